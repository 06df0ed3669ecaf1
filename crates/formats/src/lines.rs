//! Physical lines of a file, counted, and none longer than memory should bear.

use std::io::{BufRead, Read};

use crate::issue::Issue;

/// No line, and no record of several lines, has more bytes.
pub(crate) const RECORD_LIMIT: u64 = 16 << 20;

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

pub(crate) struct Lines<R> {
    reader: R,
    /// How many lines have been read.
    count: u32,
}

impl<R: BufRead> Lines<R> {
    pub fn new(reader: R) -> Lines<R> {
        Lines { reader, count: 0 }
    }

    /// The number of the line read last, from 1.
    pub fn number(&self) -> u32 {
        self.count
    }

    /// Appends the next line with its end to `line`; false at the end of the file. After an
    /// issue the file can't be read any further.
    pub fn next_into(&mut self, line: &mut Vec<u8>) -> Result<bool, Issue> {
        let start = line.len();
        let room = RECORD_LIMIT.saturating_sub(start as u64);
        let read = self.reader.by_ref().take(room).read_until(b'\n', line);
        let read = read.map_err(|error| unreadable(self.count + 1, &error))?;
        if room == 0 || (read as u64 == room && line.last() != Some(&b'\n')) {
            let problem = format!("is longer than {} MiB", RECORD_LIMIT >> 20);
            return Err(Issue::new(self.count + 1, "file", problem, "shorter lines"));
        }
        if read > 0 {
            self.count = self.count.saturating_add(1);
        }
        if self.count == 1 && line[start..].starts_with(BYTE_ORDER_MARK) {
            line.drain(start..start + BYTE_ORDER_MARK.len());
        }
        Ok(read > 0)
    }
}

/// A whole document as text without its byte order mark, if it is no longer than `limit` bytes.
pub(crate) fn document(reader: impl BufRead, limit: u64) -> Result<String, Issue> {
    let mut bytes = Vec::new();
    let read = reader.take(limit + 1).read_to_end(&mut bytes);
    read.map_err(|error| unreadable(1, &error))?;
    if bytes.len() as u64 > limit {
        let problem = format!("is longer than {} MiB", limit >> 20);
        return Err(Issue::new(1, "file", problem, "several smaller files"));
    }
    if bytes.starts_with(BYTE_ORDER_MARK) {
        bytes.drain(..BYTE_ORDER_MARK.len());
    }
    String::from_utf8(bytes).map_err(|error| {
        let valid = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let breaks = valid.iter().filter(|byte| **byte == b'\n').count();
        not_utf8(u32::try_from(breaks + 1).unwrap_or(u32::MAX))
    })
}

pub(crate) fn not_utf8(line: u32) -> Issue {
    Issue::new(line, "file", "is not UTF-8 text", "UTF-8 (in Excel: “CSV UTF-8”)")
}

fn unreadable(line: u32, error: &std::io::Error) -> Issue {
    Issue::new(line, "file", format!("can't be read: {error}"), "")
}
