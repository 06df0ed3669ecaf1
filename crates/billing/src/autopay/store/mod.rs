//! All SQL of AutoPay.

mod autopays;
mod consents;
mod cycles;
mod views;

pub(super) use autopays::*;
pub use autopays::{find_autopay, find_live, is_wished_for, uses_of};
pub(super) use consents::*;
pub use consents::{consents_of, find_consent_for};
pub(super) use cycles::*;
pub use cycles::{find_cycle, is_of_autopay, last_payment_of};
pub(super) use views::*;
