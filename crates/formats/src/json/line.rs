//! JSON Lines: one object per line with a key `record` that says its kind, in flat memory.

use std::io::BufRead;

use super::object::{Object, record, scalar};
use super::{RECORD_KEY, not_json};
use crate::issue::Issue;
use crate::lines::{Lines, not_utf8};
use crate::read::{Located, Outcome};
use crate::records::RecordKind;

pub(crate) fn read<R: BufRead>(reader: R) -> impl Iterator<Item = Outcome> {
    let mut lines = Lines::new(reader);
    let mut raw = Vec::new();
    let mut lost = false;
    std::iter::from_fn(move || {
        while !lost {
            raw.clear();
            match lines.next_into(&mut raw) {
                Ok(true) if raw.trim_ascii().is_empty() => {}
                Ok(true) => return Some(outcome(lines.number(), &raw)),
                Ok(false) => return None,
                Err(issue) => {
                    lost = true;
                    return Some(Err(vec![issue]));
                }
            }
        }
        None
    })
}

fn outcome(line: u32, raw: &[u8]) -> Outcome {
    let text = std::str::from_utf8(raw).map_err(|_| vec![not_utf8(line)])?;
    let object = Object::parse(text).map_err(|error| vec![not_json(line, &error)])?;
    let kind = kind(line, &object).map_err(|issue| vec![issue])?;
    record(kind, line, &object, &[RECORD_KEY]).map(|record| Located { line, record })
}

fn kind(line: u32, object: &Object<'_>) -> Result<RecordKind, Issue> {
    let name = object.find(RECORD_KEY).and_then(|raw| scalar(raw).ok().flatten());
    match name.as_deref().map(str::parse) {
        Some(Ok(kind)) => Ok(kind),
        Some(Err(expected)) => Err(Issue::new(line, RECORD_KEY, "is not known", expected)),
        None => Err(Issue::new(line, RECORD_KEY, "is missing", RecordKind::expected())),
    }
}
