//! Money, numbers and dates as people in each place write them.

use base::{Cents, Currency, Date, Decimal, Field, Language, Refusal, TimeZone, Timestamp};

use super::SymbolPlace;
use crate::Words;

fn words(tag: &str) -> Words {
    let (language, region) = tag.split_once('-').unwrap();
    Words::of(language.parse::<Language>().unwrap(), region.parse().unwrap())
}

fn currency(code: &str) -> Currency {
    code.parse().unwrap()
}

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn number(text: &str) -> Decimal {
    text.parse().unwrap()
}

/// What a test expects, with plain spaces for those that don't break.
fn spaced(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

#[test]
fn money_is_written_as_people_there_write_it() {
    for (tag, code, cents, expected) in [
        ("en-US", "USD", 123_456, "$1,234.56"),
        ("en-US", "USD", 0, "$0.00"),
        ("en-US", "USD", 7, "$0.07"),
        ("en-US", "USD", -1420, "−$14.20"),
        ("en-US", "USD", 123_456_789, "$1,234,567.89"),
        ("en-US", "EUR", 1250, "€12.50"),
        ("en-US", "CAD", 1250, "CAD 12.50"),
        ("en-CA", "CAD", 1250, "$12.50"),
        ("en-US", "JPY", 1250, "JPY 1,250"),
        ("en-US", "KWD", 1250, "KWD 1.250"),
        ("es-US", "USD", 123_456, "$1,234.56"),
        ("es-PR", "USD", -1420, "−$14.20"),
        ("es-MX", "MXN", 123_456, "$1,234.56"),
        ("es-MX", "USD", 123_456, "USD 1,234.56"),
        ("es-AR", "ARS", 123_456, "$ 1.234,56"),
        ("es-ES", "EUR", 123_456, "1234,56 €"),
        ("es-ES", "EUR", 1_234_567, "12.345,67 €"),
        ("es-ES", "EUR", -1420, "−14,20 €"),
        ("es-ES", "USD", 1420, "14,20 USD"),
    ] {
        let written = words(tag).money(Cents(cents).of(currency(code)));
        assert_eq!(spaced(&written), expected, "{tag} {code} {cents}");
    }
}

#[test]
fn a_page_can_set_the_sign_and_the_cents_smaller() {
    let parts = words("en-US").money_parts(Cents(-24816).of(Currency::USD));
    assert_eq!((parts.sign, parts.symbol.as_str(), parts.place), ("−", "$", SymbolPlace::Before));
    let number = (parts.whole.as_str(), parts.separator.as_str(), parts.fraction.as_str());
    assert_eq!(number, ("248", ".", "16"));

    let parts = words("es-ES").money_parts(Cents(24816).of(Currency::EUR));
    assert_eq!(
        (parts.sign, parts.symbol.as_str(), parts.place),
        ("", "\u{a0}€", SymbolPlace::After)
    );
}

#[test]
fn a_chart_rounds_to_whole_dollars() {
    for (cents, expected) in
        [(24816, "$248"), (24850, "$249"), (-24850, "−$249"), (49, "$0"), (-49, "$0")]
    {
        assert_eq!(words("en-US").money_without_cents(Cents(cents).of(Currency::USD)), expected);
    }
}

#[test]
fn numbers_have_the_separators_of_the_place() {
    for (tag, whole, quantity, percent) in [
        ("en-US", "−12,345", "1,204.5", "2.6%"),
        ("es-US", "−12,345", "1,204.5", "2.6 %"),
        ("es-PR", "−12,345", "1,204.5", "2.6 %"),
        ("es-MX", "−12,345", "1,204.5", "2.6%"),
        ("es-ES", "−12.345", "1204,5", "2,6 %"),
    ] {
        let words = words(tag);
        assert_eq!(words.integer(-12345), whole, "{tag}");
        assert_eq!(words.decimal(number("1204.4999"), 2), quantity, "{tag}");
        assert_eq!(spaced(&words.percent(number("2.64"))), percent, "{tag}");
    }
}

#[test]
fn a_rate_keeps_all_its_decimals() {
    for (tag, basis_points, rate) in [
        ("en-US", 290, "2.9%"),
        ("en-US", 300, "3%"),
        ("en-US", 245, "2.45%"),
        ("es-US", 245, "2.45 %"),
        ("es-ES", 205, "2,05 %"),
    ] {
        assert_eq!(spaced(&words(tag).rate(basis_points)), rate, "{tag}");
    }
}

#[test]
fn quantities_keep_no_needless_zeros() {
    for (text, max_decimals, expected) in
        [("800.000", 3, "800"), ("0.125", 2, "0.13"), ("-0.001", 2, "0"), ("0.0875", 4, "0.0875")]
    {
        assert_eq!(words("en-US").decimal(number(text), max_decimals), expected, "{text}");
    }
}

#[test]
fn amounts_are_read_as_people_type_them() {
    for (tag, typed, cents) in [
        ("en-US", "248.16", 24816),
        ("en-US", " $1,234.5 ", 123_450),
        ("en-US", "$12", 1200),
        ("en-US", "12 USD", 1200),
        ("en-US", "1 234.50", 123_450),
        ("en-US", ".50", 50),
        ("en-US", "12.", 1200),
        ("en-US", "007", 700),
        ("es-PR", "$1,234.56", 123_456),
        ("es-ES", "12,50", 1250),
        ("es-ES", "1.234,50", 123_450),
        ("es-ES", "1.234", 123_400),
        ("es-ES", "12,5 USD", 1250),
    ] {
        assert_eq!(
            words(tag).amount_typed(typed, Currency::USD),
            Ok(Cents(cents)),
            "{tag} {typed}"
        );
    }
}

#[test]
fn what_could_be_read_in_two_ways_is_refused() {
    for (tag, typed) in [
        ("en-US", "12,50"),
        ("en-US", "0,500"),
        ("en-US", "1,2345"),
        ("en-US", "12.345"),
        ("en-US", "1.234.567"),
        ("en-US", "1,234,56"),
        ("en-US", "-5"),
        ("en-US", "+5"),
        ("en-US", "€5"),
        ("en-US", "$"),
        ("en-US", "."),
        ("en-US", "1e3"),
        ("en-US", "twelve"),
        ("es-ES", "12.50"),
        ("es-ES", "1,234"),
    ] {
        let refused = words(tag).amount_typed(typed, Currency::USD);
        assert_eq!(refused, Err(Refusal::NotAnAmount), "{tag} {typed}");
    }
}

#[test]
fn an_amount_is_above_zero_and_below_the_limit() {
    let above = Refusal::AmountAbove { limit: Cents::LIMIT, currency: Currency::USD };
    for (typed, refusal) in [
        ("", Refusal::Missing(Field::Amount)),
        ("   ", Refusal::Missing(Field::Amount)),
        ("0", Refusal::AmountZero),
        ("0.00", Refusal::AmountZero),
        ("1,000,000.00", above.clone()),
        ("99999999999999999999999", above),
    ] {
        assert_eq!(words("en-US").amount_typed(typed, Currency::USD), Err(refusal), "{typed}");
    }
    assert_eq!(words("en-US").amount_typed("999,999.99", Currency::USD), Ok(Cents::LIMIT));
}

#[test]
fn the_amount_in_a_form_is_read_back_as_it_was() {
    for tag in ["en-US", "es-PR", "es-ES"] {
        let shown = words(tag).amount_field(Cents(123_450).of(Currency::USD));
        assert_eq!(words(tag).amount_typed(&shown, Currency::USD), Ok(Cents(123_450)), "{shown}");
    }
}

#[test]
fn dates_are_written_short_medium_and_long() {
    for (tag, short, medium, long) in [
        ("en-US", "Nov 3", "Nov 3, 2026", "November 3, 2026"),
        ("es-US", "3 nov", "3 nov 2026", "3 de noviembre de 2026"),
        ("es-PR", "3 nov", "3 nov 2026", "3 de noviembre de 2026"),
        ("es-ES", "3 nov", "3 nov 2026", "3 de noviembre de 2026"),
        ("es-MX", "3 nov", "3 nov 2026", "3 de noviembre de 2026"),
        ("en-GB", "3 Nov", "3 Nov 2026", "3 November 2026"),
    ] {
        let (words, day) = (words(tag), date("2026-11-03"));
        assert_eq!(words.date_short(day), short, "{tag}");
        assert_eq!(words.date_medium(day), medium, "{tag}");
        assert_eq!(words.date_long(day), long, "{tag}");
    }
}

#[test]
fn months_and_ranges_are_written() {
    let (english, spanish) = (words("en-US"), words("es-PR"));
    let (first, last) = (date("2026-10-03"), date("2026-11-02"));
    assert_eq!((english.month(last), spanish.month(last)), ("Nov".into(), "nov".into()));
    assert_eq!(english.date_long_without_year(last), "November 2");
    assert_eq!(spanish.date_long_without_year(last), "2 de noviembre");
    assert_eq!(english.month_and_year(last), "November 2026");
    assert_eq!(spanish.month_and_year(last), "noviembre de 2026");
    assert_eq!(english.date_range(first, last), "Oct 3 – Nov 2, 2026");
    assert_eq!(spanish.date_range(first, last), "3 oct – 2 nov 2026");
    assert_eq!(english.date_range(date("2025-12-03"), last), "Dec 3, 2025 – Nov 2, 2026");
}

#[test]
fn the_time_of_day_is_that_of_the_biller() {
    let time: Timestamp = "2026-11-23T19:04:00Z".parse().unwrap();
    let zone = TimeZone::get("America/Puerto_Rico").unwrap();
    let written = |tag| spaced(&words(tag).date_and_time(time, &zone));
    assert_eq!(written("en-US"), "Nov 23, 2026, 3:04 PM");
    assert_eq!(written("es-PR"), "23 nov 2026, 3:04 p. m.");
    assert_eq!(written("es-ES"), "23 nov 2026, 15:04");
    assert_eq!(spaced(&words("en-US").time_of_day(time, &zone)), "3:04 PM");
}

#[test]
fn a_bill_is_due_in_so_many_days() {
    let today = date("2026-11-15");
    for (due, english, spanish) in [
        ("2026-11-24", "Due in 9 days", "Vence en 9 días"),
        ("2026-11-16", "Due tomorrow", "Vence mañana"),
        ("2026-11-15", "Due today", "Vence hoy"),
        ("2026-11-14", "1 day overdue", "Venció hace 1 día"),
        ("2026-11-06", "9 days overdue", "Venció hace 9 días"),
        ("2025-11-15", "365 days overdue", "Venció hace 365 días"),
    ] {
        assert_eq!(words("en-US").due_relative(date(due), today), english);
        assert_eq!(words("es-US").due_relative(date(due), today), spanish);
    }
}
