//! Stored payment methods, and the visits to the processor's hosted page that make them.
//!
//! No number of a card or bank account ever comes here: the payer types it at the processor, and
//! we keep the token with brand, last four digits and expiry.

mod model;
mod ops;
mod store;

/// What the pages call by the processor's words.
pub use outside::facts::MethodKind;

pub use model::{BillingAddress, Finished, Method, NewSetup, Terms};
pub use ops::{
    begin_setup, disable, finish_setup, finish_setup_by_reference, forget, revoke_mandate,
};
pub use store::{Mandate, find_for, find_method, lock_mandate, saved_of, setup_for};
