//! What becomes known of a refund, applied: by rank, under the accounts' locks, in one transaction
//! with its postings. Repeating it, late or out of order, changes nothing.

use base::{Actor, Id, Result, SignedDuration, kinds};
use outside::facts::{self, RefundFacts};
use serde_json::json;

use super::model::{Refund, RefundAttempt, RefundAttemptState, RefundState};
use super::store;
use crate::Ctx;
use crate::command::Command;
use crate::journal::{Event, Ledger};
use crate::ledger::Movement;
use crate::payments::{self, JOB_LOOK, Paid, PaymentState, next_check};

/// An attempt with all that its outcome touches, locked.
struct Touched {
    attempt: RefundAttempt,
    refund: Refund,
    paid: Paid,
}

/// The processor's facts about one attempt.
pub(super) async fn apply(
    ctx: &Ctx,
    attempt: Id<kinds::RefundAttempt>,
    facts: &RefundFacts,
) -> Result<()> {
    let mut command = Command::begin(ctx, Actor::System).await?;
    let touched = lock(&mut command, attempt).await?;
    if facts.amount != touched.refund.amount() {
        return set_aside(command, facts, "its amount is not the refund's").await;
    }
    let (old, new) = (touched.attempt.state, RefundAttemptState::of(&facts.state));
    if new <= old {
        return Ok(());
    }
    if old == RefundAttemptState::Refused {
        return match facts.state {
            facts::RefundState::Succeeded => {
                set_aside(command, facts, "this refund had been given up").await
            }
            _ => Ok(()), // it came and went, and nobody counted on it
        };
    }
    let reference = facts.reference.as_str();
    store::set_attempt_reference(&mut command, attempt, reference).await?;
    match &facts.state {
        facts::RefundState::Pending => pend(&mut command, &touched).await?,
        facts::RefundState::Succeeded => complete(&mut command, &touched).await?,
        facts::RefundState::Failed { code } => {
            undo(&mut command, &touched, RefundAttemptState::Failed, code).await?;
        }
    }
    command.commit().await
}

/// Its first call never reached the processor, or was turned down for good. Where the janitor has
/// looked meanwhile it may have sent the attempt again, so that proves nothing.
pub(super) async fn refuse_first_call(
    ctx: &Ctx,
    attempt: Id<kinds::RefundAttempt>,
    why: &str,
) -> Result<()> {
    let mut command = Command::begin(ctx, Actor::System).await?;
    let touched = lock(&mut command, attempt).await?;
    // The janitor counts a look before it calls, so this row says who was first.
    if store::lock_attempt(&mut command, attempt).await?.checks > 0 {
        drop(command);
        return doubt(ctx, attempt).await;
    }
    refuse_unless_over(command, &touched, why).await
}

/// The processor knows nothing of it, and never will.
pub(super) async fn refuse(ctx: &Ctx, attempt: Id<kinds::RefundAttempt>, why: &str) -> Result<()> {
    let mut command = Command::begin(ctx, Actor::System).await?;
    let touched = lock(&mut command, attempt).await?;
    refuse_unless_over(command, &touched, why).await
}

async fn refuse_unless_over(mut command: Command<'_>, touched: &Touched, why: &str) -> Result<()> {
    if touched.attempt.state.is_over() {
        return Ok(());
    }
    undo(&mut command, touched, RefundAttemptState::Refused, why).await?;
    command.commit().await
}

/// The call brought no answer that can be trusted: the janitor looks soon.
pub(super) async fn doubt(ctx: &Ctx, attempt: Id<kinds::RefundAttempt>) -> Result<()> {
    let mut command = Command::begin(ctx, Actor::System).await?;
    let touched = lock(&mut command, attempt).await?;
    if touched.attempt.state >= RefundAttemptState::Unknown {
        return Ok(());
    }
    let check_at = Some(command.now + SignedDuration::from_secs(10));
    let state = RefundAttemptState::Unknown;
    store::set_attempt_state(&mut command, attempt, state, None, check_at).await?;
    command.record(touched.event("refund.outcome_unknown")).await?;
    command.commit().await
}

