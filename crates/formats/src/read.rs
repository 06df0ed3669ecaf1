//! The way in: a file of a known kind becomes records and issues.

use std::io::BufRead;

use crate::issue::{ISSUE_LIMIT, Issue};
use crate::kind::Kind;
use crate::records::Record;
use crate::{csv, json, ubl};

/// A record and the line it begins on, from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located {
    pub line: u32,
    pub record: Record,
}

/// Records and issues in the order of the file.
pub type Records<'r> = Box<dyn Iterator<Item = Result<Located, Issue>> + Send + 'r>;

/// Reads a file to its end, or to its hundredth issue. A bad row yields its issues instead of a
/// record, and reading goes on behind it.
///
/// CSV and JSON Lines are read in flat memory; a JSON or XML document is held as a whole.
pub fn read<'r>(kind: Kind, reader: impl BufRead + Send + 'r) -> Records<'r> {
    match kind {
        Kind::Csv(kind) => limited(csv::read(kind, reader)),
        Kind::JsonLines => limited(json::read_lines(reader)),
        Kind::Json => limited(once(move || json::read_document(reader))),
        Kind::Ubl => limited(once(move || [ubl::read(reader)])),
    }
}

/// What one row came to: its record, or all that is wrong with it.
pub(crate) type Outcome = Result<Located, Vec<Issue>>;

/// Reads a whole document when the first item is asked for.
fn once<O>(read: impl FnOnce() -> O + Send) -> impl Iterator<Item = Outcome> + Send
where
    O: IntoIterator<Item = Outcome, IntoIter: Send>,
{
    std::iter::once_with(read).flatten()
}

fn limited<'r>(outcomes: impl Iterator<Item = Outcome> + Send + 'r) -> Records<'r> {
    let mut issues = 0;
    let items = outcomes.flat_map(items).take_while(move |item| {
        let more = issues < ISSUE_LIMIT;
        issues += usize::from(item.is_err());
        more
    });
    Box::new(items)
}

fn items(outcome: Outcome) -> impl Iterator<Item = Result<Located, Issue>> + Send {
    let (record, issues) = match outcome {
        Ok(record) => (Some(record), Vec::new()),
        Err(issues) => (None, issues),
    };
    record.into_iter().map(Ok).chain(issues.into_iter().map(Err))
}
