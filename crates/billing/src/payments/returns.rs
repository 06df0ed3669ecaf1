//! What comes back from banks after a payment was made: returns of debits, and disputes of cards from
//! the day they are opened until they are decided.

use base::{Cents, Money, Result};
use outside::facts::{DisputeFacts, DisputeState};
use serde_json::json;

use super::giving_back::{self, Paid};
use super::model::{AttemptState, Failed, Payment, PaymentState};
use super::outcome::{Touched, note_suspense};
use super::store;
use crate::command::Command;
use crate::journal::{self, Event, Ledger};
use crate::ledger::Movement;
use crate::methods;

/// Money that the bank fetched back, now or once more: as much of it as is left. What a refund has
/// taken meanwhile cannot come back too; whether that refund or this return was faster shows later.
pub(super) async fn take_back(
    command: &mut Command<'_>,
    touched: &Touched,
    reference: &str,
    amount: Money,
    failed: Failed,
) -> Result<bool> {
    let (attempt, already) = (&touched.attempt, touched.payment.returned_cents);
    let is_first = attempt.state < AttemptState::Returned;
    let paid = giving_back::lock_paid(command, touched.payment.id).await?;
    let wanted = (amount.cents - already).at_least_zero();
    let back = wanted.min(paid.left_cents());
    let mut changed = false;
    if is_first || back.is_positive() {
        post_return(command, touched, &paid, back, failed).await?;
        changed = true;
    }
    let beyond = wanted - back;
    if beyond.is_positive() && paid.refunding_cents.is_zero() {
        let beyond = beyond.of(amount.currency);
        let why = "more came back than was left of the payment";
        changed |= note_suspense(command, reference, beyond, why).await?;
    }
    Ok(changed)
}

async fn post_return(
    command: &mut Command<'_>,
    touched: &Touched,
    paid: &Paid,
    back: Cents,
    failed: Failed,
) -> Result<()> {
    let (attempt, payment) = (&touched.attempt, &touched.payment);
    let reason = Some(failed.as_str());
    store::set_attempt_state(command, attempt.id, AttemptState::Returned, reason, None).await?;
    let concluded_at = payment.concluded_at.or(Some(command.now));
    store::set_payment_state(command, payment.id, PaymentState::Returned, concluded_at).await?;
    store::add_returned(command, payment.id, back).await?;
    let payer = payment.payer.to_string();
    let facts = json!({ "payer": payer, "amount_cents": back, "reason": failed.as_str() });
    let account = touched.account();
    let event = Event::new("payment.returned", payment.id).account(account.id).facts(facts);
    let event = command.record(event.announced()).await?;

    let source = match payment.returned_cents {
        Cents::ZERO => format!("return:{}", attempt.id),
        already => format!("return:{}:{}", attempt.id, already.0),
    };
    let mut returned = Movement::new("return", source, account).of_payment(payment.id);
    let to = where_it_left_from(command, payment).await?;
    giving_back::take(command, event, &mut returned, paid, back, to).await?;
    returned.post(command, event).await?;
    giving_back::use_other_credit(command, event, paid).await?;
    disable_method(command, payment, failed).await
}

/// A contested payment has left clearing already when it is lost.
async fn where_it_left_from(command: &mut Command<'_>, payment: &Payment) -> Result<Ledger> {
    let contested = journal::has_entry(command, &format!("chargeback:{}", payment.id)).await?;
    let won = journal::has_entry(command, &format!("chargeback_won:{}", payment.id)).await?;
    Ok(if contested && !won { Ledger::Disputes } else { Ledger::Clearing })
}

/// While a card payment is contested the bank holds the money.
pub(super) async fn track_dispute(
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
    store::set_contested(command, payment.id, amount.at_least_zero()).await?;
    let mut held = Movement::new("chargeback", source, account).of_payment(payment.id);
    held.counter(Ledger::Disputes, amount);
    held.counter(Ledger::Clearing, -amount);
    held.post(command, event).await?;
    Ok(true)
}

/// What a bank says of a debit may be true of all that follow.
pub(super) async fn disable_method(
    command: &mut Command<'_>,
    payment: &Payment,
    failed: Failed,
) -> Result<()> {
    if failed.revokes_mandate() {
        methods::revoke_mandate(command, payment.method_id, failed.as_str()).await?;
    }
    if failed.ends_method() {
        methods::disable(command, payment.method_id, failed.as_str()).await?;
    }
    Ok(())
}
