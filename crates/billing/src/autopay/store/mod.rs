//! All SQL of AutoPay.

mod autopays;
mod consents;
mod cycles;
mod views;

pub(super) use autopays::*;
pub use consents::{consents_of, find_consent_for};
pub(super) use consents::*;
pub(super) use cycles::*;
pub(super) use views::*;
