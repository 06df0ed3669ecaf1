//! What the drawn biller looks like.

use std::collections::HashSet;

use base::{Cents, Date};
use formats::records::{Invoice, InvoiceKind, Record};

use super::draw_portfolio;

fn today() -> Date {
    jiff::civil::date(2026, 11, 23)
}

fn records(seed: u64) -> Vec<Record> {
    draw_portfolio(seed, today()).take_records()
}

fn documents(records: &[Record]) -> Vec<&Invoice> {
    let invoices = records.iter().filter_map(|record| match record {
        Record::Invoice(invoice) => Some(&**invoice),
        _ => None,
    });
    invoices.collect()
}

#[test]
fn a_seed_draws_the_same_biller_again() {
    assert_eq!(records(7), records(7));
    assert_ne!(records(7), records(8));
}

#[test]
fn there_are_more_than_two_hundred_customers_with_two_years_of_bills() {
    let records = records(7);
    let customers = records.iter().filter(|it| matches!(it, Record::Customer(_))).count();
    assert!(customers >= 200, "{customers}");
    let documents = documents(&records);
    assert!(documents.len() > 7_500, "{}", documents.len());
    assert!(documents.iter().all(|it| it.issued_on <= today() && it.total.is_positive()));
}

#[test]
fn numbers_are_unique() {
    let records = records(7);
    let mut seen = HashSet::new();
    for record in &records {
        let (kind, number) = match record {
            Record::Customer(it) => (0, &it.number),
            Record::Account(it) => (1, &it.number),
            Record::Service(it) => (2, &it.number),
            Record::Invoice(it) => (3, &it.number),
            Record::Charge(_) | Record::Reading(_) => continue,
        };
        assert!(seen.insert((kind, number)), "{number} twice");
    }
}

#[test]
fn statement_figures_add_up_from_bill_to_bill() {
    let records = records(7);
    let maria = documents(&records).into_iter().filter(|it| {
        it.account_number().is_some_and(|number| number.as_str() == super::MARIA_HOME)
            && it.kind == InvoiceKind::Invoice
    });
    let mut balance = Cents::ZERO;
    for bill in maria {
        let figures = bill.statement;
        let parts = [figures.previous_balance, figures.payments, figures.adjustments];
        let sum: Cents = parts.into_iter().flatten().sum();
        assert_eq!(figures.previous_balance, Some(balance));
        assert_eq!(figures.carried_forward, Some(sum));
        balance = sum + bill.total;
    }
    assert!(balance.is_positive());
}

#[test]
fn the_meter_of_the_guide_showed_800_on_24_september_2016() {
    let records = records(7);
    let readings = records.iter().filter_map(|record| match record {
        Record::Reading(reading) if reading.service_number.as_str() == "1010101" => Some(reading),
        _ => None,
    });
    let on = jiff::civil::date(2016, 9, 24);
    let known = readings
        .filter(|it| it.read_at == formats::records::ReadAt::Day(on))
        .map(|it| it.value.normalize().to_string());
    assert_eq!(known.collect::<Vec<_>>(), ["800"]);
}
