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
}

impl Standing<'_> {
    pub fn of(view: &PaymentView) -> Standing<'_> {
        match view.payment.state {
            PaymentState::Paid => Standing::Approved,
            PaymentState::Failed => Standing::Failed,
            PaymentState::Canceled => Standing::Canceled,
            PaymentState::Returned => Standing::Returned,
            PaymentState::Open => open(view),
        }
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
        }
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
