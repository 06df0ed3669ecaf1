//! Who the biller is and how it wants to be: one row, read when a process starts.

mod autopay;
mod channel;
mod fees;
mod model;
mod ops;
mod registration;
mod schedules;
mod store;

pub use autopay::AutopayRules;
pub use channel::Channel;
pub use fees::{
    BasisPoints, Card, Fee, FeeFile, FeeKind, FeeRules, NewCard, PaidWith, Place, Rate, Tariff,
};
pub use model::{Biller, BillerFile, PasswordPreset, SecondFactor};
pub use ops::{Applied, apply, find_conflict, get_biller};
pub use registration::{Criterion, Fact};
pub use schedules::{ArrangementRules, Interval, ScheduleRules};
