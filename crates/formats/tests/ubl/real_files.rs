//! The standard's own examples (ConnectingEurope/eInvoicing-EN16931), read from ../shared/data.

use std::path::PathBuf;

use base::Cents;
use formats::records::InvoiceKind;
use formats::{Kind, detect};

use crate::bill::{buyer, invoice};

/// File, number, kind, likeliest account, issued, due, total in minor units, lines (a line's own
/// allowances and the document's are lines too).
type Example =
    (&'static str, &'static str, InvoiceKind, &'static str, &'static str, &'static str, i64, usize);

const CHARGES: InvoiceKind = InvoiceKind::Invoice;
const CREDITS: InvoiceKind = InvoiceKind::CreditNote;

#[rustfmt::skip]
const EXAMPLES: [Example; 18] = [
    ("BIS3_Invoice_negativ.XML", "12345", CREDITS, "DK87654321", "2019-01-25", "2019-02-24", 78_217_943, 1),
    ("BIS3_Invoice_positive.XML", "12345", CHARGES, "DK87654321", "2019-01-25", "2019-02-24", 78_217_943, 1),
    ("guide-example1.xml", "12115118", CHARGES, "10202", "2015-01-09", "2015-01-09", 25_033, 20),
    ("guide-example2.xml", "TOSL108", CHARGES, "3456789012098", "2013-06-30", "2013-07-20", 180_178, 9),
    ("guide-example3.xml", "TOSL108", CHARGES, "5790000435975", "2013-04-10", "2013-05-10", 112_500, 3),
    ("issue116.xml", "2018210", CHARGES, "1234512345", "2018-02-08", "2018-03-07", 83_000, 6),
    ("sample-discount-price.xml", "TESTDECIMAL1", CHARGES, "12346830600751", "2018-02-05", "2018-02-28", 1_515, 1),
    ("ubl-tc434-creditnote1.xml", "018304/28865", CREDITS, "0000000295", "2019-09-23", "2019-09-23", 10_011, 1),
    ("ubl-tc434-example1.xml", "12115118", CHARGES, "10202", "2015-01-09", "2015-01-09", 25_033, 20),
    ("ubl-tc434-example2.xml", "TOSL108", CHARGES, "3456789012098", "2013-06-30", "2013-07-20", 180_178, 9),
    ("ubl-tc434-example3.xml", "TOSL108", CHARGES, "5790000435975", "2013-04-10", "2013-05-10", 200_500, 3),
    ("ubl-tc434-example4.xml", "TOSL110", CHARGES, "5790000436057", "2013-04-10", "2013-05-10", 467_500, 3),
    ("ubl-tc434-example5.xml", "TOSL110", CHARGES, "5790000436057", "2013-04-10", "2013-05-10", 467_500, 7),
    ("ubl-tc434-example6.xml", "TOSL110", CHARGES, "", "2013-04-10", "2013-05-10", 467_500, 3),
    ("ubl-tc434-example7.xml", "INVOICE_TEST_7", CHARGES, "", "2013-03-11", "2013-03-11", 320_000, 2),
    ("ubl-tc434-example8.xml", "1100512149", CHARGES, "1081119", "2014-11-10", "2014-11-24", 109_978, 10),
    ("ubl-tc434-example9.xml", "20150483", CHARGES, "", "2015-04-01", "2015-04-14", 17_787, 1),
    ("ubl-tc434-example10.xml", "12115118", CHARGES, "10202", "2015-01-09", "2015-01-09", 25_033, 20),
];

#[test]
fn every_example_of_the_standard_is_read_as_it_is() {
    let Some(folder) = folder() else { return };
    for (file, number, kind, account, issued_on, due_on, total, lines) in EXAMPLES {
        let xml = std::fs::read_to_string(folder.join(file)).unwrap();
        assert_eq!(detect(file, xml.as_bytes()), Some(Kind::Ubl), "{file}");
        let invoice = invoice(&xml);
        let candidates = &buyer(&invoice).account_candidates;
        assert_eq!(invoice.number.as_str(), number, "{file}");
        assert_eq!(candidates.first().map_or("", |found| found.as_str()), account, "{file}");
        assert_eq!(invoice.issued_on.to_string(), issued_on, "{file}");
        assert_eq!(invoice.due_on.to_string(), due_on, "{file}");
        assert_eq!((invoice.kind, invoice.total), (kind, Cents(total)), "{file}");
        assert_eq!(invoice.lines.len(), lines, "{file}");
        assert_eq!(invoice.net + invoice.tax, invoice.total, "{file}");
        assert_eq!(invoice.check_lines(1, &invoice.lines), [], "{file}");
    }
}

#[test]
fn no_example_is_left_out() {
    let Some(folder) = folder() else { return };
    let files = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = files.map(|file| file.unwrap().file_name()).collect();
    let mut known: Vec<_> = EXAMPLES.iter().map(|example| example.0).collect();
    names.sort();
    known.sort();
    assert_eq!(names, known);
}

pub fn folder() -> Option<PathBuf> {
    let data = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data");
    let folder = PathBuf::from(data).join("einvoice/ubl");
    if !folder.is_dir() {
        println!("skipped: ../shared/data is absent");
        return None;
    }
    Some(folder)
}
