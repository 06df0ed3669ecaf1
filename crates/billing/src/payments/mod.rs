//! The payment engine: one for every channel (DESIGN §4).
//!
//! A payer prepares a draft ([`drafts`]). Completing it ([`pay`]) commits payment and attempt
//! **before** the processor is called, with the attempt's id as the processor's idempotency key,
//! and the outcome after it. Whatever becomes known of an attempt, by the answer, a notification,
//! the janitor or the daily walk through the processor's list, goes through [`outcome::apply`],
//! which only ever raises its state. So everything may be repeated, in any order.

mod allowance;
mod drafts;
mod inbox;
mod janitor;
mod model;
mod outcome;
mod pay;
mod reconcile;
mod store;
#[cfg(test)]
mod tests;

pub use allowance::{Allowance, allowance_of};
pub use drafts::{
    Amounts, Review, Reviewed, amounts_of, cancel_draft, choose_method, find_draft_for, put_draft,
    review,
};
pub use inbox::{handle_notification, receive};
pub use janitor::{check_attempts, refresh};
pub use model::{
    Attempt, AttemptState, Channel, Choice, Draft, Failed, MethodView, NewDraft, PaidShare,
    Payment, PaymentState, PaymentView,
};
pub use pay::pay;
pub use reconcile::reconcile;
pub use store::{draft_invoices, find_payment, latest_of, payments_of_invoice, view_for};

/// A verified notification waits to be handled; the subject is its event id.
pub const JOB_NOTIFICATION: &str = "payments.notification";
/// A method that was for one payment only is to be forgotten; the subject is its id.
pub const JOB_FORGET_METHOD: &str = "payments.forget_method";
