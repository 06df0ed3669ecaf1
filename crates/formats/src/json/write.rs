//! Writes our own JSON: amounts and quantities as texts, so that no reader makes floats of them.

use std::io::{self, Write};

use serde_json::{Map, Value};

use super::RECORD_KEY;
use super::object::LINES_KEY;
use crate::records::{Record, RecordKind};
use crate::rows::{self, Values};

/// Writes one document; invoices carry their lines.
pub fn write_json<'a>(
    records: impl IntoIterator<Item = &'a Record>,
    mut out: impl Write,
) -> io::Result<()> {
    let mut lists: Vec<Vec<Value>> = vec![Vec::new(); RecordKind::ALL.len()];
    for record in records {
        let place = RecordKind::ALL.iter().position(|kind| *kind == record.kind());
        if let Some(list) = place.and_then(|place| lists.get_mut(place)) {
            list.push(Value::Object(object(record)?));
        }
    }
    let mut document = Map::new();
    for (kind, list) in RecordKind::ALL.iter().zip(lists).filter(|(_, list)| !list.is_empty()) {
        document.insert(kind.plural().to_owned(), Value::Array(list));
    }
    serde_json::to_writer_pretty(&mut out, &document)?;
    out.write_all(b"\n")?;
    out.flush()
}

/// Writes one object per line; invoices carry their lines.
pub fn write_json_lines<'a>(
    records: impl IntoIterator<Item = &'a Record>,
    mut out: impl Write,
) -> io::Result<()> {
    for record in records {
        let mut object = object(record)?;
        object.insert(RECORD_KEY.to_owned(), Value::from(record.kind().as_str()));
        serde_json::to_writer(&mut out, &object)?;
        out.write_all(b"\n")?;
    }
    out.flush()
}

fn object(record: &Record) -> io::Result<Map<String, Value>> {
    let values = rows::values(record)
        .map_err(|problem| io::Error::new(io::ErrorKind::InvalidInput, problem))?;
    let mut object = map(values);
    if let Record::Invoice(invoice) = record
        && !invoice.lines.is_empty()
    {
        let lines = invoice.lines.iter();
        let lines = lines.map(|line| map(rows::charge_line_values(line, invoice.currency)));
        object.insert(LINES_KEY.to_owned(), lines.map(Value::Object).collect());
    }
    Ok(object)
}

fn map(values: Values) -> Map<String, Value> {
    let present = values.into_iter().filter_map(|(name, value)| Some((name, value?)));
    present.map(|(name, value)| (name.to_owned(), json_value(name, value))).collect()
}

/// Counts are numbers; everything else is a text.
fn json_value(name: &str, value: String) -> Value {
    match (name, value.parse::<u32>()) {
        ("position" | "register_digits", Ok(count)) => Value::from(count),
        _ => Value::from(value),
    }
}
