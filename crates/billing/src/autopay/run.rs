//! A cycle's day has come: the balance is read again under the account's lock, and a payment begins.
//!
//! The try and the payment are committed together, before the processor is called. Whoever runs the
//! cycle a second time, at once or after a crash, finds it under way; a payment whose call was cut
//! off is the janitor's like any other.

use base::{Actor, Cents, Error, Id, Refusal, Result, boxed, kinds};
use serde_json::json;

use super::due::{Due, due_of, method_to_debit};
use super::model::{AskReason, Autopay, AutopayState, Cycle, CycleState, EndReason};
use super::plan::{ailment, yield_to};
use super::store;
use super::timing::is_too_late;
use crate::Ctx;
use crate::accounts::{self, Account};
use crate::command::Command;
use crate::journal::Event;
use crate::methods::Method;
use crate::payers::Payer;
use crate::payments::{self, Channel, NewPart, NewPayment, allowance_of};

#[boxed]
pub async fn run(ctx: &Ctx, cycle: Id<kinds::AutopayCycle>) -> Result<()> {
    match begin(ctx, cycle).await {
        Ok(Some(attempt)) => payments::send(ctx, attempt).await,
        Ok(None) => Ok(()),
        // Nothing of it was committed: the payer has to do it.
        Err(Error::Refused(refusal)) => {
            tracing::warn!(%cycle, ?refusal, "a debit was refused before it began");
            refuse(ctx, cycle, &refusal).await
        }
        Err(error) => Err(error),
    }
}

/// A cycle whose turn it is, with all that is decided about, under the account's lock.
struct Turn {
    cycle: Cycle,
    autopay: Autopay,
    account: Account,
}

/// C0; None when there is nothing to send.
pub(super) async fn begin(
    ctx: &Ctx,
    cycle: Id<kinds::AutopayCycle>,
) -> Result<Option<Id<kinds::Attempt>>> {
    let mut command = Command::begin(ctx, Actor::System).await?;
    let Some(turn) = find_turn(&mut command, cycle).await? else { return Ok(None) };
    let due = due_of(&mut command, &turn.cycle).await?;
    if due.cents.is_zero() {
        return nothing_due(command, &turn).await; // whatever else is the matter
    }
    if is_too_late(turn.cycle.next_on, ctx.today()) {
        return ask(command, &turn, AskReason::TooLate, due.cents).await;
    }
    if turn.autopay.state != AutopayState::Active {
        return ask(command, &turn, AskReason::Paused, due.cents).await;
    }
    if let Some(reason) = ailment(&mut command, &turn.autopay).await? {
        return end_turn(command, &turn, reason, due.cents).await;
    }
    if turn.cycle.announced_at.is_none() {
        return nothing_due(command, &turn).await; // nothing was, when it could have been announced
    }
    if turn.autopay.cap_cents.is_some_and(|cap| due.cents > cap) {
        return ask(command, &turn, AskReason::AboveCap, due.cents).await;
    }
    let owner = Payer::User(turn.autopay.user_id);
    let allowance = allowance_of(ctx, &mut command, owner, &turn.account).await?;
    if allowance.check(due.cents).is_err() {
        return ask(command, &turn, AskReason::AboveLimit, due.cents).await;
    }
    charge(command, turn, due).await
}

/// None when somebody else has run it, skipped it, or its day is yet to come.
async fn find_turn(command: &mut Command<'_>, id: Id<kinds::AutopayCycle>) -> Result<Option<Turn>> {
    let Some(cycle) = store::find_cycle(command, id).await? else { return Ok(None) };
    let account = accounts::lock_account(command, cycle.account_id).await?;
    // Read again: it may have been run while the lock was waited for.
    let cycle = store::find_cycle(command, id).await?;
    let today = command.ctx.today();
    let is_its_turn = |cycle: &Cycle| cycle.state == CycleState::Planned && cycle.next_on <= today;
    let Some(cycle) = cycle.filter(is_its_turn) else { return Ok(None) };
    let autopay = store::find_autopay(command, cycle.autopay_id).await?.ok_or(Error::NotFound)?;
    Ok(Some(Turn { cycle, autopay, account }))
}

