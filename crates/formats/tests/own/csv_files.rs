//! CSV as spreadsheets and billing systems write it.

use formats::Kind;
use formats::RecordKind::{Account, Customer, Reading};
use formats::records::Record;

use crate::reading::{csv, record_lines, records, told_csv};

const PLAIN: &str = "number,kind,last_name,city\nC1,person,Lopez,San Juan\nC2,person,Lee,Ponce\n";

#[test]
fn the_same_file_in_any_dialect_is_the_same() {
    let expected = csv(Customer, PLAIN);
    for dialect in [
        format!("\u{feff}{PLAIN}"),
        PLAIN.replace('\n', "\r\n"),
        PLAIN.replace(',', ";"),
        PLAIN.replace(',', "\t"),
        PLAIN.replace("San Juan", "\"San Juan\" "),
        PLAIN.replace("C1,", " c 1 ,"),
        PLAIN.replace("last_name", "Last Name"),
        PLAIN.replace('\n', "\n\n\r\n"),
        PLAIN.replace("Ponce\n", "Ponce"),
        PLAIN.replace("Ponce\n", "Ponce,,,\n,,,\n"),
    ] {
        assert_eq!(csv(Customer, &dialect), expected, "{dialect:?}");
    }
}

#[test]
fn quotes_may_hold_delimiters_quotes_and_breaks() {
    let records = csv(
        Customer,
        "number,kind,company_name,address_line1\nC1,company,\"Lee, \"\"Bob\"\" & Co\",\"Floor 2\nRoom 5\"\n",
    );
    let [Record::Customer(customer)] = records.as_slice() else { panic!() };
    assert!(format!("{:?}", customer.name).contains(r#"Lee, \"Bob\" & Co"#));
    assert_eq!(customer.billing_address.line1.as_deref(), Some("Floor 2 Room 5"));
}

#[test]
fn lines_are_counted_as_an_editor_counts_them() {
    let text =
        "\nnumber,kind,company_name\r\n\r\nC1,company,\"Two\r\nlines\"\n\n  \nC2,company,Lee\n";
    assert_eq!(record_lines(Kind::Csv(Customer), text), [4, 8]);
}

#[test]
fn an_unknown_column_is_named_with_the_nearest_known_one() {
    let text = "number,kind,last_name,e_mail,shoe_size_in_europe\n";
    let told = told_csv(Customer, text);
    assert_eq!(told[0], "1: e_mail: is not a column of this file, expected email");
    assert!(told[1].starts_with(
        "1: shoe_size_in_europe: is not a column of this file, expected one of number, kind, "
    ));
}

#[test]
fn a_required_column_that_is_missing_is_told_once_and_not_for_each_row() {
    let text = "number,kind,name\nA1,open_item,Home\nA2,open_item,Shop\n";
    assert_eq!(
        told_csv(Account, text),
        [
            "1: customer_number: is missing, expected a column of this name",
            "1: currency: is missing, expected a column of this name",
        ]
    );
}

/// A file of readings, in which `h` stands for the good header, and what is told about it.
#[rustfmt::skip]
const BROKEN: [(&str, &str); 6] = [
    ("", "1: file: is empty, expected a header with at least service_number, read_at, value"),
    ("h\n1,2026-11-01,5,6\n", "2: file: the row has 4 fields, expected 3 as in the header"),
    ("h\n1,2026-11-01\n", "2: file: the row has 2 fields, expected 3 as in the header"),
    ("h\n1,2026-11-01,\"5\n2,2026-11-01,6\n", "2: file: a quotation mark opens here and is never closed, expected a closing quotation mark"),
    ("h\n1,2026-11-01,\"5\"6\n", "2: file: text follows a closing quotation mark, expected the delimiter, or a quotation mark doubled"),
    ("value,h\n", "1: value: stands twice in the header, expected each column once"),
];

#[test]
fn a_file_that_is_broken_says_where() {
    for (body, told) in BROKEN {
        let text = body.replacen('h', "service_number,read_at,value", 1);
        assert_eq!(told_csv(Reading, &text), [told], "{text}");
    }
}

#[test]
fn a_header_of_very_many_columns_is_refused() {
    let told = told_csv(Reading, &format!("service_number,read_at,value{}\n", ",x".repeat(998)));
    let expected = "a header with at least service_number, read_at, value";
    assert_eq!(told, [format!("1: file: the header has 1001 columns, expected {expected}")]);
}

#[test]
fn text_that_is_not_utf_8_is_refused_and_the_next_row_is_read() {
    let bytes = b"number,kind,last_name\nC1,person,Mu\xf1oz\nC2,person,Lee\n".as_slice();
    let items: Vec<_> = formats::read(Kind::Csv(Customer), bytes).collect();
    let issue = items[0].as_ref().unwrap_err().to_string();
    assert_eq!(issue, "2: file: is not UTF-8 text, expected UTF-8 (in Excel: “CSV UTF-8”)");
    assert!(items[1].is_ok());
}

#[test]
fn a_file_without_rows_has_no_records() {
    assert_eq!(records(Kind::Csv(Reading), "service_number,read_at,value\n"), []);
}