/// Money that left the processor for a reason that nobody here knows waits for staff, once.
pub(super) async fn set_aside(
    mut command: Command<'_>,
    facts: &RefundFacts,
    why: &str,
) -> Result<()> {
    let reference = facts.reference.as_str();
    match payments::note_suspense(&mut command, reference, facts.amount, why).await? {
        true => command.commit().await,
        false => Ok(()),
    }
}

impl Touched {
    fn event(&self, kind: &'static str) -> Event {
        let facts = json!({
            "payer": self.paid.payment.payer.to_string(),
            "payment": self.refund.payment_id,
            "amount_cents": self.refund.amount_cents,
        });
        Event::new(kind, self.refund.id).account(self.paid.account().id).facts(facts)
    }

    fn movement(&self, kind: &'static str, source: String) -> Movement {
        Movement::new(kind, source, self.paid.account()).of_payment(self.refund.payment_id)
    }
}

/// The accounts first, then what hangs on them: the order in which everybody locks.
async fn lock(command: &mut Command<'_>, attempt: Id<kinds::RefundAttempt>) -> Result<Touched> {
    let refund = store::get_attempt(command, attempt).await?.refund_id;
    let payment = store::get_refund(command, refund).await?.payment_id;
    let paid = payments::lock_paid(command, payment).await?;
    // Read now: both may have changed while the locks were waited for.
    let attempt = store::get_attempt(command, attempt).await?;
    let refund = store::get_refund(command, refund).await?;
    Ok(Touched { attempt, refund, paid })
}

async fn pend(command: &mut Command<'_>, touched: &Touched) -> Result<()> {
    let attempt = &touched.attempt;
    let check_at = Some(command.now + next_check(attempt.checks));
    let state = RefundAttemptState::Pending;
    store::set_attempt_state(command, attempt.id, state, None, check_at).await?;
    command.record(touched.event("refund.submitted").announced()).await?;
    Ok(())
}

/// The money has left the processor: what was payable is paid.
async fn complete(command: &mut Command<'_>, touched: &Touched) -> Result<()> {
    let (attempt, refund) = (&touched.attempt, &touched.refund);
    let (state, now) = (RefundAttemptState::Succeeded, command.now);
    store::set_attempt_state(command, attempt.id, state, None, None).await?;
    store::set_refund_state(command, refund.id, RefundState::Done, now).await?;
    let event = command.record(touched.event("refund.done").announced()).await?;
    let mut done = touched.movement("refund_done", format!("refund_done:{}", attempt.id));
    done.counter(Ledger::RefundsPayable, refund.amount_cents);
    done.counter(Ledger::Clearing, -refund.amount_cents);
    done.post(command, event).await
}

/// Nothing went back after all, or it came back undelivered: the exact reversal.
async fn undo(
    command: &mut Command<'_>,
    touched: &Touched,
    state: RefundAttemptState,
    why: &str,
) -> Result<()> {
    let Touched { attempt, refund, paid } = touched;
    let now = command.now;
    store::set_attempt_state(command, attempt.id, state, Some(why), None).await?;
    store::set_refund_state(command, refund.id, RefundState::Failed, now).await?;
    // Of one that was never made the payer has not heard, and need not.
    let event = match state {
        RefundAttemptState::Refused => touched.event("refund.refused"),
        _ => touched.event("refund.failed").announced(),
    };
    let event = command.record(event).await?;
    if attempt.state == RefundAttemptState::Succeeded {
        let mut back = touched.movement("refund_back", format!("refund_back:{}", attempt.id));
        back.counter(Ledger::Clearing, refund.amount_cents);
        back.counter(Ledger::RefundsPayable, -refund.amount_cents);
        back.post(command, event).await?;
    }
    let mut undone = touched.movement("refund_undone", format!("refund_undone:{}", refund.id));
    let (fee, from) = (refund.fee_cents, Ledger::RefundsPayable);
    let taken = store::shares_of(command, refund.id).await?;
    payments::put_back(command, &mut undone, paid, &taken, fee, from).await?;
    undone.post(command, event).await?;
    payments::add_refunded(command, refund.payment_id, -refund.amount_cents).await?;
    payments::use_other_credit(command, event, paid).await?;
    // The bank may have fetched back what the refund had taken: now there is something to take.
    if paid.payment.state == PaymentState::Returned {
        command.enqueue(JOB_LOOK, &refund.payment_id.to_string(), now).await?;
    }
    Ok(())
}
