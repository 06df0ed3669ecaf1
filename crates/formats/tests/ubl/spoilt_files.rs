//! Properties: however a real file is damaged, the reader says what is wrong or tells the truth.

use base::{Cents, Currency};
use formats::Kind;
use formats::records::{Invoice, Record};
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::bill::{bill, invoice};
use crate::real_files::folder;

/// What a careless program or an attacker puts into a document.
const PIECES: [&str; 12] = [
    "",
    "-",
    "0",
    "9999999999999999999999",
    "1e9",
    "&lt;",
    "&a;",
    "<x/>",
    "</cbc:ID>",
    "\u{0}",
    "\u{ffff}",
    "<cac:AllowanceCharge><cbc:ChargeIndicator>true</cbc:ChargeIndicator><cbc:Amount>1</cbc:Amount></cac:AllowanceCharge>",
];

proptest! {
    #[test]
    fn a_damaged_document_is_refused_or_still_adds_up(
        file in any::<Index>(), from in any::<Index>(), length in 0..60usize, piece in select(&PIECES[..]),
    ) {
        let mut xml = file.get(&documents()).clone();
        let from = from.index(xml.len());
        let to = xml.len().min(from + length);
        xml.splice(from..to, piece.bytes());
        for invoice in invoices(&xml) {
            prop_assert!(!invoice.total.is_negative());
            prop_assert_eq!(invoice.net + invoice.tax, invoice.total);
            prop_assert_eq!(invoice.check_lines(1, &invoice.lines), []);
        }
    }

    #[test]
    fn a_bill_over_any_figures_adds_up(energy in CENTS, fixed in CENTS, tax in CENTS) {
        let net = energy + fixed;
        let figures = [
            (">20.00<", energy), (">10.00<", fixed), (">30.00<", net), (">6.00<", tax),
            (">6.0<", tax), (">36.00<", net + tax),
        ];
        let change = |xml: String, (old, cents): (&str, i64)| {
            xml.replace(old, &format!(">{}<", Cents(cents).of(Currency::EUR).plain()))
        };
        let invoice = invoice(&figures.into_iter().fold(bill(), change));
        prop_assert_eq!(invoice.total, Cents((net + tax).abs()));
        prop_assert_eq!(invoice.check_lines(1, &invoice.lines), []);
    }
}

/// Above and below zero, so that lines cancel each other out.
const CENTS: std::ops::Range<i64> = -300..300;

fn invoices(xml: &[u8]) -> Vec<Invoice> {
    let records = formats::read(Kind::Ubl, xml).filter_map(Result::ok);
    let invoices = records.filter_map(|located| match located.record {
        Record::Invoice(invoice) => Some(*invoice),
        _ => None,
    });
    invoices.collect()
}

/// Our own bill, and the real files where they are.
fn documents() -> Vec<Vec<u8>> {
    let files = folder().into_iter().flat_map(|folder| std::fs::read_dir(folder).unwrap());
    let real = files.map(|file| std::fs::read(file.unwrap().path()).unwrap());
    std::iter::once(bill().into_bytes()).chain(real).collect()
}
