//! Our own CSV: a header, then one record per row, in flat memory.

mod sheet;
mod split;
mod write;

use std::io::BufRead;

pub use sheet::{Cell, Sheet};
use split::{Fields, Next, Splitter};
pub use write::write_csv;

use crate::issue::Issue;
use crate::read::{Located, Outcome};
use crate::records::RecordKind;
use crate::rows::{self, Column, Row, nearest_hint, plain_name};

/// No record has nearly as many; each is compared with all others.
const COLUMNS_LIMIT: usize = 200;

/// Reads a file of one kind of record, row by row.
pub(crate) fn read<R: BufRead>(kind: RecordKind, reader: R) -> impl Iterator<Item = Outcome> {
    let mut table = Table { kind, splitter: Splitter::new(reader), state: State::Header };
    std::iter::from_fn(move || table.next_outcome())
}

/// The names in a header as columns' names, in whatever delimiter; for `detect`.
pub(crate) fn header_names(first_bytes: &[u8]) -> Vec<String> {
    match Splitter::new(first_bytes).header() {
        Next::Row(fields) => fields.iter().map(plain_name).collect(),
        Next::Broken(_) | Next::Lost(_) | Next::End => Vec::new(),
    }
}

struct Table<R> {
    kind: RecordKind,
    splitter: Splitter<R>,
    state: State,
}

enum State {
    Header,
    /// For each field of a row, the column that it fills.
    Rows(Vec<Option<usize>>),
    Finished,
}

impl<R: BufRead> Table<R> {
    fn next_outcome(&mut self) -> Option<Outcome> {
        if let State::Header = self.state
            && let Some(issues) = self.read_header()
        {
            return Some(Err(issues));
        }
        loop {
            let State::Rows(places) = &self.state else { return None };
            match self.splitter.next_row() {
                Next::Row(fields) if fields.iter().all(|field| field.trim().is_empty()) => {}
                Next::Row(fields) => return Some(outcome(self.kind, places, &fields)),
                Next::Broken(issue) => return Some(Err(vec![issue])),
                Next::Lost(issue) => {
                    self.state = State::Finished;
                    return Some(Err(vec![issue]));
                }
                Next::End => return None,
            }
        }
    }

    /// Rows are read even under a header with unknown columns, but not without a required one:
    /// each of them would complain.
    fn read_header(&mut self) -> Option<Vec<Issue>> {
        self.state = State::Finished;
        let columns = rows::columns(self.kind);
        let fields = match self.splitter.header() {
            Next::Row(fields) => fields,
            Next::Broken(issue) | Next::Lost(issue) => return Some(vec![issue]),
            Next::End => {
                return Some(vec![Issue::new(1, "file", "is empty", header_sentence(columns))]);
            }
        };
        if fields.len() > COLUMNS_LIMIT {
            let problem = format!("the header has {} columns", fields.len());
            return Some(vec![Issue::new(fields.line, "file", problem, header_sentence(columns))]);
        }
        let names: Vec<String> = fields.iter().map(plain_name).collect();
        let mut issues = unknown_names(fields.line, &names, columns);
        let missing = missing_names(fields.line, &names, columns);
        if missing.is_empty() {
            let place = |name: &String| columns.iter().position(|column| column.name == name);
            self.state = State::Rows(names.iter().map(place).collect());
        }
        issues.extend(missing);
        (!issues.is_empty()).then_some(issues)
    }
}

fn unknown_names(line: u32, names: &[String], columns: &'static [Column]) -> Vec<Issue> {
    let known = |name: &String| columns.iter().any(|column| column.name == name);
    let mut issues = Vec::new();
    for (at, name) in names.iter().enumerate() {
        if names[..at].contains(name) && !name.is_empty() {
            issues.push(Issue::new(line, name, "stands twice in the header", "each column once"));
        } else if !known(name) && !name.is_empty() {
            let expected = nearest_hint(name, columns);
            issues.push(Issue::new(line, name, "is not a column of this file", expected));
        }
    }
    issues
}

fn missing_names(line: u32, names: &[String], columns: &'static [Column]) -> Vec<Issue> {
    let missing = columns
        .iter()
        .filter(|column| column.required && !names.iter().any(|name| name == column.name));
    let issue =
        |column: &Column| Issue::new(line, column.name, "is missing", "a column of this name");
    missing.map(issue).collect()
}

fn header_sentence(columns: &[Column]) -> String {
    let required = columns.iter().filter(|column| column.required).map(|column| column.name);
    format!("a header with at least {}", required.collect::<Vec<_>>().join(", "))
}

fn outcome(kind: RecordKind, places: &[Option<usize>], fields: &Fields) -> Outcome {
    let line = fields.line;
    let surplus = fields.iter().skip(places.len()).any(|field| !field.trim().is_empty());
    if surplus || fields.len() < places.len() {
        let problem = format!("the row has {} fields", fields.len());
        let expected = format!("{} as in the header", places.len());
        return Err(vec![Issue::new(line, "file", problem, expected)]);
    }
    let mut row = Row::new(line, rows::columns(kind));
    for (place, field) in places.iter().zip(fields.iter()) {
        if let Some(place) = place {
            row.set(*place, field);
        }
    }
    rows::record(kind, row).map(|record| Located { line, record })
}
