//! Which fee, of how much, and never another: every kind of rule, card, state and amount.

use base::{Cents, Currency, Date};
use outside::facts::Funding;

use super::{BasisPoints, Card, Fee, FeeFile, FeeKind, FeeRules, NewCard, PaidWith, Place, Rate};
use crate::settings::Channel;

const SURCHARGE: &str = r#"{"effective_on": "2026-01-01", "kind": "surcharge",
    "basis_points": 290, "cost_basis_points": 310, "place": "US-NY"}"#;

const TODAY: Date = Date::constant(2026, 11, 23);

fn parsed(entries: &[&str]) -> Result<FeeRules, String> {
    let file: FeeFile = serde_json::from_str(&format!("[{}]", entries.join(","))).unwrap();
    file.parse(Currency::USD)
}

fn rules(entries: &[&str]) -> FeeRules {
    parsed(entries).unwrap()
}

/// The sample's surcharge with other keys beside or instead of its own.
fn surcharge(changed: &str) -> FeeRules {
    let mut entry: serde_json::Value = serde_json::from_str(SURCHARGE).unwrap();
    let changed: serde_json::Value = serde_json::from_str(changed).unwrap();
    entry.as_object_mut().unwrap().extend(changed.as_object().unwrap().clone());
    rules(&[&entry.to_string()])
}

fn card(brand: &str, funding: Funding, billed_in: &str) -> PaidWith {
    let billed_in = billed_in.parse().ok();
    PaidWith::Card(Card { brand: brand.to_owned(), funding, billed_in })
}

fn visa(billed_in: &str) -> PaidWith {
    card("visa", Funding::Credit, billed_in)
}

fn cents(rules: &FeeRules, amount: i64, with: &PaidWith) -> i64 {
    cents_on(rules, TODAY, amount, with)
}

fn cents_on(rules: &FeeRules, on: Date, amount: i64, with: &PaidWith) -> i64 {
    let fee = rules.quote(on, Channel::Portal, Cents(amount), with);
    fee.map_or(0, |fee| fee.cents.0)
}

#[test]
fn a_surcharge_is_for_credit_cards_alone() {
    let rules = surcharge("{}");
    for brand in ["visa", "mastercard", "amex", "discover", "unknown"] {
        for funding in Funding::ALL {
            let takes = *funding == Funding::Credit && ["visa", "mastercard"].contains(&brand);
            let fee = cents(&rules, 10_000, &card(brand, *funding, "US-NY"));
            assert_eq!(fee, if takes { 290 } else { 0 }, "{brand} {funding}");
        }
    }
    assert_eq!(cents(&rules, 10_000, &PaidWith::Bank), 0);
}

