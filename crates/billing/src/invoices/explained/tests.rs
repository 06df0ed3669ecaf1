//! Differences as a customer would name them, and that they always add up.

use std::slice;

use base::{Currency, Id};
use proptest::prelude::*;

use super::*;
use crate::invoices::InvoiceKind;

fn bill(net: i64, tax: i64) -> NewInvoice {
    NewInvoice {
        account_id: Id::from_bits(1),
        number: "INV-1".parse().unwrap(),
        kind: InvoiceKind::Invoice,
        issued_on: "2026-11-01".parse().unwrap(),
        due_on: "2026-11-24".parse().unwrap(),
        period_start: None,
        period_end: None,
        currency: Currency::USD,
        net_cents: Cents(net),
        tax_cents: Cents(tax),
        total_cents: Cents(net + tax),
        previous_balance_cents: None,
        payments_cents: None,
        adjustments_cents: None,
        carried_forward_cents: None,
        note: None,
        corrects: None,
        payment_reference: None,
    }
}

fn line(description: &str, cents: i64) -> ChargeLine {
    ChargeLine {
        position: 1,
        service_id: None,
        charge_group: "Water".to_owned(),
        description: description.to_owned(),
        period_start: None,
        period_end: None,
        quantity: None,
        unit: None,
        unit_price: None,
        amount_cents: Cents(cents),
        tax_cents: Cents::ZERO,
    }
}

fn used(description: &str, quantity: &str, price: &str, cents: i64) -> ChargeLine {
    let (quantity, unit_price) = (quantity.parse().ok(), price.parse().ok());
    let unit = Some("m³".to_owned());
    ChargeLine { quantity, unit_price, unit, ..line(description, cents) }
}

fn during(first: &str, last: &str, line: ChargeLine) -> ChargeLine {
    ChargeLine { period_start: first.parse().ok(), period_end: last.parse().ok(), ..line }
}

/// Each change in a word, with its cents.
fn told(before: &[ChargeLine], now: &[ChargeLine]) -> Vec<(&'static str, i64)> {
    let sum = |lines: &[ChargeLine]| lines.iter().map(|line| line.amount_cents.0).sum();
    let (last, this) = (bill(sum(before), 0), bill(sum(now), 0));
    let explanation = Explanation::of(
        Bill { details: &last, lines: before },
        Bill { details: &this, lines: now },
    );
    explanation.changes.iter().map(|change| (word(&change.cause), change.cents.0)).collect()
}

fn word(cause: &Cause) -> &'static str {
    match cause {
        Cause::Days { .. } => "days",
        Cause::Used { .. } => "used",
        Cause::Price { .. } => "price",
        Cause::Charge { .. } => "charge",
        Cause::New { .. } => "new",
        Cause::Gone { .. } => "gone",
        Cause::Tax => "tax",
        Cause::CarriedOver { .. } => "carried over",
        Cause::Unlisted => "unlisted",
    }
}

#[test]
fn each_difference_has_the_cause_that_a_person_would_name() {
    let september = |line| during("2026-09-01", "2026-09-30", line);
    let october = |line| during("2026-10-01", "2026-10-31", line);
    for (before, now, expected) in [
        (
            used("Water", "10", "2.00", 2_000),
            used("Water", "14", "2.00", 2_800),
            vec![("used", 800)],
        ),
        (
            used("Water", "10", "2.00", 2_000),
            used("Water", "10", "2.50", 2_500),
            vec![("price", 500)],
        ),
        (
            used("Water", "10", "2.00", 2_000),
            used("Water", "12", "2.50", 3_000),
            vec![("price", 600), ("used", 400)],
        ),
        (
            september(used("Water", "30", "1.00", 3_000)),
            october(used("Water", "40", "1.00", 4_000)),
            vec![("used", 900), ("days", 100)],
        ),
        (september(line("Base fee", 3_000)), october(line("Base fee", 3_100)), vec![("days", 100)]),
        (
            september(line("Base fee", 3_000)),
            october(line("Base fee", 3_500)),
            vec![("charge", 500)],
        ),
        (line("Base fee", 3_000), line("Base fee", 2_500), vec![("charge", -500)]),
        (
            used("Water in September", "10", "2.00", 2_000),
            used("Water in October", "11", "2.00", 2_200),
            vec![("used", 200)],
        ),
        (used("Water", "3", "0.333", 100), used("Water", "6", "0.333", 200), vec![("used", 100)]),
        (line("Base fee", 3_000), line("Base fee", 3_000), vec![]),
    ] {
        let found = told(slice::from_ref(&before), slice::from_ref(&now));
        assert_eq!(found, expected, "{before:?} {now:?}");
    }
}

