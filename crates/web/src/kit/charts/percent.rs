//! A place along a chart's width or height, in hundredths of a percent.

use maud::Render;

/// Written as SVG wants it: `8.33%`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Percent(i64);

impl Percent {
    pub const ZERO: Percent = Percent(0);
    pub const WHOLE: Percent = Percent(10_000);

    pub const fn new(hundredths: i64) -> Percent {
        Percent(hundredths)
    }

    /// Which part of `whole` the `part` is; nothing of nothing is nothing.
    pub fn of(part: i64, whole: i64) -> Percent {
        Percent::WHOLE.share(part, whole)
    }

    /// `self × part ÷ whole`, rounded towards zero, without overflow.
    pub fn share(self, part: i64, whole: i64) -> Percent {
        let product = i128::from(self.0) * i128::from(part);
        let quotient = product.checked_div(i128::from(whole)).unwrap_or(0);
        Percent(i64::try_from(quotient).unwrap_or(0))
    }

    pub fn hundredths(self) -> i64 {
        self.0
    }

    pub fn plus(self, other: Percent) -> Percent {
        Percent(self.0 + other.0)
    }

    pub fn minus(self, other: Percent) -> Percent {
        Percent(self.0 - other.0)
    }
}

impl Render for Percent {
    fn render_to(&self, page: &mut String) {
        use std::fmt::Write as _;

        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, rest) = (self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100);
        // Writing into a String cannot fail.
        let _ = match rest {
            0 => write!(page, "{sign}{whole}%"),
            _ => write!(page, "{sign}{whole}.{rest:02}%"),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_written_in_percent() {
        for (part, whole, written) in [
            (1, 12, "8.33%"),
            (1, 2, "50%"),
            (-1, 40, "-2.50%"),
            (3, 0, "0%"),
            (i64::MAX, i64::MAX, "100%"),
        ] {
            assert_eq!(Percent::of(part, whole).render().into_string(), written);
        }
    }
}
