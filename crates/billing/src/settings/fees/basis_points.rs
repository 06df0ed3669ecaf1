//! Rates in hundredths of a percent, and their share of an amount.

use std::fmt;

use base::Cents;

/// 290 is 2.9 %. Never negative, and never more than the whole.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct BasisPoints(u16);

impl BasisPoints {
    pub const ZERO: BasisPoints = BasisPoints(0);
    pub const WHOLE: BasisPoints = BasisPoints(10_000);

    pub const fn new(value: i64) -> Option<BasisPoints> {
        match value {
            0..=10_000 => Some(BasisPoints(value as u16)),
            _ => None,
        }
    }

    pub fn get(self) -> i64 {
        i64::from(self.0)
    }

    /// Its share of the amount, half a cent and more rounded up.
    pub fn share_of(self, amount: Cents) -> Cents {
        self.share(amount, 5_000)
    }

    /// The most whole cents that are no more than its share.
    pub fn most_of(self, amount: Cents) -> Cents {
        self.share(amount, 0)
    }

    /// In 128 bits, so that no amount is too large.
    fn share(self, amount: Cents, added: i128) -> Cents {
        let share = (i128::from(amount.0) * i128::from(self.0) + added) / 10_000;
        Cents(i64::try_from(share).expect("a share is no more than its amount"))
    }
}

impl fmt::Debug for BasisPoints {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bp", self.0)
    }
}
