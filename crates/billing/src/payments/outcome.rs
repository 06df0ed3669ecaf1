//! What becomes known of an attempt, applied: by rank, under the account's lock, in one
//! transaction with its postings. Repeating it, late or out of order, changes nothing.

use base::{Actor, Cents, Error, Id, Result, SignedDuration, kinds};
use outside::facts::{ChargeFacts, ChargeState, DisputeFacts, DisputeState};
use serde_json::json;

use super::model::{Attempt, AttemptState, Failed, Payment, PaymentState};
use super::{JOB_FORGET_METHOD, store};
use crate::Ctx;
use crate::accounts::{self, Account};
use crate::command::Command;
use crate::invoices;
use crate::journal::{self, Event, Ledger};
use crate::ledger::{self, Movement, Share};
use crate::methods;

/// How soon the janitor looks again at what the processor has not decided, by the number of looks.
const CHECKS: [SignedDuration; 5] = [
    SignedDuration::from_mins(1),
    SignedDuration::from_mins(10),
    SignedDuration::from_hours(1),
    SignedDuration::from_hours(6),
    SignedDuration::from_hours(24),
];

/// An attempt with all that its outcome touches, locked.
struct Touched {
    attempt: Attempt,
    payment: Payment,
    /// What it is for: one account at least.
    parts: Vec<TouchedPart>,
}

struct TouchedPart {
    account: Account,
    cents: Cents,
}

impl Touched {
    /// The account whose activity tells of the payment, and which bears what is nobody's part.
    fn account(&self) -> &Account {
        &self.parts[0].account
    }
}

/// The processor's facts about one attempt.
pub(super) async fn apply(
    ctx: &Ctx,
    actor: Actor,
    attempt: Id<kinds::Attempt>,
    facts: &ChargeFacts,
) -> Result<()> {
    let mut command = Command::begin(ctx, actor).await?;
    let touched = lock(&mut command, attempt).await?;
    if facts.amount != touched.payment.charge() {
        return set_aside(command, facts, "its amount is not the payment's").await;
    }
    let (old, new) = (touched.attempt.state, AttemptState::of(&facts.state));
    let mut changed = false;
    if new > old || (new == old && new == AttemptState::Pending) {
        let reference = facts.reference.as_str();
        store::set_attempt_reference(&mut command, attempt, reference).await?;
        changed = match &facts.state {
            ChargeState::Unconfirmed | ChargeState::Processing => {
                pend(&mut command, &touched, None).await?
            }
            ChargeState::ActionNeeded { url } => pend(&mut command, &touched, Some(url)).await?,
            ChargeState::Failed { reason, .. } => {
                let failed = Failed::Declined(*reason);
                conclude_unpaid(&mut command, &touched, PaymentState::Failed, failed).await?
            }
            ChargeState::Canceled => {
                let failed = Failed::Canceled;
                conclude_unpaid(&mut command, &touched, PaymentState::Canceled, failed).await?
            }
            ChargeState::Succeeded { .. } => capture(&mut command, &touched).await?,
            ChargeState::Returned { reason, amount, .. } => {
                if old < AttemptState::Succeeded {
                    capture(&mut command, &touched).await?;
                }
                take_back(&mut command, &touched, amount.cents, Failed::Declined(*reason)).await?
            }
        };
    }
    if let Some(dispute) = &facts.dispute {
        changed |= track_dispute(&mut command, &touched, dispute).await?;
    }
    if changed { command.commit().await } else { Ok(()) }
}

/// The processor knows nothing of it, and never will.
pub(super) async fn fail(ctx: &Ctx, attempt: Id<kinds::Attempt>, failed: Failed) -> Result<()> {
    let mut command = Command::begin(ctx, Actor::System).await?;
    let touched = lock(&mut command, attempt).await?;
    fail_unless_over(command, &touched, failed).await
}

/// Its first call never reached the processor, or was turned down for good. Where the janitor has
/// looked meanwhile it may have sent the attempt again, so that proves nothing.
pub(super) async fn fail_first_call(
    ctx: &Ctx,
    attempt: Id<kinds::Attempt>,
    failed: Failed,
) -> Result<()> {
    let mut command = Command::begin(ctx, Actor::System).await?;
    let touched = lock(&mut command, attempt).await?;
    // The janitor counts a look before it calls, so this row says who was first.
    if store::lock_attempt(&mut command, attempt).await?.checks > 0 {
        drop(command);
        return doubt(ctx, attempt).await;
    }
    fail_unless_over(command, &touched, failed).await
}

