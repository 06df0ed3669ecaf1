//! Every kind of wrong value, and the exact sentence about it.

use formats::RecordKind::{self, Account, Charge, Customer, Invoice, Reading, Service};

use crate::reading::told_csv;

/// Kind, header, a row with one thing wrong, and the sentence without the line (which is 2).
type Wrong = (RecordKind, &'static str, &'static str, &'static str);

#[rustfmt::skip]
const TEXTS: [Wrong; 16] = [
    (Customer, "number,kind,last_name", ",person,Lopez", "number: is missing, expected a value"),
    (Customer, "number,kind,last_name", "C1,human,Lopez", "kind: “human” is not known, expected one of person, company"),
    (Customer, "number,kind,last_name", "C1,person,", "last_name: is missing, expected the person's last name"),
    (Customer, "number,kind,company_name", "C1,company,", "company_name: is missing, expected the company's name"),
    (Customer, "number,kind,last_name,company_name", "C1,person,Lopez,Acme", "company_name: a person has none, expected kind company"),
    (Customer, "number,kind,last_name,email", "C1,person,Lopez,maria", "email: “maria” is not an e-mail address, expected one such as maria@example.com"),
    (Customer, "number,kind,last_name,language", "C1,person,Lopez,fr", "language: “fr” is not a language of the portal, expected en or es"),
    (Customer, "number,kind,last_name,country", "C1,person,Lopez,XX", "country: “XX” is not a country, expected a two-letter code such as US"),
    (Customer, "number,kind,last_name", "C1,person,Lo\u{7}pez", "last_name: “Lo\u{fffd}pez” has a control character, expected text"),
    (Account, "number,customer_number,kind,currency", "A1,C1,open,USD", "kind: “open” is not known, expected one of open_item, balance_forward"),
    (Account, "number,customer_number,kind,currency", "A1,C1,open_item,dollar", "currency: “dollar” is not a currency, expected a three-letter code such as USD"),
    (Service, "account_number,number,kind,status", "A1,1,water,off", "status: “off” is not known, expected one of active, planned_work, interrupted, suspended, ended"),
    (Service, "account_number,number,kind,moved_in_on,moved_out_on", "A1,1,water,2026-02-01,2026-01-01", "moved_out_on: is before moved_in_on, expected that date or a later one"),
    (Service, "account_number,number,kind,register_digits", "A1,1,water,13", "register_digits: “13” is not a number of digits, expected a whole number from 1 to 12"),
    (Reading, "service_number,read_at,value", "1,2026-11-01T08:00:00,5", "read_at: “2026-11-01T08:00:00” is not a time of reading, expected 2026-11-23, or 2026-11-23T08:00:00-05:00 with its offset"),
    (Reading, "service_number,read_at,value,quality", "1,2026-11-01,5,guess", "quality: “guess” is not known, expected one of actual, estimated, customer"),
];

const INVOICE: &str =
    "account_number,number,kind,issued_on,due_on,currency,net,tax,total,prepaid,corrects";
const CHARGE: &str = "invoice_number,currency,position,description,quantity,amount";

#[rustfmt::skip]
const FIGURES: [Wrong; 14] = [
    (Invoice, INVOICE, "A1,1,,11/01/2026,2026-11-21,USD,,,5,,", "issued_on: “11/01/2026” is not a date, expected YYYY-MM-DD between 1900 and 2199"),
    (Invoice, INVOICE, "A1,1,,2026-02-30,2026-11-21,USD,,,5,,", "issued_on: “2026-02-30” is not a date, expected YYYY-MM-DD between 1900 and 2199"),
    (Invoice, INVOICE, "A1,1,,0206-11-01,2026-11-21,USD,,,5,,", "issued_on: “0206-11-01” is not a date, expected YYYY-MM-DD between 1900 and 2199"),
    (Invoice, INVOICE, "A1,1,,2026-11-01,,USD,,,5,,", "due_on: is missing, expected the date by which the invoice is to be paid"),
    (Invoice, INVOICE, "A1,1,,2026-11-01,2026-10-21,USD,,,5,,", "due_on: is before issued_on, expected that date or a later one"),
    (Invoice, INVOICE, "A1,1,,2026-11-01,2026-11-21,USD,,,\"1,234.50\",,", "total: “1,234.50” is not an amount in USD, expected a plain number with at most 2 decimals such as 1234.50"),
    (Invoice, INVOICE, "A1,1,,2026-11-01,2026-11-21,JPY,,,12.5,,", "total: “12.5” is not an amount in JPY, expected a plain number with at most 0 decimals such as 123450"),
    (Invoice, INVOICE, "A1,1,,2026-11-01,2026-11-21,USD,,,99999999999,,", "total: “99999999999” is too large, expected at most 10000000000.00"),
    (Invoice, INVOICE, "A1,1,,2026-11-01,2026-11-21,USD,30,6,35,,", "total: is 35.00, but net 30.00 and tax 6.00 add up to 36.00, expected 36.00"),
    (Invoice, INVOICE, "A1,1,,2026-11-01,2026-11-21,USD,,,-5,,", "total: is negative, expected kind credit_note with the figures positive"),
    (Invoice, INVOICE, "A1,1,,2026-11-01,2026-11-21,USD,,,5,-1,", "prepaid: is negative, expected what was already paid, zero or more"),
    (Invoice, INVOICE, "A1,1,,2026-11-01,2026-11-21,USD,,,5,,0", "corrects: only a credit note corrects an invoice, expected kind credit_note"),
    (Charge, CHARGE, "1,USD,0,Energy,1,5", "position: “0” is not a position, expected a whole number from 1"),
    (Charge, CHARGE, "1,USD,1,Energy,\"1,5\",5", "quantity: “1,5” is not a number, expected plain digits with a point, at most 12 before and 10 behind it"),
];

#[test]
fn a_wrong_value_is_shown_with_what_was_expected() {
    for (kind, header, row, sentence) in TEXTS.into_iter().chain(FIGURES) {
        let told = told_csv(kind, &format!("{header}\n{row}\n"));
        assert_eq!(told, [format!("2: {sentence}")], "{row}");
    }
}

#[test]
fn a_text_has_a_length() {
    let row = format!("C1,person,{}\n", "x".repeat(1_001));
    let told = told_csv(Customer, &format!("number,kind,last_name\n{row}"));
    let shown = "x".repeat(40);
    let sentence = format!("2: last_name: “{shown}…” has 1001 characters, expected at most 1000");
    assert_eq!(told, [sentence]);
}

#[test]
fn a_row_tells_all_that_is_wrong_with_it_and_the_next_one_is_read() {
    let text = "number,kind,last_name,email,country\n\
                ,person,Lopez,maria,XX\n\
                C2,person,Lopez,,\n\
                C3,person,,,\n";
    let told = told_csv(Customer, text);
    let places: Vec<_> = told.iter().map(|sentence| sentence.split(": ").collect()).collect();
    let places: Vec<(&str, &str)> =
        places.iter().map(|parts: &Vec<&str>| (parts[0], parts[1])).collect();
    assert_eq!(places, [("2", "number"), ("2", "email"), ("2", "country"), ("4", "last_name")]);
}

#[test]
fn after_a_hundred_issues_the_operator_has_seen_enough() {
    let text = format!("number,kind,last_name\n{}", ",person,Lopez\n".repeat(1_000));
    assert_eq!(told_csv(Customer, &text).len(), formats::ISSUE_LIMIT);
}
