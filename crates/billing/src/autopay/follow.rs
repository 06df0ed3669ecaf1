//! What became of a debit, and what comes of that: done, tried again, asked, or the end of AutoPay.

use std::str::FromStr as _;

use base::{Actor, Error, Id, Result, boxed, kinds};
use serde_json::json;

use super::end::end;
use super::model::{Autopay, AutopayState, Cycle, CycleState, EndReason};
use super::plan::{ailment, yield_to};
use super::retry::{Ended, Step, next_step};
use super::run::ask_in_txn;
use super::store;
use crate::Ctx;
use crate::accounts;
use crate::command::Command;
use crate::journal::{Event, EventRow};
use crate::payments::{self, Payment, PaymentState};

/// Reacts to what other slices announce. Hearing of it twice changes nothing.
#[boxed]
pub async fn follow(ctx: &Ctx, event: &EventRow) -> Result<()> {
    match event.kind.as_str() {
        "payment.paid" | "payment.failed" | "payment.canceled" | "payment.returned" => {
            let payment =
                Id::from_str(&event.subject).map_err(|error| Error::internal("autopay", error))?;
            follow_payment(ctx, payment).await
        }
        "delegate.withdrawn" | "delegate.left" | "delegate.changed" => {
            let user =
                Id::from_str(&event.subject).map_err(|error| Error::internal("autopay", error))?;
            follow_access(ctx, user, event.account_id).await
        }
        "method.disabled" | "method.removed" => {
            let method =
                Id::from_str(&event.subject).map_err(|error| Error::internal("autopay", error))?;
            follow_method(ctx, method).await
        }
        _ => Ok(()),
    }
}

async fn follow_payment(ctx: &Ctx, payment: Id<kinds::Payment>) -> Result<()> {
    let mut command = Command::begin(ctx, Actor::System).await?;
    let Some(cycle) = store::find_cycle_of(&mut command, payment).await? else { return Ok(()) };
    accounts::lock_account(&mut command, cycle.account_id).await?;
    // Read again: both may have changed while the lock was waited for.
    let Some(cycle) = store::find_cycle_of(&mut command, payment).await? else { return Ok(()) };
    let payment = payments::find_payment(&mut command, payment).await?.ok_or(Error::NotFound)?;
    let autopay = store::find_autopay(&mut command, cycle.autopay_id).await?;
    let autopay = autopay.ok_or(Error::NotFound)?;
    match (cycle.state, payment.state) {
        (CycleState::Charging, PaymentState::Paid) => {
            store::set_cycle_state(&mut command, cycle.id, CycleState::Paid, None).await?;
            command.record(event("autopay.paid", &autopay, &cycle, &payment)).await?;
        }
        (CycleState::Charging, PaymentState::Failed | PaymentState::Canceled)
        | (CycleState::Charging | CycleState::Paid, PaymentState::Returned) => {
            go_on(&mut command, &autopay, &cycle, &payment).await?;
        }
        _ => return Ok(()), // told before, or not over yet
    }
    command.commit().await
}

/// By the rules of [`next_step`]; an AutoPay that stopped meanwhile debits no more.
async fn go_on(
    command: &mut Command<'_>,
    autopay: &Autopay,
    cycle: &Cycle,
    payment: &Payment,
) -> Result<()> {
    let attempt = payments::last_attempt(command, payment.id).await?;
    let ended = Ended {
        failed: attempt.and_then(|attempt| attempt.failure()),
        came_back: payment.state == PaymentState::Returned,
        tries: cycle.tries,
        was_backup: cycle.with_backup,
        has_backup: autopay.backup_method_id.is_some(),
    };
    let is_over = autopay.state == AutopayState::Stopped;
    match next_step(ended, command.ctx.today()) {
        Step::Stop => {
            store::set_cycle_state(command, cycle.id, CycleState::Ended, None).await?;
            if !is_over {
                end(command, autopay, EndReason::Unauthorized).await?;
            }
            command.record(event("autopay.failed", autopay, cycle, payment)).await?;
        }
        Step::Again { on, with_backup } if !is_over => {
            store::set_next_try(command, cycle.id, on, with_backup).await?;
            let failed = event("autopay.failed", autopay, cycle, payment);
            // The payer hears of the first failure, and at the end how it ended.
            let failed = if cycle.tries == 1 { failed.announced() } else { failed };
            command.record(failed).await?;
        }
        Step::Again { .. } => {
            store::set_cycle_state(command, cycle.id, CycleState::Ended, None).await?;
            command.record(event("autopay.failed", autopay, cycle, payment)).await?;
        }
        Step::Ask(reason) => {
            command.record(event("autopay.failed", autopay, cycle, payment)).await?;
            ask_in_txn(command, autopay, cycle, reason, payment.amount_cents).await?;
        }
    }
    Ok(())
}

fn event(kind: &'static str, autopay: &Autopay, cycle: &Cycle, payment: &Payment) -> Event {
    let facts = json!({
        "user": autopay.user_id, "payment": payment.id, "amount_cents": payment.amount_cents,
    });
    Event::new(kind, cycle.id).account(cycle.account_id).facts(facts)
}

/// Who may no longer pay on an account has no AutoPay there.
async fn follow_access(
    ctx: &Ctx,
    user: Id<kinds::User>,
    account: Option<Id<kinds::Account>>,
) -> Result<()> {
    let Some(account) = account else { return Ok(()) };
    let mut command = Command::begin(ctx, Actor::System).await?;
    let Some(autopay) = store::live_of_user(&mut command, user, account).await? else {
        return Ok(());
    };
    check_up(command, autopay.id).await
}

/// A method that ended may have been the one that AutoPay debits, on any number of accounts.
async fn follow_method(ctx: &Ctx, method: Id<kinds::Method>) -> Result<()> {
    let mut conn = ctx.db.read().await?;
    let uses = store::uses_of(&mut conn, method).await?;
    drop(conn);
    for one in uses {
        check_up(Command::begin(ctx, Actor::System).await?, one.autopay_id).await?;
    }
    Ok(())
}

async fn check_up(mut command: Command<'_>, autopay: Id<kinds::Autopay>) -> Result<()> {
    let found = store::find_autopay(&mut command, autopay).await?.ok_or(Error::NotFound)?;
    accounts::lock_account(&mut command, found.account_id).await?;
    let found = store::find_autopay(&mut command, autopay).await?.ok_or(Error::NotFound)?;
    if found.state != AutopayState::Active {
        return Ok(());
    }
    let Some(reason) = ailment(&mut command, &found).await? else { return Ok(()) };
    yield_to(&mut command, &found, reason).await?;
    command.commit().await
}
