//! JSON: one document, or one object per line.

use base::Cents;
use formats::Kind::{Json, JsonLines};
use formats::records::Record;
use formats::{RecordKind, write_json_lines};

use crate::reading::{csv, record_lines, records, told};

const INVOICE: &str = r#"{"account_number": "CL1234", "number": "BW-1", "issued_on": "2026-11-01",
  "due_on": "2026-11-21", "currency": "USD", "tax": 6, "total": 36.00, "note": null, "lines": [
  {"position": 1, "description": "Energy", "quantity": 100, "unit_price": 0.20, "amount": 20.00, "tax": 4.00},
  {"position": 2, "description": "Fixed \"charge\"", "amount": "10", "tax": "2"}]}"#;

fn document() -> String {
    format!("{{\"invoices\": [\n\n{INVOICE}\n], \"readings\": []}}")
}

fn line() -> String {
    INVOICE.replace('\n', " ").replacen('{', r#"{"record": "invoice", "#, 1)
}

#[test]
fn an_invoice_carries_its_lines_and_numbers_keep_their_digits() {
    let records = records(Json, &document());
    let [Record::Invoice(invoice)] = records.as_slice() else { panic!() };
    assert_eq!((invoice.net, invoice.total), (Cents(3000), Cents(3600)));
    assert_eq!(invoice.lines[0].unit_price.unwrap().to_string(), "0.20");
    assert_eq!(invoice.lines[1].description, "Fixed \"charge\"");
}

#[test]
fn a_document_and_its_lines_say_the_same() {
    let lines = format!("{}\n\r\n{}\r\n", line(), line());
    let twice = [records(Json, &document()), records(Json, &document())].concat();
    assert_eq!(records(JsonLines, &lines), twice);
    assert_eq!(record_lines(JsonLines, &lines), [1, 3]);
    assert_eq!(record_lines(Json, &document()), [3]);
}

#[test]
fn an_invoice_may_say_that_it_has_no_lines() {
    let (before, _) = INVOICE.split_once("[").unwrap();
    let records = records(Json, &format!("{{\"invoices\": [{before} null}}]}}"));
    let [Record::Invoice(invoice)] = records.as_slice() else { panic!() };
    assert_eq!(invoice.lines, []);
}

#[test]
fn amounts_are_written_as_texts_and_counts_as_numbers() {
    let mut file = Vec::new();
    write_json_lines(&records(JsonLines, &line())[..], &mut file).unwrap();
    let text = String::from_utf8(file).unwrap();
    for part in [r#""position":2"#, r#""total":"36.00""#, r#""unit_price":"0.20""#] {
        assert!(text.contains(part), "{part} in {text}");
    }
}

#[test]
fn json_and_csv_have_the_same_names() {
    let json =
        r#"{"readings": [{"service_number": 1010101, "read_at": "2016-09-24", "value": 800}]}"#;
    let text = "service_number,read_at,value\n1010101,2016-09-24,800\n";
    assert_eq!(records(Json, json), csv(RecordKind::Reading, text));
}

#[test]
fn lines_that_do_not_add_up_are_refused() {
    let wrong = document().replace("\"amount\": 20.00", "\"amount\": 20.01");
    assert_eq!(
        told(Json, &wrong),
        ["3: net: is 30.00, but the amounts of the lines come to 30.01, expected 30.01"]
    );
    let wrong = document().replace("\"position\": 2", "\"position\": 1");
    assert_eq!(
        told(Json, &wrong),
        ["3: position: two lines have position 1, expected each position once"]
    );
}

/// What stands in the document instead of what, and what is told.
#[rustfmt::skip]
const WRONG: [(&str, &str, &str); 9] = [
    ("\"tax\": 6", "\"tx\": 6", "3: tx: is not a key of this record, expected tax"),
    ("\"tax\": 6", "\"total\": 36", "3: total: stands twice, expected each key once"),
    ("\"tax\": 6", "\"tax\": [6]", "3: tax: “[6]” is not a single value, expected a text"),
    ("\"tax\": 6", "\"tax\": true", "3: tax: “true” is not a single value, expected a text"),
    ("\"total\": 36.00", "\"total\": 3.6e1", "3: total: “3.6e1” is not an amount in USD, expected a plain number with at most 2 decimals such as 1234.50"),
    ("\"unit_price\"", "\"price\"", "3: lines[1].price: is not a key of this record, expected one of position, service_number, group, description, period_start, period_end, quantity, unit, unit_price, amount, tax"),
    ("\"readings\"", "\"readers\"", "7: readers: is not a list of records, expected one of customers, accounts, services, invoices, charges, readings"),
    ("\"readings\": []", "\"readings\": {}", "7: readings: is not a list, expected […]"),
    ("\"readings\": []", "\"readings\": [7]", "7: file: is not JSON: invalid type: integer `7`, expected an object, expected a JSON object"),
];

#[test]
fn what_is_wrong_in_a_document_is_told_with_its_place() {
    for (from, to, sentence) in WRONG {
        assert_eq!(told(Json, &document().replacen(from, to, 1)), [sentence], "{to}");
    }
}

#[test]
fn a_document_that_is_no_json_says_on_which_line() {
    let told = told(Json, &document().replace("], \"readings\"", "] \"readings\""));
    assert_eq!(told, ["7: file: is not JSON: expected `,` or `}`, expected a JSON object"]);
}

#[test]
fn a_line_must_say_what_it_is() {
    let text =
        format!("{INVOICE}\n").replace('\n', " ") + "\n{\"record\": \"bill\"}\n{\n" + &line();
    assert_eq!(
        told(JsonLines, &text),
        [
            "1: record: is missing, expected one of customer, account, service, invoice, charge, reading",
            "2: record: is not known, expected one of customer, account, service, invoice, charge, reading",
            "3: file: is not JSON: EOF while parsing an object, expected a JSON object",
        ]
    );
    assert_eq!(record_lines(JsonLines, &text), [4]);
}

#[test]
fn lists_in_lists_without_end_are_refused() {
    let nest = "[".repeat(200_000);
    assert_eq!(told(Json, &format!("{{\"invoices\": {nest}")).len(), 1);
    assert_eq!(told(JsonLines, &format!("{{\"record\": {nest}")).len(), 1);
    let closed = format!("{nest}{}", "]".repeat(200_000));
    assert_eq!(told(Json, &format!("{{\"invoices\": {closed}}}")).len(), 1);
}

#[test]
fn a_record_of_very_many_keys_or_bytes_is_refused() {
    let keys: Vec<_> = (0..201).map(|key| format!("\"{key}\": 1")).collect();
    let told_keys = told(JsonLines, &format!("{{{}}}", keys.join(",")));
    assert_eq!(told_keys, ["1: file: is not JSON: more than 200 keys, expected a JSON object"]);
    let long = " ".repeat(17 << 20);
    assert_eq!(told(JsonLines, &long), ["1: file: is longer than 16 MiB, expected shorter lines"]);
    assert_eq!(
        told(Json, &" ".repeat(65 << 20)),
        ["1: file: is longer than 64 MiB, expected several smaller files"]
    );
}
