//! Properties: what is written is read again as it was, and no bytes make a reader panic.

use formats::{Kind, Record, RecordKind, read, write_csv, write_json, write_json_lines};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::samples::{record, record_of};

proptest! {
    #[test]
    fn csv_comes_back_as_it_was(records in one_kind()) {
        let (kind, records) = records;
        let mut file = Vec::new();
        write_csv(kind, &records, &mut file).unwrap();
        prop_assert_eq!(read_all(Kind::Csv(kind), &file), records);
    }

    #[test]
    fn json_lines_come_back_as_they_were(records in vec(record(), 0..8)) {
        let mut file = Vec::new();
        write_json_lines(&records, &mut file).unwrap();
        prop_assert_eq!(read_all(Kind::JsonLines, &file), records);
    }

    #[test]
    fn a_json_document_comes_back_by_kind(mut records in vec(record(), 0..8)) {
        let mut file = Vec::new();
        write_json(&records, &mut file).unwrap();
        let mut found = read_all(Kind::Json, &file);
        let by_kind = |record: &Record| record.kind().as_str();
        records.sort_by_key(by_kind);
        found.sort_by_key(by_kind);
        prop_assert_eq!(found, records);
    }

    #[test]
    fn charges_of_an_invoice_come_back_apart(record in record_of(RecordKind::Invoice, true)) {
        let Record::Invoice(invoice) = record else { unreachable!() };
        let charges: Vec<Record> = invoice.charges().collect();
        let mut file = Vec::new();
        write_csv(RecordKind::Charge, &charges, &mut file).unwrap();
        let found = read_all(Kind::Csv(RecordKind::Charge), &file);
        let lines: Vec<_> = found.into_iter().map(|record| match record {
            Record::Charge(charge) => charge.line,
            other => panic!("{other:?}"),
        }).collect();
        prop_assert_eq!(invoice.check_lines(1, &lines), []);
        prop_assert_eq!(lines, invoice.lines);
    }

    #[test]
    fn any_bytes_are_read_without_panic(bytes in vec(any::<u8>(), 0..400)) {
        for kind in Kind::ALL {
            read(kind, bytes.as_slice()).for_each(drop);
        }
        formats::detect("file", &bytes);
    }

    #[test]
    fn a_spoilt_file_is_read_without_panic(records in vec(record(), 1..4), spoil in spoil()) {
        let mut json = Vec::new();
        write_json(&records, &mut json).unwrap();
        let mut lines = Vec::new();
        write_json_lines(&records, &mut lines).unwrap();
        read(Kind::Json, spoil.apply(json).as_slice()).for_each(drop);
        read(Kind::JsonLines, spoil.apply(lines).as_slice()).for_each(drop);
    }

    #[test]
    fn a_spoilt_csv_file_is_read_without_panic(records in one_kind(), spoil in spoil()) {
        let (kind, records) = records;
        let mut file = Vec::new();
        write_csv(kind, &records, &mut file).unwrap();
        read(Kind::Csv(kind), spoil.apply(file).as_slice()).for_each(drop);
    }
}

#[test]
fn a_file_of_one_kind_refuses_records_of_another() {
    let reading = "service_number,read_at,value\n1,2026-11-01,5\n";
    let records = read_all(Kind::Csv(RecordKind::Reading), reading.as_bytes());
    let error = write_csv(RecordKind::Account, &records, Vec::new()).unwrap_err();
    assert_eq!(error.to_string(), "a reading among accounts");
}

fn one_kind() -> impl Strategy<Value = (RecordKind, Vec<Record>)> {
    let kinds = proptest::sample::select(RecordKind::ALL);
    kinds.prop_flat_map(|kind| (Just(kind), vec(record_of(kind, false), 0..6)))
}

fn read_all(kind: Kind, file: &[u8]) -> Vec<Record> {
    read(kind, file).map(|item| item.unwrap().record).collect()
}

/// One byte changed, or everything behind it cut off.
#[derive(Debug)]
struct Spoil {
    place: prop::sample::Index,
    byte: Option<u8>,
}

fn spoil() -> impl Strategy<Value = Spoil> {
    let any = (any::<prop::sample::Index>(), proptest::option::of(any::<u8>()));
    any.prop_map(|(place, byte)| Spoil { place, byte })
}

impl Spoil {
    fn apply(&self, mut file: Vec<u8>) -> Vec<u8> {
        if file.is_empty() {
            return file;
        }
        let place = self.place.index(file.len());
        match self.byte {
            Some(byte) => file[place] = byte,
            None => file.truncate(place),
        }
        file
    }
}
