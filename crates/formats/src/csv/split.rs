//! Splits CSV (RFC 4180) into rows.
//!
//! Ours and not a library's because an operator needs the exact line, blank lines before it or
//! not, and because a quotation mark that is never closed must not swallow the rest of the file.

use std::io::BufRead;

use crate::issue::Issue;
use crate::lines::{Lines, not_utf8};

pub(crate) struct Splitter<R> {
    lines: Lines<R>,
    delimiter: u8,
    raw: Vec<u8>,
}

/// The fields of one row, and the line on which it begins.
#[derive(Debug, Default)]
pub(crate) struct Fields {
    pub line: u32,
    text: String,
    ends: Vec<usize>,
}

impl Fields {
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    pub fn iter(&self) -> impl Iterator<Item = &str> {
        let starts = std::iter::once(&0).chain(&self.ends);
        starts.zip(&self.ends).map(|(start, end)| &self.text[*start..*end])
    }
}

/// What the next row is.
pub(crate) enum Next {
    Row(Fields),
    /// The row can't be split; the next one may be fine.
    Broken(Issue),
    /// The file can't be read any further.
    Lost(Issue),
    End,
}

impl<R: BufRead> Splitter<R> {
    /// The delimiter is a comma until [`Splitter::header`] has seen otherwise.
    pub fn new(reader: R) -> Splitter<R> {
        Splitter { lines: Lines::new(reader), delimiter: b',', raw: Vec::new() }
    }

    /// The first row; whichever of `,`, `;` and tab is in it most separates the fields.
    pub fn header(&mut self) -> Next {
        match self.load() {
            Ok(true) => {
                self.delimiter = delimiter(&self.raw);
                self.split()
            }
            Ok(false) => Next::End,
            Err(issue) => Next::Lost(issue),
        }
    }

    pub fn next_row(&mut self) -> Next {
        match self.load() {
            Ok(true) => self.split(),
            Ok(false) => Next::End,
            Err(issue) => Next::Lost(issue),
        }
    }

    /// Reads a line that is not blank.
    fn load(&mut self) -> Result<bool, Issue> {
        loop {
            self.raw.clear();
            if !self.lines.next_into(&mut self.raw)? {
                return Ok(false);
            }
            if !self.raw.trim_ascii().is_empty() {
                return Ok(true);
            }
        }
    }

    fn split(&mut self) -> Next {
        let line = self.lines.number();
        let mut splitting = Splitting { delimiter: self.delimiter, ..Splitting::default() };
        let mut from = 0;
        loop {
            if let Err(Unquoted) = splitting.take(&self.raw[from..]) {
                let expected = "the delimiter, or a quotation mark doubled";
                let problem = "text follows a closing quotation mark";
                return Next::Broken(Issue::new(line, "file", problem, expected));
            }
            if splitting.state != State::Quoted {
                break;
            }
            from = self.raw.len();
            match self.lines.next_into(&mut self.raw) {
                Ok(true) => {}
                Ok(false) => return Next::Lost(unclosed(line)),
                Err(issue) => return Next::Lost(issue),
            }
        }
        splitting.end_field();
        match String::from_utf8(splitting.text) {
            Ok(text) => Next::Row(Fields { line, text, ends: splitting.ends }),
            Err(_) => Next::Broken(not_utf8(line)),
        }
    }
}

fn unclosed(line: u32) -> Issue {
    let problem = "a quotation mark opens here and is never closed";
    Issue::new(line, "file", problem, "a closing quotation mark")
}

pub(crate) fn delimiter(header: &[u8]) -> u8 {
    let count = |delimiter: u8| header.iter().filter(|byte| **byte == delimiter).count();
    // Of several equals `max_by_key` takes the last: without any delimiter it is a comma.
    [b'\t', b';', b','].into_iter().max_by_key(|delimiter| count(*delimiter)).unwrap_or(b',')
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum State {
    #[default]
    FieldStart,
    Plain,
    Quoted,
    /// A quotation mark within quotes: the end, or half of a doubled one.
    QuoteSeen,
}

#[derive(Default)]
struct Splitting {
    delimiter: u8,
    state: State,
    text: Vec<u8>,
    ends: Vec<usize>,
}

struct Unquoted;

impl Splitting {
    /// Takes one physical line with its end, which belongs to the row only within quotes.
    fn take(&mut self, line: &[u8]) -> Result<(), Unquoted> {
        let content = line.strip_suffix(b"\n").unwrap_or(line);
        let content = content.strip_suffix(b"\r").unwrap_or(content);
        for byte in content {
            self.step(*byte)?;
        }
        if self.state == State::Quoted {
            self.text.push(b'\n');
        }
        Ok(())
    }

    fn step(&mut self, byte: u8) -> Result<(), Unquoted> {
        self.state = match (self.state, byte) {
            (State::FieldStart, b'"') => State::Quoted,
            (State::Quoted, b'"') => State::QuoteSeen,
            (State::QuoteSeen, b'"') => self.keep(byte, State::Quoted),
            (State::Quoted, _) => self.keep(byte, State::Quoted),
            (_, byte) if byte == self.delimiter => {
                self.end_field();
                State::FieldStart
            }
            (State::QuoteSeen, b' ') => State::QuoteSeen,
            (State::QuoteSeen, _) => return Err(Unquoted),
            (State::FieldStart | State::Plain, _) => self.keep(byte, State::Plain),
        };
        Ok(())
    }

    fn keep(&mut self, byte: u8, state: State) -> State {
        self.text.push(byte);
        state
    }

    fn end_field(&mut self) {
        self.ends.push(self.text.len());
    }
}
