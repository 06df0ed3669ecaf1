//! Money: integer minor units, and never a float.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Minor units of a currency that stands beside it: cents of a dollar, whole yen.
///
/// Arithmetic panics on overflow instead of wrapping; the largest amount a person can enter
/// ([`Cents::LIMIT`]) is a million times smaller than what fits.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Cents(pub i64);

impl Cents {
    pub const ZERO: Cents = Cents(0);
    /// No single amount is larger: Stripe takes at most eight digits (99,999,999).
    pub const LIMIT: Cents = Cents(99_999_999);

    pub fn is_zero(self) -> bool {
        self.0 == 0
    }

    pub fn is_positive(self) -> bool {
        self.0 > 0
    }

    pub fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// What is above zero: a debt without the credit.
    pub fn at_least_zero(self) -> Cents {
        self.max(Cents::ZERO)
    }

    pub fn abs(self) -> Cents {
        Cents(self.0.abs())
    }

    pub fn of(self, currency: Currency) -> Money {
        Money { cents: self, currency }
    }
}

impl Add for Cents {
    type Output = Cents;
    fn add(self, other: Cents) -> Cents {
        Cents(self.0.checked_add(other.0).expect("money overflows"))
    }
}

impl Sub for Cents {
    type Output = Cents;
    fn sub(self, other: Cents) -> Cents {
        Cents(self.0.checked_sub(other.0).expect("money overflows"))
    }
}

impl Neg for Cents {
    type Output = Cents;
    fn neg(self) -> Cents {
        Cents(self.0.checked_neg().expect("money overflows"))
    }
}

impl AddAssign for Cents {
    fn add_assign(&mut self, other: Cents) {
        *self = *self + other;
    }
}

impl SubAssign for Cents {
    fn sub_assign(&mut self, other: Cents) {
        *self = *self - other;
    }
}

impl Sum for Cents {
    fn sum<I: Iterator<Item = Cents>>(amounts: I) -> Cents {
        amounts.fold(Cents::ZERO, Add::add)
    }
}

/// An ISO 4217 code, upper case.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Currency([u8; 3]);

impl Currency {
    pub const USD: Currency = Currency(*b"USD");
    pub const EUR: Currency = Currency(*b"EUR");

    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).expect("parsing lets letters of ASCII through")
    }

    /// How many digits stand behind the decimal point (ISO 4217, column "minor unit").
    pub fn digits(self) -> u32 {
        match &self.0 {
            b"BIF" | b"CLP" | b"DJF" | b"GNF" | b"ISK" | b"JPY" | b"KMF" | b"KRW" | b"PYG"
            | b"RWF" | b"UGX" | b"UYI" | b"VND" | b"VUV" | b"XAF" | b"XOF" | b"XPF" => 0,
            b"BHD" | b"IQD" | b"JOD" | b"KWD" | b"LYD" | b"OMR" | b"TND" => 3,
            _ => 2,
        }
    }
}

impl FromStr for Currency {
    type Err = String;

    fn from_str(text: &str) -> Result<Currency, String> {
        match *text.as_bytes() {
            [a, b, c] if text.bytes().all(|byte| byte.is_ascii_alphabetic()) => {
                Ok(Currency([a, b, c].map(|byte| byte.to_ascii_uppercase())))
            }
            _ => Err(format!("“{text}” is not a three-letter currency code such as USD")),
        }
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// An amount with its currency, as it leaves the house.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Money {
    pub cents: Cents,
    pub currency: Currency,
}

impl Money {
    /// Reads a plain amount in major units, `1234.5` or `-0.07`, as files carry it: a point, no
    /// grouping, no more decimals than the currency has.
    pub fn parse_plain(text: &str, currency: Currency) -> Result<Money, String> {
        let digits = currency.digits();
        let expected = || format!("“{text}” is not an amount such as 1234.50");
        let (negative, unsigned) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !plain(whole) || !plain(fraction) || unsigned.ends_with('.') {
            return Err(expected());
        }
        let fraction = fraction.trim_end_matches('0');
        if fraction.len() > digits as usize {
            return Err(format!("“{text}” has more than the {digits} decimals of {currency}"));
        }
        let scale = 10i64.pow(digits);
        let whole: i64 = whole.parse().map_err(|_| expected())?;
        let padded = format!("{fraction:0<width$}", width = digits as usize);
        let fraction: i64 = if padded.is_empty() { 0 } else { padded.parse().unwrap_or(0) };
        let minor = whole.checked_mul(scale).and_then(|minor| minor.checked_add(fraction));
        let minor = minor.ok_or_else(|| format!("“{text}” is too large"))?;
        Ok(Money { cents: Cents(if negative { -minor } else { minor }), currency })
    }

    /// The way back: `1234.50`, for files and APIs; people are shown `words`' way of writing it.
    pub fn plain(self) -> String {
        let (digits, minor) = (self.currency.digits(), self.cents.0);
        let sign = if minor < 0 { "-" } else { "" };
        let scale = 10u64.pow(digits);
        let (whole, fraction) = (minor.unsigned_abs() / scale, minor.unsigned_abs() % scale);
        match digits {
            0 => format!("{sign}{whole}"),
            _ => format!("{sign}{whole}.{fraction:0width$}", width = digits as usize),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_amounts_come_back_as_they_went_in() {
        for (text, cents) in
            [("0.00", 0), ("12.30", 1230), ("-0.07", -7), ("99999999.99", 9999999999)]
        {
            let money = Money::parse_plain(text, Currency::USD).unwrap();
            assert_eq!((money.cents, money.plain().as_str()), (Cents(cents), text));
        }
        let yen: Currency = "jpy".parse().unwrap();
        assert_eq!(Money::parse_plain("1200", yen).unwrap().plain(), "1200");
        assert_eq!(Money::parse_plain("5", Currency::USD).unwrap().cents, Cents(500));
        assert_eq!(Money::parse_plain("5.1000", Currency::USD).unwrap().cents, Cents(510));
    }

    #[test]
    fn what_is_no_amount_is_refused() {
        for text in
            ["", "-", ".5", "5.", "1,000.00", "1e3", "$5", "5.001", "--5", "99999999999999999999"]
        {
            assert!(Money::parse_plain(text, Currency::USD).is_err(), "{text}");
        }
    }
}
