//! What an import comes to.

use std::fmt;
use std::sync::Arc;

use formats::{Issue, RecordKind};

/// What became of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    Applied(Summary),
    /// The very same file was imported before; it was not applied again.
    Unchanged,
    /// Nothing of the file was applied: these are the reasons, in the order of the file, at most
    /// [`formats::ISSUE_LIMIT`].
    Refused(Vec<FileIssue>),
}

/// What is wrong with a file: `invoices.csv:7: total: “12,50” is not an amount, expected …`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileIssue {
    pub file: Arc<str>,
    pub issue: Issue,
}

impl fmt::Display for FileIssue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.issue)
    }
}

/// What a file's rows did, by kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    by_kind: [Counts; RecordKind::ALL.len()],
}

impl Summary {
    pub fn of(&self, kind: RecordKind) -> Counts {
        self.by_kind[kind as usize]
    }

    /// The kinds of which the file has rows.
    pub fn kinds(&self) -> impl Iterator<Item = (RecordKind, Counts)> + '_ {
        let all = RecordKind::ALL.iter().map(|kind| (*kind, self.of(*kind)));
        all.filter(|(_, counts)| counts.rows() > 0)
    }

    pub fn total(&self) -> Counts {
        let sum = |count: fn(&Counts) -> u64| self.by_kind.iter().map(count).sum();
        Counts {
            added: sum(|counts| counts.added),
            changed: sum(|counts| counts.changed),
            unchanged: sum(|counts| counts.unchanged),
        }
    }

    pub(super) fn count(&mut self, kind: RecordKind, effect: Effect, rows: u64) {
        let counts = &mut self.by_kind[kind as usize];
        match effect {
            Effect::Added => counts.added += rows,
            Effect::Changed => counts.changed += rows,
            Effect::Unchanged => counts.unchanged += rows,
        }
    }
}

/// How many rows added something, changed something, or said what was known already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    pub added: u64,
    pub changed: u64,
    pub unchanged: u64,
}

impl Counts {
    pub fn rows(&self) -> u64 {
        self.added + self.changed + self.unchanged
    }
}

/// What one row did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Effect {
    Added,
    Changed,
    Unchanged,
}

impl Effect {
    /// A row that says nothing else new still changes what belongs to it.
    pub fn or_changed(self, is_changed: bool) -> Effect {
        if self == Effect::Unchanged && is_changed { Effect::Changed } else { self }
    }
}

/// How far an import is; each step reads the whole file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    pub step: Step,
    pub done_bytes: u64,
    pub total_bytes: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Checking,
    Applying,
}
