//! A JSON object as named values; numbers keep the digits that the file has.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::issue::Issue;
use crate::records::{ChargeLine, Invoice, Record, RecordKind};
use crate::rows::{self, CHARGE_LINE_COLUMNS, Column, Row, nearest_hint};
use crate::value::{self, quoted};

/// The key of an invoice's charge lines.
pub(super) const LINES_KEY: &str = "lines";

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
    if kind == RecordKind::Invoice {
        return invoice(line, object, also).map(|invoice| Record::Invoice(Box::new(invoice)));
    }
    let (row, mut issues) = row(line, object, rows::columns(kind), also);
    match rows::record(kind, row) {
        Ok(record) if issues.is_empty() => Ok(record),
        Ok(_) => Err(issues),
        Err(more) => {
            issues.extend(more);
            Err(issues)
        }
    }
}

/// An invoice with its lines, which must add up to its figures.
fn invoice(line: u32, object: &Object<'_>, also: &[&str]) -> Result<Invoice, Vec<Issue>> {
    let known: Vec<&str> = also.iter().copied().chain([LINES_KEY]).collect();
    let (row, mut issues) = row(line, object, rows::columns(RecordKind::Invoice), &known);
    let head = match rows::record(RecordKind::Invoice, row) {
        Ok(Record::Invoice(invoice)) => Some(*invoice),
        Ok(_) => None,
        Err(more) => {
            issues.extend(more);
            None
        }
    };
    let lines = charge_lines(line, object, &mut issues);
    match head {
        Some(mut invoice) if issues.is_empty() => {
            let disagreements = invoice.check_lines(line, &lines);
            invoice.lines = lines;
            if disagreements.is_empty() { Ok(invoice) } else { Err(disagreements) }
        }
        _ => Err(issues),
    }
}

/// The lines; without a currency that can be read, amounts can't be either.
fn charge_lines(line: u32, object: &Object<'_>, issues: &mut Vec<Issue>) -> Vec<ChargeLine> {
    let Some(list) = object.find(LINES_KEY).filter(|value| value.get() != "null") else {
        return Vec::new();
    };
    let Ok(objects) = serde_json::from_str::<Vec<Object<'_>>>(list.get()) else {
        issues.push(Issue::new(line, LINES_KEY, "is not a list of objects", "charge lines"));
        return Vec::new();
    };
    let currency = object.find("currency").and_then(|raw| scalar(raw).ok().flatten());
    let Some(currency) = currency.and_then(|text| value::currency(text.trim()).ok()) else {
        return Vec::new();
    };
    let mut lines = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        let (row, unknown) = row(line, object, CHARGE_LINE_COLUMNS, &[]);
        let parsed = rows::charge_line(row, currency);
        let wrong = unknown.into_iter().chain(parsed.as_ref().err().cloned().unwrap_or_default());
        issues.extend(wrong.map(|issue| {
            let field = format!("{LINES_KEY}[{}].{}", index + 1, issue.field);
            Issue { field, ..issue }
        }));
        lines.extend(parsed);
    }
    lines
}

/// The object's values in their columns, and what is wrong with its keys.
fn row<'j>(
    line: u32,
    object: &Object<'j>,
    columns: &'static [Column],
    also: &[&str],
) -> (Row<'j>, Vec<Issue>) {
    let mut row = Row::new(line, columns);
    let mut issues = Vec::new();
    for (at, (key, raw)) in object.0.iter().enumerate() {
        if object.0[..at].iter().any(|(other, _)| other == key) {
            issues.push(Issue::new(line, short(key), "stands twice", "each key once"));
            continue;
        }
        if also.contains(&key.as_ref()) {
            continue;
        }
        let Some(column) = columns.iter().position(|column| column.name == key) else {
            let expected = nearest_hint(key, columns);
            issues.push(Issue::new(line, short(key), "is not a key of this record", expected));
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
    (row, issues)
}

/// A key of the file's own, no longer than a message should be.
fn short(key: &str) -> String {
    key.chars().take(64).collect()
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
