//! Writes our own CSV. Values stay exactly as they are: no guard against spreadsheets' formulas.

use std::io::{self, Write};

use crate::records::{Record, RecordKind};
use crate::rows;

/// Writes a header and the records, which must all be of this kind. Invoices go without their
/// lines: those are charges, in a file of their own ([`crate::records::Invoice::charges`]).
pub fn write_csv<'a>(
    kind: RecordKind,
    records: impl IntoIterator<Item = &'a Record>,
    mut out: impl Write,
) -> io::Result<()> {
    write_row(&mut out, rows::columns(kind).iter().map(|column| Some(column.name)))?;
    for record in records {
        if record.kind() != kind {
            let problem = format!("a {} among {}", record.kind(), kind.plural());
            return Err(io::Error::new(io::ErrorKind::InvalidInput, problem));
        }
        let values = rows::values(record)
            .map_err(|problem| io::Error::new(io::ErrorKind::InvalidInput, problem))?;
        write_row(&mut out, values.iter().map(|(_, value)| value.as_deref()))?;
    }
    out.flush()
}

fn write_row<'v>(
    out: &mut impl Write,
    values: impl Iterator<Item = Option<&'v str>>,
) -> io::Result<()> {
    for (at, value) in values.enumerate() {
        if at > 0 {
            out.write_all(b",")?;
        }
        write_field(out, value.unwrap_or_default())?;
    }
    out.write_all(b"\n")
}

pub(super) fn write_field(out: &mut impl Write, value: &str) -> io::Result<()> {
    match value.contains(['"', ',', ';', '\t', '\n', '\r']) {
        true => write!(out, "\"{}\"", value.replace('"', "\"\"")),
        false => out.write_all(value.as_bytes()),
    }
}
