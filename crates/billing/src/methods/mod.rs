//! Stored payment methods, and the visits to the processor's hosted page that make them.
//!
//! No number of a card or bank account ever comes here: the payer types it at the processor, and
//! we keep the token with brand, last four digits and expiry.

mod keeping;
mod model;
mod setups;
mod store;
mod upkeep;

/// What the pages call by the processor's words.
pub use outside::facts::{DeclineReason, Funding, MethodKind};

pub use crate::accounts::BillingAddress;
pub use keeping::{disable, forget, make_default, remove_in_txn, rename, revoke_mandate};
pub use model::{Agreement, Finished, KeptMethod, Method, NewSetup, Terms};
pub use setups::{begin_setup, finish_setup, finish_setup_by_reference};
pub use store::{
    Mandate, find_agreement_for, find_for, find_kept_for, find_method, kept_of, lock_mandate,
    saved_of, setup_for,
};
pub use upkeep::{renew_by_reference, sweep_setups, warn_of_expiry};
