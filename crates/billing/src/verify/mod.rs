//! `paydesk verify`: every promise of the payment engine, checked, and the offender named.
//!
//! It reads one snapshot of the database, so its figures belong together, and changes nothing.

mod fees;
mod ops;
mod store;

pub use ops::{Checked, verify};
