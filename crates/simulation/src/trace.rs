//! What happened in a world, line by line, and its hash: the same seed must give the same.

use std::fmt;

use base::Timestamp;

pub struct Trace {
    hash: u64,
    line: String,
    /// Kept only for a person who wants to read them.
    lines: Option<Vec<String>>,
}

impl Trace {
    pub fn new(is_kept: bool) -> Trace {
        Trace { hash: 0xcbf2_9ce4_8422_2325, line: String::new(), lines: is_kept.then(Vec::new) }
    }

    pub fn note(&mut self, at: Timestamp, what: fmt::Arguments<'_>) {
        self.line.clear();
        // Writing into a text cannot fail.
        let _ = fmt::write(&mut self.line, format_args!("{} {what}", at.as_second()));
        for byte in self.line.bytes() {
            // FNV-1a: http://www.isthe.com/chongo/tech/comp/fnv/
            self.hash = (self.hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        if let Some(lines) = &mut self.lines {
            lines.push(format!("{} {what}", at.strftime("%m-%d %H:%M:%S")));
        }
    }

    pub fn hash(&self) -> u64 {
        self.hash
    }

    pub fn take_lines(&mut self) -> Vec<String> {
        self.lines.take().unwrap_or_default()
    }
}
