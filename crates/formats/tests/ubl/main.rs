//! Electronic invoices (UBL 2.1, EN 16931): every real file, and what is wrong with bad ones.
#![expect(clippy::unwrap_used, reason = "what can't be unwrapped has failed the test")]

mod bad_bills;
mod bill;
mod good_bills;
mod real_files;
mod spoilt_files;
