//! Reads an amount as a person types it, in the way of the locale, and refuses what could be two.

use base::{Cents, Currency, Field, Money, Refusal};

use super::number::{NO_BREAK_SPACE, Numbers};
use super::{Formats, currency};
use crate::Words;

impl Words {
    /// `1,234.5`, `$12`, `12 USD` or, where the comma is the decimal separator, `12,50`.
    ///
    /// What reads differently elsewhere is refused rather than guessed: `12,50` where the comma
    /// groups thousands could be twelve or twelve hundred.
    pub fn amount_typed(self, text: &str, currency: Currency) -> Result<Cents, Refusal> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Refusal::Missing(Field::Amount));
        }
        let number = without_symbol(self.formats, text, currency);
        let plain = plain_number(&self.formats.numbers, number).ok_or(Refusal::NotAnAmount)?;
        let whole_digits = plain.split('.').next().unwrap_or_default().trim_start_matches('0');
        if whole_digits.len() > LARGEST_DIGITS {
            return Err(Refusal::AmountAbove { limit: Cents::LIMIT, currency });
        }
        let money = Money::parse_plain(&plain, currency).map_err(|_| Refusal::NotAnAmount)?;
        match money.cents {
            cents if cents.is_zero() => Err(Refusal::AmountZero),
            cents if cents > Cents::LIMIT => {
                Err(Refusal::AmountAbove { limit: Cents::LIMIT, currency })
            }
            cents => Ok(cents),
        }
    }
}

/// More digits than this are beyond any limit, and would not fit the integer.
const LARGEST_DIGITS: usize = 12;

fn without_symbol<'text>(formats: &Formats, text: &'text str, currency: Currency) -> &'text str {
    let (symbol, _) = currency::symbol(formats, currency);
    for mark in [symbol.trim_matches(NO_BREAK_SPACE), currency.code()] {
        let lacking = text.strip_prefix(mark).or_else(|| text.strip_suffix(mark));
        if let Some(number) = lacking {
            return number.trim();
        }
    }
    text
}

/// The number with a point and without grouping, or nothing if it isn't one in this locale.
fn plain_number(numbers: &Numbers, text: &str) -> Option<String> {
    let (whole, fraction) = text.split_once(numbers.decimal_separator).unwrap_or((text, ""));
    let whole = without_groups(numbers, whole)?;
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(fraction) || (whole.is_empty() && fraction.is_empty()) {
        return None;
    }
    let whole = if whole.is_empty() { "0" } else { &whole };
    Some(if fraction.is_empty() { whole.to_string() } else { format!("{whole}.{fraction}") })
}

/// `1,234` and `1 234` are groups; `12,50` and `0,500` are not.
fn without_groups(numbers: &Numbers, whole: &str) -> Option<String> {
    let is_group_mark = |typed: char| typed == numbers.group_separator || typed.is_whitespace();
    let groups: Vec<&str> = whole.split(is_group_mark).collect();
    let digits = groups.iter().all(|group| group.bytes().all(|byte| byte.is_ascii_digit()));
    let grouped = match groups.as_slice() {
        [_] => true,
        [first, rest @ ..] => {
            (1..=3).contains(&first.len())
                && !first.starts_with('0')
                && rest.iter().all(|group| group.len() == 3)
        }
        [] => false,
    };
    (digits && grouped).then(|| groups.concat())
}
