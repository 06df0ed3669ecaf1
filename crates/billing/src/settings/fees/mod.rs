//! What a payment may cost besides its amount, as dated data.
//!
//! The biller's rules come in sets, each in effect from a day on, and a set that was in effect is
//! never changed ([`FeeRules::check_follows`]). The [`quote`](FeeRules::quote) of a payment is a
//! pure function of the rules and of what the payment is: asked again years later it answers the
//! same, so every fee that was ever taken can be checked.

mod basis_points;
mod file;
mod limits;
mod place;
mod quote;
mod rules;
#[cfg(test)]
mod tests;

pub use basis_points::BasisPoints;
pub use file::FeeFile;
pub use place::Place;
pub use quote::{Card, Fee, FeeKind, NewCard, PaidWith, Rate, Tariff};
pub use rules::FeeRules;