#[test]
fn what_comes_and_goes_is_new_or_gone() {
    let before = [line("Base fee", 1_000), line("Connection", 5_000), line("Rental", 700)];
    let now = [line("Base fee", 1_000), line("Late fee", 300), line("Filter", 900)];
    assert_eq!(told(&before, &now), [("gone", -5_000), ("new", 900), ("gone", -700), ("new", 300)]);
}

#[test]
fn taxes_discounts_and_what_is_carried_over_have_their_own_names() {
    let carried = |details: NewInvoice, cents| NewInvoice {
        carried_forward_cents: Some(Cents(cents)),
        ..details
    };
    let (lines, last, this) =
        ([line("Base fee", 1_000)], carried(bill(1_000, 80), 0), carried(bill(900, 72), 1_080));
    let explanation = Explanation::of(
        Bill { details: &last, lines: &lines },
        Bill { details: &this, lines: &lines },
    );
    let told: Vec<_> =
        explanation.changes.iter().map(|change| (word(&change.cause), change.cents.0)).collect();
    assert_eq!(told, [("carried over", 1_080), ("unlisted", -100), ("tax", -8)]);
    assert_eq!(explanation.difference_cents(), Cents(972));
}

prop_compose! {
    fn any_line()(
        name in prop::sample::select(vec!["Water", "Sewer", "Base fee", "Late fee"]),
        quantity in prop::option::of(0i64..2_000_000),
        price in prop::option::of(1i64..900_000),
        days in prop::option::of(1i64..70),
        cents in -5_000i64..9_000_000,
    ) -> ChargeLine {
        let first: Date = "2026-01-01".parse().unwrap();
        let last = days.map(|days| first.saturating_add(base::SignedDuration::from_hours(24 * (days - 1))));
        ChargeLine {
            quantity: quantity.map(|quantity| Decimal::new(quantity, 3)),
            unit: quantity.map(|_| "m³".to_owned()),
            unit_price: price.map(|price| Decimal::new(price, 5)),
            period_start: last.map(|_| first),
            period_end: last,
            ..line(name, cents)
        }
    }
}

prop_compose! {
    fn any_bill()(
        lines in prop::collection::vec(any_line(), 0..8),
        tax in 0i64..90_000,
        discount in prop::sample::select(vec![0i64, 0, 25]),
        carried in prop::option::of(-50_000i64..50_000),
    ) -> (NewInvoice, Vec<ChargeLine>) {
        let net = lines.iter().map(|line| line.amount_cents.0).sum::<i64>() - discount;
        let details = bill(net, tax);
        (NewInvoice { carried_forward_cents: carried.map(Cents), ..details }, lines)
    }
}

proptest! {
    #[test]
    fn all_changes_add_up_to_the_cent(before in any_bill(), now in any_bill()) {
        let explanation = Explanation::of(
            Bill { details: &before.0, lines: &before.1 },
            Bill { details: &now.0, lines: &now.1 },
        );
        let sum: Cents = explanation.changes.iter().map(|change| change.cents).sum();
        prop_assert_eq!(sum, explanation.difference_cents());
        let unlisted = explanation.changes.iter().find(|change| change.cause == Cause::Unlisted);
        let discounts = unlisted.map_or(0, |change| change.cents.0.abs());
        prop_assert!([0, 25].contains(&discounts), "lines that do not add up hide in it: {discounts}");
    }
}
