//! Numbers: whole ones, quantities, percentages.

use base::{Decimal, Language};
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal as IcuDecimal;
use icu_locale_core::Locale;
use rust_decimal::RoundingStrategy;

use crate::Words;

/// U+2212: as wide as a plus sign, and a screen reader says "minus".
pub const MINUS: &str = "\u{2212}";
pub const NO_BREAK_SPACE: char = '\u{a0}';

/// The formatter of a locale, and the two characters it puts between digits.
pub struct Numbers {
    formatter: DecimalFormatter,
    pub decimal_separator: char,
    pub group_separator: char,
}

impl Numbers {
    pub fn new(locale: &Locale) -> Numbers {
        let formatter = DecimalFormatter::try_new(locale.into(), Default::default())
            .expect("ICU's data falls back to its root for every locale");
        let mut sample = IcuDecimal::from(123_456_789);
        sample.multiply_pow10(-1);
        let sample = formatter.format_to_string(&sample);
        let mut separators = sample.chars().filter(|shown| !shown.is_ascii_digit());
        let group_separator = separators.next().unwrap_or(',');
        let decimal_separator = separators.next_back().unwrap_or('.');
        Numbers { formatter, decimal_separator, group_separator }
    }

    pub fn unsigned(&self, whole: u64) -> String {
        self.formatter.format_to_string(&IcuDecimal::from(whole))
    }

    fn signed(&self, number: Decimal) -> String {
        let (sign, digits) = (number.is_sign_negative(), number.abs().to_string());
        // Both types write digits and a point; only a number beyond ICU's range doesn't come over.
        let written = match digits.parse::<IcuDecimal>() {
            Ok(decimal) => self.formatter.format_to_string(&decimal),
            Err(_) => digits,
        };
        if sign && !number.is_zero() { format!("{MINUS}{written}") } else { written }
    }
}

impl Words {
    /// `12,345`.
    pub fn integer(self, number: i64) -> String {
        self.formats.numbers.signed(Decimal::from(number))
    }

    /// A quantity or rate, rounded half away from zero to `max_decimals`, without needless zeros:
    /// `1,204.5`.
    pub fn decimal(self, number: Decimal, max_decimals: u32) -> String {
        let half_up = RoundingStrategy::MidpointAwayFromZero;
        let rounded = number.round_dp_with_strategy(max_decimals, half_up).normalize();
        self.formats.numbers.signed(rounded)
    }

    /// A share already in hundredths, 2.6 for `2.6%`, with at most one decimal.
    pub fn percent(self, hundredths: Decimal) -> String {
        self.with_percent_sign(&self.decimal(hundredths, 1))
    }

    /// A rate in hundredths of a percent, 290 for `2.9%`, with all its decimals: it is charged.
    pub fn rate(self, basis_points: i64) -> String {
        self.with_percent_sign(&self.decimal(Decimal::new(basis_points, 2), 2))
    }

    fn with_percent_sign(self, written: &str) -> String {
        // CLDR puts a space before the sign in Spanish, except in Mexico.
        match (self.language, self.formats.region.code()) {
            (Language::En, _) | (Language::Es, "MX") => format!("{written}%"),
            (Language::Es, _) => format!("{written}{NO_BREAK_SPACE}%"),
        }
    }
}
