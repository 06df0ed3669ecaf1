//! Recognises a file by its name and its beginning.

use std::cmp::Reverse;

use crate::csv;
use crate::json::RECORD_KEY;
use crate::kind::Kind;
use crate::records::RecordKind;
use crate::rows;
use crate::ubl;

/// How much of a file's beginning [`detect`] should be given, in bytes.
pub const DETECT_BYTES: usize = 8 << 10;

/// The kind of a file, as far as its name and beginning tell; `None` where nothing fits.
pub fn detect(name: &str, first_bytes: &[u8]) -> Option<Kind> {
    let first_bytes = first_bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(first_bytes);
    match first_bytes.trim_ascii_start() {
        xml @ [b'<', ..] => detect_xml(xml),
        json @ [b'{', ..] => Some(detect_json(name, json)),
        _ => detect_csv(name, first_bytes),
    }
}

fn detect_xml(xml: &[u8]) -> Option<Kind> {
    ubl::NAMESPACES.iter().any(|namespace| contains(xml, namespace)).then_some(Kind::Ubl)
}

/// A document's first key is a list of records; a line says what record it is.
fn detect_json(name: &str, json: &[u8]) -> Kind {
    let name = name.to_ascii_lowercase();
    if name.ends_with(".jsonl") || name.ends_with(".ndjson") {
        return Kind::JsonLines;
    }
    let first_line = json.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let first_key = first_line[1..].trim_ascii_start();
    let opens_list = RecordKind::ALL
        .iter()
        .any(|kind| first_key.starts_with(format!("\"{}\"", kind.plural()).as_bytes()));
    match !opens_list && contains(first_line, &format!("\"{RECORD_KEY}\"")) {
        true => Kind::JsonLines,
        false => Kind::Json,
    }
}

/// The kind of record whose columns most of the header's names are; the file's name decides
/// between equals.
fn detect_csv(name: &str, first_bytes: &[u8]) -> Option<Kind> {
    let names = csv::header_names(first_bytes);
    let known = |kind: &RecordKind| {
        let columns = rows::columns(*kind);
        names.iter().filter(|name| columns.iter().any(|column| column.name == **name)).count()
    };
    let missing = |kind: &RecordKind| {
        let required = rows::columns(*kind).iter().filter(|column| column.required);
        required.filter(|column| !names.iter().any(|name| name == column.name)).count()
    };
    let named = |kind: &RecordKind| name.to_ascii_lowercase().contains(kind.as_str());
    RecordKind::ALL
        .iter()
        .filter(|kind| known(kind) >= 2 && known(kind) * 2 > names.len())
        .max_by_key(|kind| (known(kind), named(kind), Reverse(missing(kind))))
        .map(|kind| Kind::Csv(*kind))
}

fn contains(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}
