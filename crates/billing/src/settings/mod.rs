//! Who the biller is and how it wants to be: one row, read when a process starts.

mod autopay;
mod model;
mod ops;
mod registration;
mod store;

pub use autopay::AutopayRules;
pub use model::{Biller, BillerFile, PasswordPreset, SecondFactor};
pub use ops::{apply, get_biller};
pub use registration::{Criterion, Fact};
