//! Ways to read a text in the stories.

use formats::{Issue, Kind, Record, RecordKind, read};

pub fn csv(kind: RecordKind, text: &str) -> Vec<Record> {
    records(Kind::Csv(kind), text)
}

/// All records of a file in which nothing is wrong.
pub fn records(kind: Kind, text: &str) -> Vec<Record> {
    let items = read(kind, text.as_bytes());
    items.map(|item| item.map_err(|issue| issue.to_string()).unwrap().record).collect()
}

/// What the operator is told, in order.
pub fn told(kind: Kind, text: &str) -> Vec<String> {
    let items = read(kind, text.as_bytes());
    items.filter_map(Result::err).map(|issue: Issue| issue.to_string()).collect()
}

pub fn told_csv(kind: RecordKind, text: &str) -> Vec<String> {
    told(Kind::Csv(kind), text)
}

/// The lines on which good records begin.
pub fn record_lines(kind: Kind, text: &str) -> Vec<u32> {
    read(kind, text.as_bytes()).filter_map(Result::ok).map(|located| located.line).collect()
}