async fn fail_unless_over(
    mut command: Command<'_>,
    touched: &Touched,
    failed: Failed,
) -> Result<()> {
    if touched.attempt.state.is_over() {
        return Ok(());
    }
    conclude_unpaid(&mut command, touched, PaymentState::Failed, failed).await?;
    command.commit().await
}

/// The call brought no answer that can be trusted: the janitor looks soon.
pub(super) async fn doubt(ctx: &Ctx, attempt: Id<kinds::Attempt>) -> Result<()> {
    let mut command = Command::begin(ctx, Actor::System).await?;
    let touched = lock(&mut command, attempt).await?;
    if touched.attempt.state >= AttemptState::Unknown {
        return Ok(());
    }
    let check_at = command.now + SignedDuration::from_secs(10);
    store::set_attempt_state(&mut command, attempt, AttemptState::Unknown, None, Some(check_at))
        .await?;
    let event = Event::new("payment.outcome_unknown", touched.payment.id);
    command.record(event.account(touched.account().id).announced()).await?;
    command.commit().await
}

/// Money at the processor that fits nothing of ours waits for staff, once.
pub(super) async fn set_aside(
    mut command: Command<'_>,
    facts: &ChargeFacts,
    why: &str,
) -> Result<()> {
    let reference = facts.reference.as_str();
    let now = command.now;
    if store::insert_suspense(&mut command, reference, facts.amount, why, now).await? {
        tracing::error!(reference, why, "a charge at the processor waits for staff");
        let event = Event::new("suspense.found", reference);
        command.record(event.facts(json!({ "why": why }))).await?;
        command.commit().await?;
    }
    Ok(())
}

/// When to look again after so many looks.
pub(super) fn next_check(checks: i64) -> SignedDuration {
    CHECKS[usize::try_from(checks).unwrap_or(0).min(CHECKS.len() - 1)]
}

/// The accounts first, in the order of their ids, then what hangs on them: the order in which
/// everybody locks.
async fn lock(command: &mut Command<'_>, attempt: Id<kinds::Attempt>) -> Result<Touched> {
    let payment = store::get_attempt(command, attempt).await?.payment_id;
    let mut parts = Vec::new();
    for part in store::parts_of(command, payment).await? {
        let account = accounts::lock_account(command, part.account_id).await?;
        parts.push(TouchedPart { account, cents: part.cents });
    }
    if parts.is_empty() {
        return Err(Error::internal("payments", format!("payment {payment} has no part")));
    }
    // Read now: both may have changed while the locks were waited for.
    let attempt = store::get_attempt(command, attempt).await?;
    let payment = store::find_payment(command, payment).await?.ok_or(Error::NotFound)?;
    Ok(Touched { attempt, payment, parts })
}

async fn pend(command: &mut Command<'_>, touched: &Touched, action: Option<&str>) -> Result<bool> {
    let attempt = &touched.attempt;
    let check_at = command.now + next_check(attempt.checks);
    let is_news = attempt.state != AttemptState::Pending || attempt.action_url.as_deref() != action;
    if !is_news {
        return Ok(false);
    }
    let state = AttemptState::Pending;
    store::set_attempt_state(command, attempt.id, state, None, Some(check_at)).await?;
    store::set_attempt_action(command, attempt.id, action).await?;
    let event = Event::new("payment.submitted", touched.payment.id).account(touched.account().id);
    let payer = touched.payment.payer.to_string();
    let facts = json!({ "payer": payer, "needs_payer": action.is_some() });
    let event = event.facts(facts);
    // A payer who is asked to confirm is on our pages and needs no letter.
    command.record(if action.is_some() { event } else { event.announced() }).await?;
    Ok(true)
}

async fn conclude_unpaid(
    command: &mut Command<'_>,
    touched: &Touched,
    state: PaymentState,
    failed: Failed,
) -> Result<bool> {
    let (attempt, payment) = (&touched.attempt, &touched.payment);
    let reason = Some(failed.as_str());
    store::set_attempt_state(command, attempt.id, AttemptState::Failed, reason, None).await?;
    release_if_open(command, touched).await?;
    let now = command.now;
    store::set_payment_state(command, payment.id, state, Some(now)).await?;
    let facts = json!({ "payer": payment.payer.to_string(), "reason": failed.as_str() });
    let kind = if state == PaymentState::Canceled { "payment.canceled" } else { "payment.failed" };
    let event = Event::new(kind, payment.id).account(touched.account().id).facts(facts);
    command.record(event.announced()).await?;
    end_method(command, touched, Some(failed)).await?;
    Ok(true)
}

