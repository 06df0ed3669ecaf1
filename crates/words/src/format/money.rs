//! Money as people read it, whole or in the parts that a page sets in different sizes.

use std::fmt;

use base::{Cents, Money};

use super::currency;
use super::number::MINUS;
use crate::Words;

/// An amount taken apart: `−`, `$`, `1,234`, `.`, `50`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MoneyParts {
    /// A real minus sign, or nothing.
    pub sign: &'static str,
    /// The currency's sign or code, with the space that parts it from the number, if any.
    pub symbol: String,
    pub place: SymbolPlace,
    /// The grouped digits before the separator.
    pub whole: String,
    /// The decimal separator, or nothing where the currency has no minor unit.
    pub separator: String,
    /// As many digits as the currency has.
    pub fraction: String,
}

/// The side of the number on which the currency's sign stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SymbolPlace {
    Before,
    After,
}

impl fmt::Display for MoneyParts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let MoneyParts { sign, symbol, place, whole, separator, fraction } = self;
        match place {
            SymbolPlace::Before => write!(f, "{sign}{symbol}{whole}{separator}{fraction}"),
            SymbolPlace::After => write!(f, "{sign}{whole}{separator}{fraction}{symbol}"),
        }
    }
}

impl Words {
    /// `$1,234.50`, `−$14.20`.
    pub fn money(self, money: Money) -> String {
        self.money_parts(money).to_string()
    }

    /// `$248`, rounded half away from zero: for the axis of a chart and for averages.
    pub fn money_without_cents(self, money: Money) -> String {
        let scale = 10i64.pow(money.currency.digits());
        let magnitude = money.cents.0.abs();
        let rounded = (magnitude / scale + i64::from(magnitude % scale * 2 >= scale)) * scale;
        let cents = Cents(rounded * money.cents.0.signum());
        let parts = self.money_parts(Money { cents, ..money });
        MoneyParts { separator: String::new(), fraction: String::new(), ..parts }.to_string()
    }

    pub fn money_parts(self, money: Money) -> MoneyParts {
        let digits = money.currency.digits();
        let (minor, scale) = (money.cents.0.unsigned_abs(), 10u64.pow(digits));
        let (symbol, place) = currency::symbol(self.formats, money.currency);
        let (separator, fraction) = match digits {
            0 => (String::new(), String::new()),
            _ => (
                self.formats.numbers.decimal_separator.to_string(),
                format!("{:0width$}", minor % scale, width = digits as usize),
            ),
        };
        MoneyParts {
            sign: if money.cents.is_negative() { MINUS } else { "" },
            symbol,
            place,
            whole: self.formats.numbers.unsigned(minor / scale),
            separator,
            fraction,
        }
    }

    /// `1234.50` with the locale's separator and nothing else: what stands in the field of a form,
    /// and what [`Words::amount_typed`] reads back.
    pub fn amount_field(self, money: Money) -> String {
        money.plain().replace('.', &self.formats.numbers.decimal_separator.to_string())
    }
}
