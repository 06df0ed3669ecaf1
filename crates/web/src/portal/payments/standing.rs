//! How a payment stands, as its payer needs to know it.

use billing::methods::MethodKind;
use billing::payments::{AttemptState, PaymentState, PaymentView};
use words::Words;

use crate::kit::components::Tone;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing<'v> {
    Approved,
    /// The bank asks the payer to confirm at this address (3-D Secure).
    Confirming(&'v str),
    /// Nobody knows yet: soon the processor's answer, or the janitor's look, will tell.
    Undecided,
    /// A bank debit takes days.
    OnItsWay,
    Failed,
    Canceled,
    Returned,
    /// A part of it came back from the bank.
    ReturnedInPart,
    /// The biller gave it back, or is giving it back.
    Refunded,
    RefundedInPart,
    /// The payer's bank holds it until a dispute is decided.
    Disputed,
}

impl Standing<'_> {
    pub fn of(view: &PaymentView) -> Standing<'_> {
        match view.payment.state {
            PaymentState::Paid => paid(view),
            PaymentState::Failed => Standing::Failed,
            PaymentState::Canceled => Standing::Canceled,
            PaymentState::Returned if view.payment.left_cents().is_positive() => {
                Standing::ReturnedInPart
            }
            PaymentState::Returned => Standing::Returned,
            PaymentState::Open => open(view),
        }
    }

    /// The money has come, whatever became of it then.
    pub fn was_received(self) -> bool {
        matches!(
            self,
            Standing::Approved | Standing::Refunded | Standing::RefundedInPart | Standing::Disputed
        )
    }

    pub fn chip(self, words: Words) -> (Tone, &'static str) {
        match self {
            Standing::Approved => (Tone::Done, words.payments_status_approved()),
            Standing::Confirming(_) => (Tone::Warn, words.payments_status_waiting()),
            Standing::Undecided | Standing::OnItsWay => {
                (Tone::Info, words.payments_status_in_progress())
            }
            Standing::Failed => (Tone::Bad, words.payments_status_failed()),
            Standing::Canceled => (Tone::Plain, words.payments_status_canceled()),
            Standing::Returned => (Tone::Bad, words.payments_status_returned()),
            Standing::ReturnedInPart => (Tone::Bad, words.refunds_status_returned_in_part()),
            Standing::Refunded => (Tone::Plain, words.refunds_status_refunded()),
            Standing::RefundedInPart => (Tone::Plain, words.refunds_status_in_part()),
            Standing::Disputed => (Tone::Warn, words.refunds_status_disputed()),
        }
    }

    pub fn title(self, words: Words) -> &'static str {
        match self {
            Standing::Approved => words.payments_approved_title(),
            Standing::Confirming(_) => words.payments_needs_confirmation_title(),
            Standing::Undecided | Standing::OnItsWay => words.payments_in_progress_title(),
            Standing::Failed => words.payments_failed_title(),
            Standing::Canceled => words.payments_canceled_title(),
            Standing::Returned => words.payments_returned_title(),
            Standing::ReturnedInPart => words.refunds_title_returned_in_part(),
            Standing::Refunded => words.refunds_title(),
            Standing::RefundedInPart => words.refunds_title_in_part(),
            Standing::Disputed => words.refunds_title_disputed(),
        }
    }
}

fn paid(view: &PaymentView) -> Standing<'_> {
    let payment = &view.payment;
    match (payment.contested_cents.is_positive(), payment.refunded_cents.is_positive()) {
        (true, _) => Standing::Disputed,
        (false, false) => Standing::Approved,
        (false, true) if payment.left_cents().is_positive() => Standing::RefundedInPart,
        (false, true) => Standing::Refunded,
    }
}

fn open(view: &PaymentView) -> Standing<'_> {
    let Some(attempt) = &view.attempt else { return Standing::Undecided };
    match (&attempt.action_url, attempt.state, view.method.kind) {
        (Some(url), AttemptState::Pending, _) => Standing::Confirming(url),
        (None, AttemptState::Pending, MethodKind::Bank) => Standing::OnItsWay,
        _ => Standing::Undecided,
    }
}
