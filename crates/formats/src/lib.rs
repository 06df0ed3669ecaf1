//! Floor 1: pure parsers and writers of the biller's files: our own CSV and JSON, and UBL.
//!
//! [`detect`] recognises a file, [`read`] turns it into [`records`] and [`Issue`]s. Nothing here
//! knows a database; nothing here trusts a file. `docs/formats.md` describes the formats.

mod country;
mod csv;
mod detect;
mod figures;
mod issue;
mod json;
mod kind;
mod lines;
mod read;
pub mod records;
mod rows;
mod ubl;
mod value;

pub use country::Country;
pub use csv::{Cell, Sheet, write_csv};
pub use detect::{DETECT_BYTES, detect};
pub use issue::{ISSUE_LIMIT, Issue};
pub use json::{write_json, write_json_lines};
pub use kind::Kind;
pub use read::{Located, Records, read};
pub use records::{Record, RecordKind};