/// The money is at the processor: clearing against the invoices, the rest kept as credit.
async fn capture(command: &mut Command<'_>, touched: &Touched) -> Result<bool> {
    let Touched { attempt, payment, parts } = touched;
    store::set_attempt_state(command, attempt.id, AttemptState::Succeeded, None, None).await?;
    release_if_open(command, touched).await?;
    let now = command.now;
    store::set_payment_state(command, payment.id, PaymentState::Paid, Some(now)).await?;
    store::set_receipt_number(command, payment.id, &receipt_number(payment.id)).await?;
    let payer = payment.payer.to_string();
    let facts = json!({ "payer": payer, "amount_cents": payment.amount_cents });
    let event = Event::new("payment.paid", payment.id).account(touched.account().id).facts(facts);
    let event = command.record(event.announced()).await?;

    let source = format!("capture:{}", attempt.id);
    let mut captured = Movement::new("capture", source, touched.account()).of_payment(payment.id);
    captured.counter(Ledger::Fees, -payment.fee_cents);
    captured.counter(Ledger::Clearing, payment.fee_cents);
    for part in parts {
        captured.turn_to(&part.account);
        capture_part(command, &mut captured, payment, part).await?;
    }
    captured.post(command, event).await?;
    end_method(command, touched, None).await?;
    Ok(true)
}

async fn capture_part(
    command: &mut Command<'_>,
    captured: &mut Movement,
    payment: &Payment,
    part: &TouchedPart,
) -> Result<()> {
    let mut left = part.cents;
    for share in store::planned_shares(command, payment.id, part.account.id).await? {
        left -= settle_share(command, captured, payment, share).await?;
    }
    // What was planned may have been paid in another way meanwhile; other debts come before credit.
    for invoice in invoices::payable_by_due_date(command, part.account.id).await? {
        let share = Share { invoice: invoice.id, cents: left.min(invoice.payable_cents()) };
        if share.cents.is_positive() {
            left -= settle_share(command, captured, payment, share).await?;
        }
    }
    captured.keep(left);
    captured.counter(Ledger::Clearing, part.cents);
    Ok(())
}

async fn settle_share(
    command: &mut Command<'_>,
    captured: &mut Movement,
    payment: &Payment,
    share: Share,
) -> Result<Cents> {
    let taken = captured.lower(command, share.invoice, share.cents).await?;
    store::add_applied(command, payment.id, share, taken).await?;
    Ok(taken)
}

/// Money that went back: of the last account first, and on each first out of what was kept as
/// credit, then off the invoices it had paid, the last one first. A full return is the exact
/// reversal.
async fn take_back(
    command: &mut Command<'_>,
    touched: &Touched,
    amount: Cents,
    failed: Failed,
) -> Result<bool> {
    let Touched { attempt, payment, parts } = touched;
    let reason = Some(failed.as_str());
    store::set_attempt_state(command, attempt.id, AttemptState::Returned, reason, None).await?;
    let concluded_at = payment.concluded_at.or(Some(command.now));
    store::set_payment_state(command, payment.id, PaymentState::Returned, concluded_at).await?;
    let payer = payment.payer.to_string();
    let facts = json!({ "payer": payer, "amount_cents": amount, "reason": failed.as_str() });
    let account = touched.account();
    let event = Event::new("payment.returned", payment.id).account(account.id).facts(facts);
    let event = command.record(event.announced()).await?;

    let from = where_it_left_from(command, payment).await?;
    let fee = fee_share(payment, amount);
    let source = format!("return:{}", attempt.id);
    let mut returned = Movement::new("return", source, account).of_payment(payment.id);
    returned.counter(Ledger::Fees, fee);
    returned.counter(from, -fee);
    let mut left = amount - fee;
    for part in parts.iter().rev() {
        let back = left.min(part.cents);
        left -= back;
        returned.turn_to(&part.account);
        take_back_part(command, event, &mut returned, payment, part, back).await?;
        returned.counter(from, -back);
    }
    returned.post(command, event).await?;
    if failed.ends_method() {
        methods::disable(command, payment.method_id, failed.as_str()).await?;
    }
    Ok(true)
}

