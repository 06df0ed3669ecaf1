//! The values of one record by name, and all that is wrong with them.

use std::borrow::Cow;

use super::columns::Column;
use crate::issue::Issue;
use crate::value::{Parsed, Wrong};

pub(crate) struct Row<'r> {
    line: u32,
    columns: &'static [Column],
    values: Vec<Option<Cow<'r, str>>>,
    /// Where the column is that will be asked for next, if the parser keeps to their order.
    next: usize,
    issues: Vec<Issue>,
}

impl<'r> Row<'r> {
    pub fn new(line: u32, columns: &'static [Column]) -> Row<'r> {
        Row { line, columns, values: vec![None; columns.len()], next: 0, issues: Vec::new() }
    }

    /// Sets the value of the column at this place; blank is absent.
    pub fn set(&mut self, column: usize, value: impl Into<Cow<'r, str>>) {
        let value = value.into();
        if !value.trim().is_empty() {
            self.values[column] = Some(value);
        }
    }

    /// Whether the column has a value.
    pub fn has(&self, name: &str) -> bool {
        self.values[self.place(name)].is_some()
    }

    /// Parses the column's value. `None` with an issue where it is wrong, or absent and required.
    pub fn take<T>(&mut self, name: &str, parse: impl FnOnce(&str) -> Parsed<T>) -> Option<T> {
        let place = self.place(name);
        self.next = place + 1;
        match self.values[place].as_deref().map(|value| parse(value.trim())) {
            Some(Ok(value)) => Some(value),
            Some(Err(Wrong { problem, expected })) => {
                self.refuse(name, problem, expected);
                None
            }
            None => {
                if self.columns[place].required {
                    self.refuse(name, "is missing", "a value");
                }
                None
            }
        }
    }

    pub fn refuse(&mut self, name: &str, problem: impl Into<String>, expected: impl Into<String>) {
        self.issues.push(Issue::new(self.line, name, problem, expected));
    }

    /// What was built, unless something was wrong on the way.
    pub fn finish<T>(self, built: Option<T>) -> Result<T, Vec<Issue>> {
        match self.issues.is_empty() {
            true => Ok(built.expect("a required value that is absent leaves an issue")),
            false => Err(self.issues),
        }
    }

    fn place(&self, name: &str) -> usize {
        let in_order = self.columns.get(self.next).filter(|column| column.name == name);
        let place = match in_order {
            Some(_) => Some(self.next),
            None => self.columns.iter().position(|column| column.name == name),
        };
        place.expect("parsers ask for columns of their own kind")
    }
}
