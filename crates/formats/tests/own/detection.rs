//! Which format a file has, as its name and beginning tell.

use formats::Kind::{self, Csv, Json, JsonLines, Ubl};
use formats::RecordKind::{Account, Charge, Customer, Invoice, Reading, Service};
use formats::detect;

const UBL: &str = "<?xml version=\"1.0\"?>\n<Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\">";

#[rustfmt::skip]
const FILES: [(&str, &str, Option<Kind>); 17] = [
    ("export.csv", "number,kind,last_name,email\n", Some(Csv(Customer))),
    ("export.csv", "\u{feff}Number;Kind;Last Name\r\n", Some(Csv(Customer))),
    ("export.csv", "number,customer_number,kind,currency\n", Some(Csv(Account))),
    ("export.csv", "account_number,number,kind,unit\n", Some(Csv(Service))),
    ("export.csv", "account_number,number,issued_on,due_on,currency,total\n", Some(Csv(Invoice))),
    ("export.csv", "invoice_number,currency,position,description,amount\n", Some(Csv(Charge))),
    ("export.csv", "service_number,read_at,value,shoe_size\n", Some(Csv(Reading))),
    ("services.csv", "number,kind\n", Some(Csv(Service))),
    ("export.csv", "name,price\n", None),
    ("export.csv", "number,kind,size,colour,price\n", None),
    ("export.json", " {\n \"customers\": [", Some(Json)),
    ("export.json", "{\"invoices\": [{\"record\": 1}]}", Some(Json)),
    ("export.txt", "{\"number\": \"1\", \"record\": \"customer\"}\n{", Some(JsonLines)),
    ("export.jsonl", "{\"num", Some(JsonLines)),
    ("bill.xml", UBL, Some(Ubl)),
    ("bill.xml", "<rsm:CrossIndustryInvoice>", None),
    ("empty", "", None),
];

#[test]
fn a_file_is_known_by_its_beginning() {
    for (name, beginning, kind) in FILES {
        assert_eq!(detect(name, beginning.as_bytes()), kind, "{name}: {beginning}");
    }
}

#[test]
fn every_format_has_a_name_for_the_command_line() {
    for kind in Kind::ALL {
        assert_eq!(kind.name().parse(), Ok(kind));
    }
    let told = "xml".parse::<Kind>().unwrap_err();
    assert!(told.starts_with("“xml” is not a format, expected one of csv-customers, csv-accounts"));
}
