//! One JSON document: `{"customers": […], "accounts": […], …}`, held in memory as a whole.

use std::io::BufRead;
use std::ops::Range;

use base::one_of;
use serde_json::value::RawValue;

use super::not_json;
use super::object::{Object, record, short};
use crate::issue::Issue;
use crate::lines;
use crate::read::{Located, Outcome};
use crate::records::RecordKind;

/// A document is no longer; JSON Lines have no such limit.
const DOCUMENT_LIMIT: u64 = 64 << 20;

/// Finds all records first and parses each when it is asked for: the text is held once, the
/// records never.
pub(crate) fn read(reader: impl BufRead) -> impl Iterator<Item = Outcome> {
    let found = lines::document(reader, DOCUMENT_LIMIT)
        .and_then(|text| find_items(&text).map(|items| (text, items)));
    let (text, items) = found.unwrap_or_else(|issue| (String::new(), vec![Item::Wrong(issue)]));
    items.into_iter().map(move |item| outcome(item, &text))
}

enum Item {
    Record { kind: RecordKind, line: u32, place: Range<usize> },
    Wrong(Issue),
}

fn find_items(text: &str) -> Result<Vec<Item>, Issue> {
    let document = Object::parse(text).map_err(|error| {
        not_json(u32::try_from(error.line()).unwrap_or(u32::MAX).max(1), &error)
    })?;
    let mut places = Places { text, offset: 0, line: 1 };
    let mut items = Vec::new();
    for (key, list) in &document.0 {
        let (line, _) = places.find(list);
        let kind = RecordKind::ALL.iter().find(|kind| kind.plural() == key);
        match kind.map(|kind| (*kind, serde_json::from_str::<Vec<&RawValue>>(list.get()))) {
            Some((kind, Ok(values))) => items.extend(values.into_iter().map(|value| {
                let (line, place) = places.find(value);
                Item::Record { kind, line, place }
            })),
            Some((_, Err(_))) => {
                items.push(Item::Wrong(Issue::new(line, short(key), "is not a list", "[…]")));
            }
            None => items.push(Item::Wrong(unknown(line, key))),
        }
    }
    Ok(items)
}

fn outcome(item: Item, text: &str) -> Outcome {
    let (kind, line, place) = match item {
        Item::Record { kind, line, place } => (kind, line, place),
        Item::Wrong(issue) => return Err(vec![issue]),
    };
    let object = Object::parse(&text[place]).map_err(|error| vec![not_json(line, &error)])?;
    record(kind, line, &object, &[]).map(|record| Located { line, record })
}

fn unknown(line: u32, key: &str) -> Issue {
    let expected = one_of(RecordKind::ALL.iter().map(|kind| kind.plural()));
    Issue::new(line, short(key), "is not a list of records", expected)
}

/// Finds values in the text that they are parts of, counting lines on from where it was last.
struct Places<'t> {
    text: &'t str,
    offset: usize,
    line: u32,
}

impl Places<'_> {
    /// The line and the place of a value behind all that were asked for before.
    fn find(&mut self, value: &RawValue) -> (u32, Range<usize>) {
        let start = value.get().as_ptr().addr() - self.text.as_ptr().addr();
        let between = &self.text.as_bytes()[self.offset..start];
        let breaks = between.iter().filter(|byte| **byte == b'\n').count();
        self.line = self.line.saturating_add(u32::try_from(breaks).unwrap_or(u32::MAX));
        self.offset = start;
        (self.line, start..start + value.get().len())
    }
}