async fn charge(
    mut command: Command<'_>,
    turn: Turn,
    due: Due,
) -> Result<Option<Id<kinds::Attempt>>> {
    let Turn { cycle, autopay, account } = turn;
    let today = command.ctx.today();
    let method = method_to_debit(&mut command, &autopay, cycle.with_backup, today).await?;
    let method = method.ok_or(Refusal::MethodUnusable)?;
    let consent = store::find_in_force(&mut command, autopay.id, method.id).await?;
    let consent = consent.ok_or(Refusal::TermsNotAccepted)?; // no debit without an authorization
    let payment = new_payment(&command, &cycle, &autopay, &account, &method, due);
    let (id, cents) = (payment.id, payment.parts[0].cents);
    let attempt = payments::begin_in_txn(&mut command, &payment).await?;
    let with_backup = method.id != autopay.method_id;
    store::insert_try(&mut command, &cycle, with_backup, id, consent).await?;
    let facts = json!({ "user": autopay.user_id, "payment": id, "amount_cents": cents });
    let event = Event::new("autopay.debited", cycle.id).account(account.id);
    command.record(event.facts(facts)).await?;
    command.commit().await?;
    Ok(attempt)
}

fn new_payment(
    command: &Command<'_>,
    cycle: &Cycle,
    autopay: &Autopay,
    account: &Account,
    method: &Method,
    due: Due,
) -> NewPayment {
    let Due { cents, shares } = due;
    NewPayment {
        id: command.ctx.id(),
        channel: Channel::AutoPay,
        key: format!("{}:{}", cycle.id, cycle.tries + 1),
        params_hash: format!("{}:{}", method.id, cents.0),
        payer: Payer::User(autopay.user_id),
        method: method.id,
        parts: vec![NewPart { account: account.clone(), cents, shares }],
        accepted_fee_cents: None,
    }
}

/// A pause asks for this payment; who lost the account has nothing more to do with it.
async fn end_turn(
    mut command: Command<'_>,
    turn: &Turn,
    reason: EndReason,
    due_cents: Cents,
) -> Result<Option<Id<kinds::Attempt>>> {
    yield_to(&mut command, &turn.autopay, reason).await?;
    if reason == EndReason::MethodUnusable {
        return ask(command, turn, AskReason::Paused, due_cents).await;
    }
    command.commit().await?;
    Ok(None)
}

async fn nothing_due(mut command: Command<'_>, turn: &Turn) -> Result<Option<Id<kinds::Attempt>>> {
    let id = turn.cycle.id;
    store::set_cycle_state(&mut command, id, CycleState::NothingDue, None).await?;
    command.record(Event::new("autopay.nothing_due", id).account(turn.account.id)).await?;
    command.commit().await?;
    Ok(None)
}

async fn ask(
    mut command: Command<'_>,
    turn: &Turn,
    reason: AskReason,
    due_cents: Cents,
) -> Result<Option<Id<kinds::Attempt>>> {
    ask_in_txn(&mut command, &turn.autopay, &turn.cycle, reason, due_cents).await?;
    command.commit().await?;
    Ok(None)
}

/// The payer is asked to pay by hand; what is owed stays owed.
pub(super) async fn ask_in_txn(
    command: &mut Command<'_>,
    autopay: &Autopay,
    cycle: &Cycle,
    reason: AskReason,
    cents: Cents,
) -> Result<()> {
    store::set_cycle_state(command, cycle.id, CycleState::Asked, Some(reason)).await?;
    let facts =
        json!({ "user": autopay.user_id, "reason": reason.as_str(), "amount_cents": cents });
    let event = Event::new("autopay.asked", cycle.id).account(cycle.account_id).facts(facts);
    command.record(event.announced()).await?;
    Ok(())
}

async fn refuse(ctx: &Ctx, cycle: Id<kinds::AutopayCycle>, refusal: &Refusal) -> Result<()> {
    let mut command = Command::begin(ctx, Actor::System).await?;
    let Some(turn) = find_turn(&mut command, cycle).await? else { return Ok(()) };
    let reason = match refusal {
        Refusal::AbovePaymentLimit { .. } | Refusal::AboveMonthLimit { .. } => {
            AskReason::AboveLimit
        }
        _ => AskReason::Refused,
    };
    match due_of(&mut command, &turn.cycle).await?.cents {
        Cents::ZERO => nothing_due(command, &turn).await.map(drop),
        due_cents => ask(command, &turn, reason, due_cents).await.map(drop),
    }
}
