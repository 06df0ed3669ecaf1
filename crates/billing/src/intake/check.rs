//! The first reading: every row is parsed and nothing is changed.

use std::sync::Arc;

use formats::{ISSUE_LIMIT, Issue, Kind, RecordKind};

use super::duplicates::{Duplicates, Keys};
use super::model::{Progress, Step};
use super::source::FileSource;

/// Rows between two reports of progress, and two chances for other work on this thread.
pub(super) const ROWS_AT_ONCE: usize = 256;

/// A file whose every row can be read.
pub(super) struct Checked {
    pub file: Arc<str>,
    pub kind: Kind,
    /// SHA-256 of the bytes, in hexadecimal.
    pub hash: String,
    rows_by_kind: [u64; RecordKind::ALL.len()],
}

impl Checked {
    pub fn rows(&self) -> u64 {
        self.rows_by_kind.iter().sum()
    }

    /// The kinds of which there are rows, and how many.
    pub fn kinds(&self) -> impl Iterator<Item = (RecordKind, u64)> + '_ {
        let all = RecordKind::ALL.iter().map(|kind| (*kind, self.rows_by_kind[*kind as usize]));
        all.filter(|(_, rows)| *rows > 0)
    }
}

/// Parses the whole file, and looks for numbers that it has twice.
pub(super) async fn check(
    source: &FileSource,
    on_progress: &mut (dyn FnMut(Progress) + Send),
) -> Result<Checked, Vec<Issue>> {
    let kind = source.get_kind().map_err(one)?;
    let mut reader = source.open().map_err(one)?;
    let meter = reader.meter.clone();
    let mut rows_by_kind = [0; RecordKind::ALL.len()];
    let (mut keys, mut issues) = (Keys::default(), Vec::new());
    for (row, item) in formats::read(kind, &mut reader).enumerate() {
        match item {
            Ok(located) => {
                rows_by_kind[located.record.kind() as usize] += 1;
                keys.note(&located.record);
            }
            Err(issue) => issues.push(issue),
        }
        if row % ROWS_AT_ONCE == 0 {
            on_progress(meter.progress(Step::Checking));
            tokio::task::yield_now().await;
        }
    }
    if let Some(mut duplicates) = keys.into_duplicates() {
        issues.extend(find_duplicates(source, kind, &mut duplicates).map_err(one)?);
    }
    if !issues.is_empty() {
        issues.sort_by_key(|issue| issue.line);
        issues.truncate(ISSUE_LIMIT);
        return Err(issues);
    }
    let hash = reader.into_hash().map_err(one)?;
    on_progress(meter.progress(Step::Checking));
    Ok(Checked { file: Arc::clone(&source.name), kind, hash, rows_by_kind })
}

/// Reads the file once more, for the lines of what it has twice.
fn find_duplicates(
    source: &FileSource,
    kind: Kind,
    duplicates: &mut Duplicates,
) -> Result<Vec<Issue>, Issue> {
    let located = formats::read(kind, source.open()?).flatten();
    Ok(located.filter_map(|located| duplicates.find(&located)).take(ISSUE_LIMIT).collect())
}

fn one(issue: Issue) -> Vec<Issue> {
    vec![issue]
}
