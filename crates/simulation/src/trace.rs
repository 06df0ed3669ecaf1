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
            lines.push(format!(
                "{} {}",
                at.strftime("%m-%d %H:%M:%S"),
                readable(&what.to_string())
            ));
        }
    }

    pub fn hash(&self) -> u64 {
        self.hash
    }

    pub fn take_lines(&mut self) -> Vec<String> {
        self.lines.take().unwrap_or_default()
    }
}

/// With the end of each id, which is enough to know it again.
fn readable(line: &str) -> String {
    let is_id =
        |word: &str| word.len() == 36 && word.bytes().filter(|byte| *byte == b'-').count() == 4;
    let mut text = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find(|c: char| c.is_ascii_alphanumeric()) {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let end =
            rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        if is_id(word) {
            text.push('…');
        }
        text.push_str(if is_id(word) { &word[30..] } else { word });
        rest = after;
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::readable;

    #[test]
    fn ids_are_shortened_to_their_ends() {
        let line = "payment 01a193fd-4b08-77c3-85fd-9bca40839426 is open (its attempt sending)";
        assert_eq!(readable(line), "payment …839426 is open (its attempt sending)");
        assert_eq!(readable("after COMMIT, not told of it"), "after COMMIT, not told of it");
    }
}
