//! Floor 1: pure parsers and writers of the biller's files: our own CSV and JSON, and UBL.
//!
//! [`detect`] recognises a file, [`read`] turns it into [`records`] and [`Issue`]s. Nothing here
//! knows a database; nothing here trusts a file. `docs/formats.md` describes the formats.

mod country;
mod issue;
mod kind;
mod names;
mod read;
pub mod records;

pub use country::Country;
pub use issue::{ISSUE_LIMIT, Issue};
pub use kind::Kind;
pub use read::{Located, Records, read};
pub use records::{Record, RecordKind};
