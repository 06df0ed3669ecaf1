//! A small electricity bill for the stories to change, and ways to read it.

use formats::records::{BilledTo, Buyer, Invoice, Record};
use formats::{Issue, Kind, read};

/// 100 kWh at 0.20, a fixed charge of 10.00, 20 % tax: 36.00 in all.
pub fn bill() -> String {
    include_str!("bill.xml").to_owned()
}

/// The same bill with one place changed, which must be there exactly once.
pub fn bill_with(from: &str, to: &str) -> String {
    assert_eq!(bill().matches(from).count(), 1, "{from}");
    bill().replace(from, to)
}

pub fn parse(xml: &str) -> Result<Invoice, Vec<Issue>> {
    let items: Vec<_> = read(Kind::Ubl, xml.as_bytes()).collect();
    match items.as_slice() {
        [Ok(located)] => match &located.record {
            Record::Invoice(invoice) => Ok((**invoice).clone()),
            other => panic!("not an invoice: {other:?}"),
        },
        items => Err(items.iter().filter_map(|item| item.clone().err()).collect()),
    }
}

pub fn invoice(xml: &str) -> Invoice {
    parse(xml).unwrap()
}

/// What the operator is told.
pub fn sentences(xml: &str) -> Vec<String> {
    parse(xml).unwrap_err().iter().map(Issue::to_string).collect()
}

pub fn buyer(invoice: &Invoice) -> &Buyer {
    match &invoice.billed_to {
        BilledTo::Buyer(buyer) => buyer,
        BilledTo::Account(number) => panic!("account {number}"),
    }
}