#[test]
fn the_lowest_of_what_is_asked_what_it_costs_the_network_and_the_law_counts() {
    let visa_allows_four = r#"{"basis_points": 900, "cost_basis_points": 900,
        "networks": {"visa": 400, "amex": 250}}"#;
    for (changed, brand, place, fee) in [
        ("{}", "visa", "US-NY", 290),
        (r#"{"cost_basis_points": 220}"#, "visa", "US-NY", 220),
        (r#"{"basis_points": 900, "cost_basis_points": 900}"#, "visa", "US-NY", 300),
        (r#"{"basis_points": 900, "cost_basis_points": 900}"#, "mastercard", "US-NY", 400),
        (visa_allows_four, "visa", "US-NY", 400),
        (visa_allows_four, "amex", "US-NY", 250),
        ("{}", "visa", "US-CO", 200),
        ("{}", "visa", "US-OK", 200),
        ("{}", "visa", "US-CT", 0),
        ("{}", "visa", "US-MA", 0),
        ("{}", "visa", "US-ME", 0),
        ("{}", "visa", "US-PR", 0),
        ("{}", "visa", "PR", 0),
        ("{}", "visa", "US", 0),
        ("{}", "visa", "FR", 0),
        ("{}", "visa", "nowhere", 0),
        (r#"{"places": {"US-ME": 10000}}"#, "visa", "US-ME", 290),
        (r#"{"places": {"CA": 240, "CA-QC": 0}}"#, "visa", "CA-ON", 240),
        (r#"{"places": {"CA": 240, "CA-QC": 0}}"#, "visa", "CA-QC", 0),
    ] {
        let card = card(brand, Funding::Credit, place);
        assert_eq!(cents(&surcharge(changed), 10_000, &card), fee, "{changed} {brand} {place}");
    }
}

#[test]
fn the_rule_says_whose_law_counts() {
    for (law_of, biller, cardholder, fee) in [
        ("both", "US-CO", "US-NY", 200),
        ("both", "US-NY", "US-CT", 0),
        ("both", "US-CT", "US-CO", 0),
        ("biller", "US-NY", "US-CT", 290),
        ("biller", "US-CT", "US-NY", 0),
        ("cardholder", "US-CT", "US-NY", 290),
        ("cardholder", "US-NY", "US-CO", 200),
    ] {
        let rules = surcharge(&format!(r#"{{"law_of": "{law_of}", "place": "{biller}"}}"#));
        assert_eq!(cents(&rules, 10_000, &visa(cardholder)), fee, "{law_of} {biller} {cardholder}");
    }
}

#[test]
fn half_a_cent_is_rounded_up_and_never_beyond_a_cap() {
    for (asked, cost, amount, fee) in [
        (290, 310, 1, 0),
        (290, 310, 17, 0),
        (290, 310, 18, 0), // 0.52 of a cent, of which the network allows 0.54: no whole one
        (290, 310, 33, 0),
        (290, 310, 34, 1),
        (290, 310, 50, 1),  // 1.45
        (290, 310, 51, 1),  // 1.479
        (290, 310, 86, 2),  // 2.494
        (250, 310, 60, 1),  // 1.5, of which the network allows 1.8
        (250, 310, 100, 3), // 2.5, half up
        (300, 310, 150, 4), // 4.5, and four is the most that is no more than 3 percent
        (290, 290, 150, 4), // 4.35
        (290, 310, 9_999_999, 290_000),
        (300, 310, 99_999_999, 2_999_999),
    ] {
        let changed = format!(r#"{{"basis_points": {asked}, "cost_basis_points": {cost}}}"#);
        assert_eq!(cents(&surcharge(&changed), amount, &visa("US-NY")), fee, "{asked} of {amount}");
    }
}

#[test]
fn a_convenience_fee_is_flat() {
    let rules = rules(&[r#"{"effective_on": "2026-01-01", "kind": "convenience", "card": "2.50",
        "bank": "0.75", "channels": ["portal", "staff"]}"#]);
    let prepaid = card("amex", Funding::Prepaid, "US-CT");
    for amount in [1, 10_000, 99_999_999] {
        assert_eq!(cents(&rules, amount, &prepaid), 250);
        assert_eq!(cents(&rules, amount, &PaidWith::Bank), 75);
    }
    let fee = rules.quote(TODAY, Channel::Staff, Cents(1), &PaidWith::Bank).unwrap();
    assert_eq!((fee.kind, fee.rate), (FeeKind::Convenience, Rate::Flat));
    for unseen in [Channel::AutoPay, Channel::Schedule, Channel::Text] {
        assert_eq!(rules.quote(TODAY, unseen, Cents(1), &PaidWith::Bank), None);
    }
}

#[test]
fn a_service_fee_is_a_percentage_with_a_least_or_flat() {
    let rules = rules(&[r#"{"effective_on": "2026-01-01", "kind": "service",
        "card_basis_points": 245, "card": "1.50", "bank": "0.95"}"#]);
    let debit = card("visa", Funding::Debit, "US-MA");
    for (amount, fee) in [(1, 150), (6_122, 150), (6_143, 151), (9_999_999, 245_000)] {
        assert_eq!(cents(&rules, amount, &debit), fee, "{amount}");
    }
    let rate = |amount| rules.quote(TODAY, Channel::Portal, Cents(amount), &debit).unwrap().rate;
    assert_eq!(rate(1), Rate::Flat);
    assert_eq!(rate(10_000), Rate::Percent(BasisPoints::new(245).unwrap()));
    assert_eq!(cents(&rules, 10_000, &PaidWith::Bank), 95);
}

#[test]
fn rules_apply_from_their_day_until_the_next_ones() {
    let rules = rules(&[
        r#"{"effective_on": "2027-03-01", "kind": "none"}"#,
        SURCHARGE,
        r#"{"effective_on": "2027-01-01", "kind": "convenience", "card": "2.50"}"#,
    ]);
    for (day, fee) in [
        ("2025-12-31", 0),
        ("2026-01-01", 290),
        ("2026-12-31", 290),
        ("2027-01-01", 250),
        ("2027-02-28", 250),
        ("2027-03-01", 0),
    ] {
        assert_eq!(cents_on(&rules, day.parse().unwrap(), 10_000, &visa("US-NY")), fee, "{day}");
    }
}

#[test]
fn networks_and_laws_have_their_days_too() {
    let changed =
        r#"{"effective_on": "2020-01-01", "basis_points": 900, "cost_basis_points": 900}"#;
    let rules = surcharge(changed);
    for (day, place, fee) in [
        ("2023-04-14", "US-NY", 400),
        ("2023-04-15", "US-NY", 300),
        ("2022-06-30", "US-CO", 0),
        ("2022-07-01", "US-CO", 200),
        ("2025-10-31", "US-OK", 300),
        ("2025-11-01", "US-OK", 200),
    ] {
        let fee_then = cents_on(&rules, day.parse().unwrap(), 10_000, &visa(place));
        assert_eq!(fee_then, fee, "{day} {place}");
    }
}

#[test]
fn rules_that_were_in_effect_are_never_changed() {
    let known = rules(&[SURCHARGE, r#"{"effective_on": "2027-01-01", "kind": "none"}"#]);
    let other = SURCHARGE.replace("290", "280");
    let today = SURCHARGE.replace("2026-01-01", "2026-11-23");
    let earlier = SURCHARGE.replace("2026-01-01", "2025-01-01");
    let later = SURCHARGE.replace("2026-01-01", "2026-11-24");
    for (file, is_taken) in [
        (&[SURCHARGE][..], true),
        (&[SURCHARGE, &later], true),
        (&[&other], false),
        (&[], false),
        (&[SURCHARGE, &today], false),
        (&[SURCHARGE, &earlier], false),
    ] {
        assert_eq!(rules(file).check_follows(&known, TODAY).is_ok(), is_taken, "{file:?}");
    }
    let first = rules(&[SURCHARGE]);
    assert!(first.check_follows(&FeeRules::default(), TODAY).is_ok(), "nobody has paid one yet");
}

#[test]
fn what_is_wrong_is_said() {
    let entry = |rest: &str| format!(r#"{{"effective_on": "2026-01-01", {rest}}}"#);
    let whole = r#""kind": "surcharge", "basis_points": 290, "cost_basis_points": 310, "place""#;
    for (rest, said) in [
        (r#""kind": "tip""#.to_owned(), "one of none, surcharge, convenience, service"),
        (r#""kind": "none", "card": "1.00""#.to_owned(), "“card” means nothing there"),
        (r#""kind": "surcharge""#.to_owned(), "basis_points is missing"),
        (format!("{whole}: \"New York\""), "“New York” is not a place such as US-NY"),
        (format!("{whole}: \"US-NY\", \"bank\": \"1.00\""), "“bank” means nothing there"),
        (format!("{whole}: \"US-NY\", \"law_of\": \"me\""), "one of cardholder, biller, both"),
        (format!("{whole}: \"US-NY\", \"channels\": []"), "at least one of portal, guest, staff"),
        (format!("{whole}: \"US-NY\", \"channels\": [\"autopay\"]"), "nobody sees and accepts"),
        (format!("{whole}: \"US-NY\", \"places\": {{\"US-CO\": 20000}}"), "0 to 10000"),
        (r#""kind": "convenience""#.to_owned(), "“card” or “bank” is missing"),
        (r#""kind": "convenience", "card": "2,50""#.to_owned(), "is not an amount such as"),
        (r#""kind": "convenience", "card": "0""#.to_owned(), "not an amount that can be charged"),
        (r#""kind": "service", "card_basis_points": 0"#.to_owned(), "is not 1 to 10000"),
    ] {
        let why = parsed(&[&entry(&rest)]).unwrap_err();
        assert!(why.starts_with("fees, ") && why.contains(said), "{rest}: {why}");
    }
}

#[test]
fn at_most_one_fee_is_taken() {
    let flat = r#"{"effective_on": "2026-01-01", "kind": "convenience", "card": "2.50"}"#;
    let why = parsed(&[SURCHARGE, flat]).unwrap_err();
    assert!(why.contains("two rules are for payments by card through “portal”"), "{why}");
    let none = r#"{"effective_on": "2026-01-01", "kind": "none"}"#;
    assert!(parsed(&[SURCHARGE, none]).unwrap_err().contains("stands alone"));
    let elsewhere = r#"{"effective_on": "2026-01-01", "kind": "convenience", "card": "2.50",
        "channels": ["staff"]}"#;
    let bank = r#"{"effective_on": "2026-01-01", "kind": "convenience", "bank": "0.75"}"#;
    assert!(parsed(&[SURCHARGE, elsewhere, bank]).is_ok());
}

#[test]
fn a_card_nobody_has_typed_yet_is_told_the_most() {
    let most = |rules: &FeeRules| rules.of_new_card(TODAY, Channel::Portal);
    assert_eq!(most(&FeeRules::default()), NewCard::Free);
    let percent = BasisPoints::new(290).unwrap();
    assert_eq!(most(&surcharge("{}")), NewCard::CreditUpTo(percent));
    assert_eq!(most(&surcharge(r#"{"place": "US-CT"}"#)), NewCard::Free);
    let flat = r#"{"effective_on": "2026-01-01", "kind": "convenience", "card": "2.50"}"#;
    let NewCard::Every(tariff) = most(&rules(&[flat])) else { panic!("every card pays it") };
    let fee = Fee { kind: FeeKind::Convenience, cents: Cents(250), rate: Rate::Flat };
    assert_eq!(tariff.fee(Cents(1)), Some(fee));
}

#[test]
fn an_address_names_a_place_by_its_codes() {
    for (country, state, place) in [
        ("US", Some("ny"), Some("US-NY")),
        (" us ", Some(" NY "), Some("US-NY")),
        ("US", Some("New York"), Some("US")),
        ("US", None, Some("US")),
        ("", Some("NY"), None),
    ] {
        let named = Place::of_address(country, state);
        assert_eq!(named.as_ref().map(Place::as_str), place, "{country} {state:?}");
    }
}

/// Every kind of rule, card, funding, place and amount against the same rules written down a second
/// time, in whole numbers without any rounding: a fee is the nearest cent, or the one below it
/// where a cap lies between.
#[test]
fn every_combination_is_what_the_rules_say() {
    let mut asked = 0;
    for (basis_points, cost) in [(1, 400), (200, 310), (290, 310), (300, 300), (400, 400)] {
        let changed = format!(r#"{{"basis_points": {basis_points}, "cost_basis_points": {cost}}}"#);
        let rules = surcharge(&changed);
        for (brand, network) in [("visa", 300), ("mastercard", 400), ("amex", 0), ("jcb", 0)] {
            for (place, law) in [("US-NY", 10_000), ("US-CO", 200), ("US-CT", 0), ("GB", 0)] {
                let cap: i64 = [cost, network, law].into_iter().min().unwrap();
                for funding in Funding::ALL {
                    let is_credit = *funding == Funding::Credit;
                    for amount in amounts() {
                        let fee = cents(&rules, amount, &card(brand, *funding, place));
                        let rate = if is_credit { cap.min(basis_points) } else { 0 };
                        let exact = i128::from(amount) * i128::from(rate);
                        let off = i128::from(fee) * 10_000 - exact;
                        let is_capped =
                            (i128::from(fee) + 1) * 10_000 > i128::from(amount) * i128::from(cap);
                        assert!(off <= 5_000 && (off > -5_000 || is_capped), "{amount}: {fee}");
                        assert!(i128::from(fee) * 10_000 <= i128::from(amount) * i128::from(cap));
                        asked += 1;
                    }
                }
            }
        }
    }
    assert!(asked > 10_000, "{asked}");
}

fn amounts() -> impl Iterator<Item = i64> {
    let edges = [1, 2, 17, 18, 33, 34, 49, 50, 51, 99, 100, 101, 150, 9_999, 10_000, 10_001];
    let large = [123_456, 999_999, 1_000_001, 9_999_999, 99_999_999];
    edges.into_iter().chain(large).chain((1..=99).map(|step| step * 7_919))
}
