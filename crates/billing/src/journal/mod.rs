//! The journal: every fact once, and the double entry of every movement of money.
//!
//! Nothing here is ever changed or deleted. A job seals what has been committed into a chain of
//! hashes, so that a change made behind the program's back shows ([`seal`], `verify`).

mod model;
mod ops;
mod store;

pub use model::{Entry, Event, Ledger, Posting};
pub use ops::{broken_seal, insert_event, post_all, seal};
pub use store::{EventRow, find_event, has_entry};
