//! Imports of the biller's files: all or nothing, and repeatable without effect.
//!
//! A file is read twice. The first time it is only checked, and no transaction is held (`check`);
//! the second time it is applied, in one transaction (`apply`). Whatever is wrong is
//! said line by line, and then nothing of the file has happened. Memory does not grow with the
//! file, but for eight bytes a row that find duplicates.

mod accounts;
mod apply;
mod buyers;
mod charges;
mod check;
mod customers;
mod duplicates;
mod invoices;
mod known;
mod lines;
mod model;
mod ops;
mod readings;
mod services;
mod source;
mod store;
#[cfg(test)]
mod tests;
mod waiting;

pub use model::{Counts, FileIssue, Outcome, Progress, Step, Summary};
pub use ops::import;
pub use source::FileSource;
