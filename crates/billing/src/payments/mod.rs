//! The payment engine: one for every channel (DESIGN §4).
//!
//! A payer prepares a draft ([`drafts`]). Completing it ([`pay`]) commits payment and attempt
//! ([`intent`]) **before** the processor is called ([`call`]), with the attempt's id as the
//! processor's idempotency key, and the outcome after it. Whatever becomes known of an attempt, by the answer, a notification,
//! the janitor or the daily walk through the processor's list, goes through [`outcome::apply`],
//! which only ever raises its state. So everything may be repeated, in any order.

mod allowance;
mod amounts;
mod call;
mod drafts;
mod ending_methods;
mod fees;
mod giving_back;
mod inbox;
mod intent;
mod janitor;
mod model;
mod outcome;
mod pay;
mod plan;
mod planned;
mod reconcile;
mod returns;
mod store;
#[cfg(test)]
pub mod tests;

pub use allowance::{Allowance, allowance_of};
pub use amounts::{Amounts, amounts_of};
pub use call::send;
pub use drafts::{
    NOTE_LENGTH, Review, Reviewed, ReviewedPart, ReviewedShare, cancel_draft, choose_method,
    find_draft_for, note_short_payments, put_draft, review, ticked_in,
};
pub use ending_methods::{forget_method, forget_unused_methods, open_payment_with, remove_method};
pub use fees::{FreeWays, free_ways, tariff_of};
pub use giving_back::{
    Paid, StillPaid, TakenShare, add_refunded, lock_paid, put_back, take, use_other_credit,
};
pub use inbox::{handle_notification, note_handled, notified_of, receive};
pub use intent::begin_in_txn;
pub use janitor::{FENCE, check_attempts, look_again, refresh};
pub use model::{
    Attempt, AttemptState, Choice, Draft, Failed, MethodView, NewDraft, NewPart, NewPayment,
    PaidPart, PaidShare, Payment, PaymentState, PaymentView, TickedAccount, TickedInvoice,
};
pub use outcome::{next_check, note_suspense};
pub use pay::pay;
pub use plan::Ticked;
pub use planned::{failure_of, take_draft};
pub use reconcile::reconcile;
pub use store::{
    find_by_receipt, find_payment, last_attempt, latest_of, parts_of, payment_by_reference,
    payments_of_invoice, view_for,
};

/// Which the rules for fees ask for.
pub use crate::settings::Channel;

/// A verified notification waits to be handled; the subject is its event id.
pub const JOB_NOTIFICATION: &str = "payments.notification";
/// The same for one about a refund, and about a payout, which other slices handle.
pub const JOB_REFUND_NOTIFICATION: &str = "refunds.notification";
pub const JOB_PAYOUT_NOTIFICATION: &str = "payouts.notification";
/// A payment's charge is to be looked at; the subject is the payment.
pub const JOB_LOOK: &str = "payments.look";
/// A method that was removed, or was for one payment only, is to be forgotten; the subject is its id.
pub const JOB_FORGET_METHOD: &str = "payments.forget_method";
