//! What is wrong with a file, in sentences for the operator who has to mend it.

use std::fmt;

/// No parse yields more issues than this: after so many the file is not what it was taken for.
pub const ISSUE_LIMIT: usize = 100;

/// One thing wrong. The caller puts the file's name and a colon in front of its `Display`:
/// `invoices.csv:7: total: “12,50” is not an amount, expected a plain amount such as 1234.50`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct Issue {
    /// From 1; for XML the line of the element, for JSON that of the record.
    pub line: u32,
    /// The column, key or element; `file` where it is none of them.
    pub field: String,
    /// What is wrong.
    pub problem: String,
    /// What would be right; empty where the problem says it all.
    pub expected: String,
}

impl Issue {
    pub fn new(
        line: u32,
        field: impl Into<String>,
        problem: impl Into<String>,
        expected: impl Into<String>,
    ) -> Issue {
        Issue { line, field: field.into(), problem: problem.into(), expected: expected.into() }
    }
}

impl fmt::Display for Issue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.line, self.field, self.problem)?;
        match self.expected.as_str() {
            "" => Ok(()),
            expected => write!(f, ", expected {expected}"),
        }
    }
}
