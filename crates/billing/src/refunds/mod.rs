//! Refunds: money of a payment that the biller gives back, whole or in part.
//!
//! A refund has the shape of a payment: the intent and its attempt are committed **before** the
//! processor is called ([`ask`]), with the attempt's id as the processor's idempotency key, and
//! whatever becomes known of it goes through [`outcome::apply`], which only ever raises its state.
//! One that the processor could not deliver is undone, also long after it had succeeded.
//!
//! A refund gives back the payment, not the bill: what the payment had paid is owed again. Credit
//! goes first, so what was overpaid goes back without reopening anything. A biller who means to
//! forgive a bill as well sends a credit note first: its credit pays what the refund reopens.

mod ask;
mod call;
mod inbox;
mod janitor;
mod model;
mod outcome;
mod store;
#[cfg(test)]
mod tests;

pub use ask::refund;
pub use inbox::{handle_notification, reconcile};
pub use janitor::check_attempts;
pub use model::{NewRefund, Refund, RefundAttemptState, RefundState, RefundView};
pub use store::{find_refund, refunds_of, refunds_seen};
