//! Single values as files write them, parsed at the edge; each function says what it expected.

use std::str::FromStr;

use base::{Cents, Currency, Date, Decimal, Email, Language, Locator, Money, Timestamp};

use crate::country::Country;
use crate::records::ReadAt;

/// Why a text is not the value it should be; [`crate::Issue`] without the place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Wrong {
    pub problem: String,
    pub expected: String,
}

pub(crate) type Parsed<T> = Result<T, Wrong>;

/// No amount in a file is larger, in minor units: a thousand million such amounts still add up
/// without overflow.
const AMOUNT_LIMIT: Cents = Cents(1_000_000_000_000);
/// Characters of a text in one line, and of a note.
const TEXT_LIMIT: usize = 1_000;
const NOTE_LIMIT: usize = 10_000;

pub(crate) fn locator(text: &str) -> Parsed<Locator> {
    parsed(text, "a number", "1 to 64 characters")
}

pub(crate) fn email(text: &str) -> Parsed<Email> {
    parsed(text, "an e-mail address", "one such as maria@example.com")
}

pub(crate) fn language(text: &str) -> Parsed<Language> {
    parsed(text, "a language of the portal", "en or es")
}

pub(crate) fn currency(text: &str) -> Parsed<Currency> {
    parsed(text, "a currency", "a three-letter code such as USD")
}

pub(crate) fn country(text: &str) -> Parsed<Country> {
    parsed(text, "a country", "a two-letter code such as US")
}

/// One of the names of an enum declared with `base::named!`, whose error lists them.
pub(crate) fn named<T: FromStr<Err = String>>(text: &str) -> Parsed<T> {
    text.parse()
        .map_err(|expected| Wrong { problem: format!("{} is not known", quoted(text)), expected })
}

/// Exactly `YYYY-MM-DD` (ISO 8601), in a year that a bill can be about.
pub(crate) fn date(text: &str) -> Parsed<Date> {
    let shape = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    let date = shape.then(|| text.parse::<Date>().ok()).flatten();
    date.filter(|date| plausible(*date))
        .ok_or_else(|| wrong(text, "a date", "YYYY-MM-DD between 1900 and 2199"))
}

/// A time with its offset from UTC (RFC 3339), kept to the microsecond; or a bare date.
pub(crate) fn read_at(text: &str) -> Parsed<ReadAt> {
    if let Ok(day) = date(text) {
        return Ok(ReadAt::Day(day));
    }
    let time = text.parse::<Timestamp>().ok();
    let time = time.filter(|time| plausible(base::TimeZone::UTC.to_datetime(*time).date()));
    time.and_then(|time| Timestamp::from_microsecond(time.as_microsecond()).ok())
        .map(ReadAt::Instant)
        .ok_or_else(|| {
            let expected = "2026-11-23, or 2026-11-23T08:00:00-05:00 with its offset";
            wrong(text, "a time of reading", expected)
        })
}

/// A plain amount in major units of the currency: `1234.50`.
pub(crate) fn amount(text: &str, currency: Currency) -> Parsed<Cents> {
    let money = Money::parse_plain(text, currency).map_err(|_| {
        let digits = currency.digits();
        let example = Cents(123_450).of(currency).plain();
        let expected = format!("a plain number with at most {digits} decimals such as {example}");
        wrong(text, &format!("an amount in {currency}"), &expected)
    })?;
    if money.cents < -AMOUNT_LIMIT || money.cents > AMOUNT_LIMIT {
        let limit = AMOUNT_LIMIT.of(currency).plain();
        let problem = format!("{} is too large", quoted(text));
        return Err(Wrong { problem, expected: format!("at most {limit}") });
    }
    Ok(money.cents)
}

/// A plain decimal number with at most 12 digits before the point and 10 behind it.
pub(crate) fn decimal(text: &str) -> Parsed<Decimal> {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    let digits = |part: &str, most: usize| {
        (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let plain = digits(whole, 12) && digits(fraction, 10);
    plain.then(|| Decimal::from_str_exact(text).ok()).flatten().ok_or_else(|| {
        let expected = "plain digits with a point, at most 12 before and 10 behind it";
        wrong(text, "a number", expected)
    })
}

/// A whole number from 1.
pub(crate) fn position(text: &str) -> Parsed<u32> {
    let number = text.parse().ok().filter(|number| *number > 0);
    number.ok_or_else(|| wrong(text, "a position", "a whole number from 1"))
}

pub(crate) fn register_digits(text: &str) -> Parsed<u8> {
    let digits = text.parse().ok().filter(|digits| (1..=12).contains(digits));
    digits.ok_or_else(|| wrong(text, "a number of digits", "a whole number from 1 to 12"))
}

/// A text in one line: breaks and tabs become spaces.
pub(crate) fn text(text: &str) -> Parsed<String> {
    let line: String = text
        .trim()
        .chars()
        .map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c })
        .collect();
    printable(line, TEXT_LIMIT)
}

/// A text in several lines, each trimmed.
pub(crate) fn note(text: &str) -> Parsed<String> {
    let lines: Vec<_> = text.trim().lines().map(str::trim).collect();
    let kept = lines.join("\n").replace('\t', " ");
    printable(kept, NOTE_LIMIT)
}

fn printable(text: String, limit: usize) -> Parsed<String> {
    if text.chars().any(|c| c.is_control() && c != '\n') {
        let problem = format!("{} has a control character", quoted(&text));
        return Err(Wrong { problem, expected: "text".to_owned() });
    }
    match text.chars().count() {
        0 => Err(Wrong { problem: "is empty".to_owned(), expected: "text".to_owned() }),
        length if length > limit => Err(Wrong {
            problem: format!("{} has {length} characters", quoted(&text)),
            expected: format!("at most {limit}"),
        }),
        _ => Ok(text),
    }
}

fn plausible(date: Date) -> bool {
    (1900..=2199).contains(&date.year())
}

fn parsed<T: FromStr>(text: &str, what: &str, expected: &str) -> Parsed<T> {
    text.parse().map_err(|_| wrong(text, what, expected))
}

pub(crate) fn wrong(text: &str, what: &str, expected: &str) -> Wrong {
    Wrong { problem: format!("{} is not {what}", quoted(text)), expected: expected.to_owned() }
}

/// The value in quotation marks, short and in one line whatever it is.
pub(crate) fn quoted(text: &str) -> String {
    let shown: String =
        text.chars().take(40).map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
    let more = if text.chars().nth(40).is_some() { "…" } else { "" };
    format!("“{shown}{more}”")
}
