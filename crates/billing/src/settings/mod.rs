//! Who the biller is and how it wants to be: one row, read when a process starts.

mod model;
mod ops;
mod registration;
mod schedules;
mod store;

pub use model::{Biller, BillerFile, PasswordPreset, SecondFactor};
pub use ops::{apply, get_biller};
pub use registration::{Criterion, Fact};
pub use schedules::{ArrangementRules, Interval, ScheduleRules};
