//! One JSON document: `{"customers": […], "accounts": […], …}`, held in memory as a whole.

use std::io::BufRead;

use serde_json::value::RawValue;

use super::not_json;
use super::object::{Object, record};
use crate::issue::Issue;
use crate::lines;
use crate::names::one_of;
use crate::read::{Located, Outcome};
use crate::records::RecordKind;

/// A document is no longer; JSON Lines have no such limit.
const DOCUMENT_LIMIT: u64 = 256 << 20;

pub(crate) fn read(reader: impl BufRead) -> Vec<Outcome> {
    let read = lines::document(reader, DOCUMENT_LIMIT).map_err(|issue| vec![issue]);
    match read.and_then(|text| outcomes(&text)) {
        Ok(outcomes) => outcomes,
        Err(issues) => vec![Err(issues)],
    }
}

fn outcomes(text: &str) -> Result<Vec<Outcome>, Vec<Issue>> {
    let document = Object::parse(text).map_err(|error| vec![syntax_issue(&error)])?;
    let mut places = Places { text, offset: 0, line: 1 };
    let mut outcomes = Vec::new();
    for (key, list) in &document.0 {
        let line = places.line_of(list);
        let kind = RecordKind::ALL.iter().find(|kind| kind.plural() == key);
        match kind.map(|kind| (*kind, serde_json::from_str::<Vec<&RawValue>>(list.get()))) {
            Some((kind, Ok(items))) => {
                outcomes.extend(items.into_iter().map(|item| outcome(kind, item, &mut places)));
            }
            Some((_, Err(_))) => {
                outcomes.push(Err(vec![Issue::new(line, key.as_ref(), "is not a list", "[…]")]));
            }
            None => outcomes.push(Err(vec![unknown(line, key)])),
        }
    }
    Ok(outcomes)
}

fn outcome(kind: RecordKind, item: &RawValue, places: &mut Places<'_>) -> Outcome {
    let line = places.line_of(item);
    let object = Object::parse(item.get()).map_err(|error| vec![not_json(line, &error)])?;
    record(kind, line, &object, &[]).map(|record| Located { line, record })
}

fn syntax_issue(error: &serde_json::Error) -> Issue {
    not_json(u32::try_from(error.line()).unwrap_or(u32::MAX).max(1), error)
}

fn unknown(line: u32, key: &str) -> Issue {
    let field: String = key.chars().take(64).collect();
    let expected = one_of(RecordKind::ALL.iter().map(|kind| kind.plural()));
    Issue::new(line, field, "is not a list of records", expected)
}

/// Finds lines by counting on from where it was asked last.
struct Places<'t> {
    text: &'t str,
    offset: usize,
    line: u32,
}

impl Places<'_> {
    /// The line of a value that is a part of the text.
    fn line_of(&mut self, value: &RawValue) -> u32 {
        let start = value.get().as_ptr().addr().wrapping_sub(self.text.as_ptr().addr());
        let Some(between) = self.text.as_bytes().get(self.offset..start) else { return self.line };
        let breaks = between.iter().filter(|byte| **byte == b'\n').count();
        self.line = self.line.saturating_add(u32::try_from(breaks).unwrap_or(u32::MAX));
        self.offset = start;
        self.line
    }
}
