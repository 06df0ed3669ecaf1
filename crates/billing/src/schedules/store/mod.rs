//! All SQL of schedules.

mod agreements;
mod due;
mod occurrences;
mod schedules;

pub(super) use agreements::*;
pub(super) use due::*;
pub(super) use occurrences::*;
pub(super) use schedules::*;
