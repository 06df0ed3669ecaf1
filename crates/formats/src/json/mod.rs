//! Our own JSON: one document with a list for each kind of record, or one object per line.

mod document;
mod line;
mod object;
mod write;

pub(crate) use document::read as read_document;
pub(crate) use line::read as read_lines;
pub use write::{write_json, write_json_lines};

use crate::issue::Issue;

/// The key that says, in JSON Lines, what kind of record an object is.
pub(crate) const RECORD_KEY: &str = "record";

/// A syntax error in the library's words, at a line of ours.
fn not_json(line: u32, error: &serde_json::Error) -> Issue {
    let sentence = error.to_string();
    let cause = sentence.split(" at line ").next().unwrap_or_default();
    Issue::new(line, "file", format!("is not JSON: {cause}"), "a JSON object")
}
