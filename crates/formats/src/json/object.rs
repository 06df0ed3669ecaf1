//! A JSON object as named values; numbers keep the digits that the file has.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::issue::{ISSUE_LIMIT, Issue};
use crate::records::{ChargeLine, Invoice, Record, RecordKind};
use crate::rows::{self, CHARGE_LINE_COLUMNS, Column, Row, nearest_hint};
use crate::value::{self, quoted};

/// The key of an invoice's charge lines.
pub(super) const LINES_KEY: &str = "lines";

/// No record has nearly as many; each is compared with all others.
const KEYS_LIMIT: usize = 200;

/// Keys and raw values in the order of the file, doubled keys included.
pub(super) struct Object<'j>(pub Vec<(Cow<'j, str>, &'j RawValue)>);

impl<'j> Object<'j> {
    pub fn parse(text: &'j str) -> serde_json::Result<Object<'j>> {
        serde_json::from_str(text)
    }

    pub fn find(&self, name: &str) -> Option<&'j RawValue> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| *value)
    }
}

impl<'j> Deserialize<'j> for Object<'j> {
    fn deserialize<D: Deserializer<'j>>(deserializer: D) -> Result<Object<'j>, D::Error> {
        deserializer.deserialize_map(ObjectVisitor)
    }
}

/// A key, borrowed where it has no escapes.
#[derive(Deserialize)]
struct Key<'j>(#[serde(borrow)] Cow<'j, str>);

struct ObjectVisitor;

impl<'j> Visitor<'j> for ObjectVisitor {
    type Value = Object<'j>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'j>>(self, mut map: A) -> Result<Object<'j>, A::Error> {
        let mut entries = Vec::new();
        while let Some((Key(key), value)) = map.next_entry()? {
            if entries.len() == KEYS_LIMIT {
                return Err(A::Error::custom(format_args!("more than {KEYS_LIMIT} keys")));
            }
            entries.push((key, value));
        }
        Ok(Object(entries))
    }
}

/// Parses an object whose keys are the columns of `kind`; `also` are keys that stand for something
/// else.
pub(super) fn record(
    kind: RecordKind,
    line: u32,
    object: &Object<'_>,
    also: &[&str],
) -> Result<Record, Vec<Issue>> {
    match kind {
        RecordKind::Invoice => {
            invoice(line, object, also).map(|invoice| Record::Invoice(Box::new(invoice)))
        }
        _ => rows::record(kind, row(line, object, rows::columns(kind), also)),
    }
}

/// An invoice with its lines, which must add up to its figures.
fn invoice(line: u32, object: &Object<'_>, also: &[&str]) -> Result<Invoice, Vec<Issue>> {
    let also: Vec<&str> = also.iter().copied().chain([LINES_KEY]).collect();
    let head = rows::invoice(row(line, object, rows::columns(RecordKind::Invoice), &also));
    match (head, charge_lines(line, object)) {
        (Ok(mut invoice), Ok(lines)) => {
            let disagreements = invoice.check_lines(line, &lines);
            invoice.lines = lines;
            if disagreements.is_empty() { Ok(invoice) } else { Err(disagreements) }
        }
        (head, lines) => {
            let issues = [head.err(), lines.err()];
            Err(issues.into_iter().flatten().flatten().collect())
        }
    }
}

/// The lines; without a currency that can be read, amounts can't be either.
fn charge_lines(line: u32, object: &Object<'_>) -> Result<Vec<ChargeLine>, Vec<Issue>> {
    let Some(list) = object.find(LINES_KEY).filter(|value| value.get() != "null") else {
        return Ok(Vec::new());
    };
    let objects: Vec<Object<'_>> = serde_json::from_str(list.get()).map_err(|_| {
        vec![Issue::new(line, LINES_KEY, "is not a list of objects", "charge lines")]
    })?;
    let currency = object.find("currency").and_then(|raw| scalar(raw).ok().flatten());
    let Some(currency) = currency.and_then(|text| value::currency(text.trim()).ok()) else {
        return Ok(Vec::new());
    };
    let (mut lines, mut issues) = (Vec::new(), Vec::new());
    for (index, object) in objects.iter().enumerate() {
        if issues.len() >= ISSUE_LIMIT {
            break;
        }
        match rows::charge_line(row(line, object, CHARGE_LINE_COLUMNS, &[]), currency) {
            Ok(charge_line) => lines.push(charge_line),
            Err(wrong) => issues.extend(wrong.into_iter().map(|issue| {
                let field = format!("{LINES_KEY}[{}].{}", index + 1, issue.field);
                Issue { field, ..issue }
            })),
        }
    }
    if issues.is_empty() { Ok(lines) } else { Err(issues) }
}

/// The object's values in their columns, with what is wrong with its keys.
fn row<'j>(line: u32, object: &Object<'j>, columns: &'static [Column], also: &[&str]) -> Row<'j> {
    let mut row = Row::new(line, columns);
    for (at, (key, raw)) in object.0.iter().enumerate() {
        if object.0[..at].iter().any(|(other, _)| other == key) {
            row.refuse(short(key), "stands twice", "each key once");
            continue;
        }
        if also.contains(&key.as_ref()) {
            continue;
        }
        let Some(column) = columns.iter().position(|column| column.name == key) else {
            row.refuse(short(key), "is not a key of this record", nearest_hint(key, columns));
            continue;
        };
        match scalar(raw) {
            Ok(Some(value)) => row.set(column, value),
            Ok(None) => {}
            Err(NotScalar) => {
                row.refuse(key, format!("{} is not a single value", quoted(raw.get())), "a text");
            }
        }
    }
    row
}

/// A key of the file's own, no longer than a message should be.
pub(super) fn short(key: &str) -> &str {
    key.char_indices().nth(64).map_or(key, |(end, _)| &key[..end])
}

pub(super) struct NotScalar;

/// A text's content or a number's own digits; `None` for null.
pub(super) fn scalar(raw: &RawValue) -> Result<Option<Cow<'_, str>>, NotScalar> {
    let text = raw.get();
    match text.as_bytes().first() {
        Some(b'"') => match serde_json::from_str(text) {
            Ok(Key(content)) => Ok(Some(content)),
            Err(_) => Err(NotScalar),
        },
        Some(b'-' | b'0'..=b'9') => Ok(Some(Cow::Borrowed(text))),
        Some(b'n') => Ok(None),
        _ => Err(NotScalar),
    }
}
