//! Payouts: what the processor sends to the biller's bank, what it kept of it, and which payments
//! were in it.

mod model;
mod ops;
mod store;
#[cfg(test)]
mod tests;

pub use model::{Payout, PayoutItem};
pub use ops::{handle_notification, reconcile};
pub use store::{find_payout, items_of, latest};
