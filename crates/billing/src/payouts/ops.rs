//! What the processor says of payouts, posted once each: by notification, which only makes us fetch
//! it again, and by the daily walk through its own list.

use base::{Actor, Cents, Result, SignedDuration, boxed};
use outside::facts::{MovementFacts, MovementKind, PayoutFacts, PayoutState};
use outside::processor::{Failure, PayoutRef};
use serde_json::json;

use super::model::Payout;
use super::store;
use crate::Ctx;
use crate::command::Command;
use crate::journal::{self, Entry, Event, Ledger, Posting};
use crate::payments;

/// A payout arrives, or is turned down, within days.
const OVERLAP: SignedDuration = SignedDuration::from_hours(14 * 24);

pub async fn handle_notification(ctx: &Ctx, event_id: &str) -> Result<()> {
    let (_, reference) = payments::notified_of(ctx, event_id).await?;
    match ctx.processor.get_payout(&PayoutRef::new(reference)).await {
        Ok(facts) => apply(ctx, &facts).await?,
        Err(Failure::NotFound) => {}
        Err(failure) => return Err(failure.unavailable()),
    }
    payments::note_handled(ctx, event_id).await
}

/// Applies everything that was paid out lately; says how many payouts it saw.
#[boxed]
pub async fn reconcile(ctx: &Ctx) -> Result<usize> {
    let since = ctx.now() - OVERLAP;
    let mut seen = 0;
    let mut next = None;
    loop {
        let page =
            ctx.processor.list_payouts_since(since, next).await.map_err(Failure::unavailable)?;
        for facts in &page.payouts {
            apply(ctx, facts).await?;
            seen += 1;
        }
        match page.next {
            Some(cursor) => next = Some(cursor),
            None => return Ok(seen),
        }
    }
}

/// By rank: on its way, then arrived, and a bank may turn it down even after that.
async fn apply(ctx: &Ctx, facts: &PayoutFacts) -> Result<()> {
    let mut conn = ctx.db.read().await?;
    let known = store::find_payout(&mut conn, facts.reference.as_str()).await?;
    drop(conn);
    if known.is_none() {
        let movements =
            ctx.processor.movements_of(&facts.reference).await.map_err(Failure::unavailable)?;
        begin(ctx, facts, &movements).await?;
    }
    proceed(ctx, facts).await
}

/// The money has left the processor, and what it kept is known.
async fn begin(ctx: &Ctx, facts: &PayoutFacts, movements: &[MovementFacts]) -> Result<()> {
    let mut command = Command::begin(ctx, Actor::System).await?;
    let payout = Payout {
        reference: facts.reference.as_str().to_owned(),
        amount_cents: facts.amount.cents,
        fees_cents: movements.iter().map(kept).sum(),
        currency: facts.amount.currency,
        state: PayoutState::OnItsWay,
        created_at: facts.created,
        arrives_at: facts.arrives,
    };
    if !store::insert_payout(&mut command, &payout).await? {
        return Ok(()); // another process was faster
    }
    for movement in movements {
        let payment = match &movement.charge {
            Some(charge) => payments::payment_by_reference(&mut command, charge.as_str()).await?,
            None => None,
        };
        store::insert_item(&mut command, &payout.reference, movement, payment).await?;
    }
    let (amount, fees) = (payout.amount_cents, payout.fees_cents);
    let event = event("payout.begun", &payout);
    let event = command.record(event).await?;
    let mut entry = entry("payout", &payout);
    entry.leg(Posting::debit(Ledger::Bank, amount));
    entry.leg(Posting::debit(Ledger::ProcessorFees, fees));
    entry.leg(Posting::credit(Ledger::Clearing, amount + fees));
    journal::post_all(&mut command, event, vec![entry]).await?;
    command.commit().await
}

/// What the processor kept of a movement; some are nothing but a fee.
fn kept(movement: &MovementFacts) -> Cents {
    match movement.kind {
        MovementKind::Fee => movement.fee_cents - movement.amount.cents,
        _ => movement.fee_cents,
    }
}

async fn proceed(ctx: &Ctx, facts: &PayoutFacts) -> Result<()> {
    let mut command = Command::begin(ctx, Actor::System).await?;
    let reference = facts.reference.as_str();
    let payout = store::lock_payout(&mut command, reference).await?;
    if facts.state <= payout.state {
        return Ok(());
    }
    store::set_payout_state(&mut command, reference, facts.state).await?;
    match facts.state {
        PayoutState::Failed => {
            let event = command.record(event("payout.failed", &payout)).await?;
            // The fees stay what they are; the rest is at the processor again.
            let mut entry = entry("payout_failed", &payout);
            entry.leg(Posting::debit(Ledger::Clearing, payout.amount_cents));
            entry.leg(Posting::credit(Ledger::Bank, payout.amount_cents));
            journal::post_all(&mut command, event, vec![entry]).await?;
        }
        _ => drop(command.record(event("payout.arrived", &payout)).await?),
    }
    command.commit().await
}

fn event(kind: &'static str, payout: &Payout) -> Event {
    let facts = json!({ "amount_cents": payout.amount_cents, "fees_cents": payout.fees_cents });
    Event::new(kind, &payout.reference).facts(facts)
}

fn entry(kind: &'static str, payout: &Payout) -> Entry {
    Entry::new(kind, format!("{kind}:{}", payout.reference), payout.currency)
}