async fn take_back_part(
    command: &mut Command<'_>,
    event: Id<kinds::Event>,
    returned: &mut Movement,
    payment: &Payment,
    part: &TouchedPart,
    back: Cents,
) -> Result<()> {
    let applied = store::applied_shares(command, payment.id, part.account.id).await?;
    let kept = part.cents - applied.iter().map(|share| share.cents).sum::<Cents>();
    let mut left = back;
    let from_credit = left.min(kept);
    if from_credit.is_positive() {
        ledger::take_back_credit(command, event, &part.account, from_credit).await?;
    }
    returned.keep(-from_credit);
    left -= from_credit;
    for share in applied.into_iter().rev() {
        let cents = share.cents.min(left);
        if cents.is_positive() {
            returned.raise(command, share.invoice, cents).await?;
            store::subtract_applied(command, payment.id, Share { cents, ..share }).await?;
            left -= cents;
        }
    }
    Ok(())
}

/// A contested payment has left clearing already when it is lost.
async fn where_it_left_from(command: &mut Command<'_>, payment: &Payment) -> Result<Ledger> {
    let contested = journal::has_entry(command, &format!("chargeback:{}", payment.id)).await?;
    let won = journal::has_entry(command, &format!("chargeback_won:{}", payment.id)).await?;
    Ok(if contested && !won { Ledger::Disputes } else { Ledger::Clearing })
}

/// The part of a fee that goes back with `amount`: pro rata, and all of it with all.
fn fee_share(payment: &Payment, amount: Cents) -> Cents {
    let total = i128::from(payment.charge().cents.0);
    let part = i128::from(payment.fee_cents.0) * i128::from(amount.0);
    Cents(i64::try_from((2 * part + total) / (2 * total)).unwrap_or(0))
}

/// While a card payment is contested the bank holds the money.
async fn track_dispute(
    command: &mut Command<'_>,
    touched: &Touched,
    dispute: &DisputeFacts,
) -> Result<bool> {
    let (payment, account) = (&touched.payment, touched.account());
    let contested = format!("chargeback:{}", payment.id);
    let won = format!("chargeback_won:{}", payment.id);
    let is_contested = journal::has_entry(command, &contested).await?;
    let (kind, source, amount) = match dispute.state {
        DisputeState::Open if !is_contested => {
            ("payment.disputed", contested, dispute.amount.cents)
        }
        DisputeState::Won if is_contested && !journal::has_entry(command, &won).await? => {
            ("payment.dispute_won", won, -dispute.amount.cents)
        }
        _ => return Ok(false),
    };
    let payer = payment.payer.to_string();
    let facts = json!({ "payer": payer, "amount_cents": dispute.amount.cents });
    let event = Event::new(kind, payment.id).account(account.id).facts(facts);
    let event = command.record(event.announced()).await?;
    let mut held = Movement::new("chargeback", source, account).of_payment(payment.id);
    held.counter(Ledger::Disputes, amount);
    held.counter(Ledger::Clearing, -amount);
    held.post(command, event).await?;
    Ok(true)
}

async fn release_if_open(command: &mut Command<'_>, touched: &Touched) -> Result<()> {
    let payment = &touched.payment;
    if payment.state != PaymentState::Open {
        return Ok(());
    }
    for part in &touched.parts {
        let shares = store::planned_shares(command, payment.id, part.account.id).await?;
        ledger::release(command, part.account.id, part.cents, &shares).await?;
    }
    Ok(())
}

/// A method that will never work again is not offered any more; one for a single payment, or that
/// was removed meanwhile, is forgotten once that payment is over.
async fn end_method(
    command: &mut Command<'_>,
    touched: &Touched,
    failed: Option<Failed>,
) -> Result<()> {
    let id = touched.payment.method_id;
    if let Some(failed) = failed.filter(|failed| failed.ends_method()) {
        methods::disable(command, id, failed.as_str()).await?;
    }
    let method = methods::find_method(command, id).await?.ok_or(Error::NotFound)?;
    if !method.is_saved || method.removed_at.is_some() {
        let now = command.now;
        command.enqueue(JOB_FORGET_METHOD, &id.to_string(), now).await?;
    }
    Ok(())
}

/// One to one with the payment: the end of its id, which is random, in capitals.
fn receipt_number(payment: Id<kinds::Payment>) -> String {
    let text = payment.to_string().to_uppercase();
    format!("R-{}-{}", &text[24..30], &text[30..36])
}
