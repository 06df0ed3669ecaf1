//! What the processor tells of refunds: by notification, which only makes us fetch it again, and by
//! the daily walk through its own list.

use base::{Actor, Result, SignedDuration, boxed};
use outside::facts::{RefundFacts, RefundState};
use outside::processor::{Failure, RefundRef};

use super::{outcome, store};
use crate::Ctx;
use crate::command::Command;
use crate::payments;

/// A refund may change days later, and lists may lag: every walk overlaps the one before.
const OVERLAP: SignedDuration = SignedDuration::from_hours(72);

pub async fn handle_notification(ctx: &Ctx, event_id: &str) -> Result<()> {
    let (_, reference) = payments::notified_of(ctx, event_id).await?;
    match ctx.processor.get_refund(&RefundRef::new(reference)).await {
        Ok(facts) => apply_facts(ctx, &facts).await?,
        Err(Failure::NotFound) => {}
        Err(failure) => return Err(failure.unavailable()),
    }
    payments::note_handled(ctx, event_id).await
}

/// Applies everything that was refunded lately, and what became lately of older refunds; says how
/// many it saw.
#[boxed]
pub async fn reconcile(ctx: &Ctx) -> Result<usize> {
    let since = ctx.now() - OVERLAP;
    let mut seen = 0;
    let mut next = None;
    loop {
        let page =
            ctx.processor.list_refunds_since(since, next).await.map_err(Failure::unavailable)?;
        for facts in &page.refunds {
            apply_facts(ctx, facts).await?;
            seen += 1;
        }
        match page.next {
            Some(cursor) => next = Some(cursor),
            None => return Ok(seen),
        }
    }
}

/// Ours are applied; one that somebody made at the processor itself is set aside.
async fn apply_facts(ctx: &Ctx, facts: &RefundFacts) -> Result<()> {
    let mut conn = ctx.db.read().await?;
    let ours = store::find_attempt(&mut conn, facts.attempt, facts.reference.as_str()).await?;
    drop(conn);
    match ours {
        Some(attempt) => outcome::apply(ctx, attempt, facts).await,
        None if matches!(facts.state, RefundState::Failed { .. }) => Ok(()),
        None => {
            let command = Command::begin(ctx, Actor::System).await?;
            outcome::set_aside(command, facts, "no refund of ours made it").await
        }
    }
}
