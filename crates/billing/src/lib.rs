//! Floor 2: the domain. Each slice is a column with its rules and its SQL in one room.
//!
//! The order of the slices below is the order of imports: a slice knows only those above it here,
//! through their `mod.rs`. What must travel down travels as an event, consumed by a job
//! ([`jobs`]). `app/tests/it/tidy.rs` enforces this list.

pub mod command;
pub mod ctx;
pub mod jobs;
pub mod migrations;
pub mod paging;
pub mod samples;

pub mod journal;
pub mod settings;
pub mod consents;
pub mod accounts;
pub mod credentials;
pub mod people;
pub mod delegates;
pub mod profile;
pub mod payers;
pub mod invoices;
pub mod ledger;
pub mod methods;
pub mod payments;
pub mod refunds;
pub mod transactions;
pub mod payouts;
pub mod autopay;
pub mod schedules;
pub mod arrangements;
pub mod calendar;
pub mod usage;
pub mod registration;
pub mod guests;
pub mod notices;
pub mod intake;
pub mod verify;

pub use base::{Error, Refusal, Result};
pub use ctx::Ctx;
/// What pages hand out as a file.
pub use formats::{Cell, Sheet};
