//! The scale beside a chart: round numbers that hold every value, found with integers alone.

use super::Percent;

/// From the lowest tick to the highest, both multiples of `step`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Axis {
    low: i64,
    high: i64,
    step: i64,
}

impl Axis {
    /// An axis that holds zero and every value, with four or five ticks where values allow, none of
    /// them finer than `finest` (a whole dollar: 100).
    pub(super) fn holding(values: impl Iterator<Item = i64> + Clone, finest: i64) -> Axis {
        let lowest = values.clone().min().unwrap_or(0).min(0);
        let highest = values.max().unwrap_or(0).max(0);
        let range = highest.saturating_sub(lowest).max(finest);
        let step = round_step(range / INTERVALS, finest);
        let low = lowest.div_euclid(step).saturating_mul(step);
        let high = up_to_multiple(highest, step);
        Axis { low, high: if high == low { low.saturating_add(step) } else { high }, step }
    }

    pub(super) fn ticks(self) -> impl Iterator<Item = i64> {
        std::iter::successors(Some(self.low), move |tick| tick.checked_add(self.step))
            .take_while(move |tick| *tick <= self.high)
    }

    /// How far below the top of the plot a value stands, where the plot takes `height`.
    pub(super) fn depth(self, value: i64, height: Percent) -> Percent {
        height.share(self.high.saturating_sub(value), self.high.saturating_sub(self.low))
    }
}

const INTERVALS: i64 = 4;

/// The least of 1, 2, 5, 10, 20, 50, … times `finest` that is not below `least`.
fn round_step(least: i64, finest: i64) -> i64 {
    let mut magnitude = finest.max(1);
    loop {
        for factor in [1, 2, 5] {
            let step = magnitude.saturating_mul(factor);
            if step >= least {
                return step;
            }
        }
        magnitude = magnitude.saturating_mul(10);
    }
}

fn up_to_multiple(value: i64, step: i64) -> i64 {
    match value.rem_euclid(step) {
        0 => value,
        rest => value.saturating_add(step - rest),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_hold_every_value() {
        for (values, ticks) in [
            (vec![21_208, 30_164], vec![0, 10_000, 20_000, 30_000, 40_000]),
            (vec![40_000], vec![0, 10_000, 20_000, 30_000, 40_000]),
            (vec![0, 0], vec![0, 100]),
            (vec![], vec![0, 100]),
            (vec![3], vec![0, 100]),
            (vec![-1_420, 900], vec![-2_000, -1_000, 0, 1_000]),
            (vec![-5_000], vec![-6_000, -4_000, -2_000, 0]),
        ] {
            let axis = Axis::holding(values.iter().copied(), 100);
            assert_eq!(axis.ticks().collect::<Vec<_>>(), ticks, "{values:?}");
        }
    }

    #[test]
    fn the_largest_numbers_there_are_do_not_overflow() {
        let axis = Axis::holding([i64::MAX, i64::MIN, 0].into_iter(), 1);
        assert!(axis.ticks().count() < 12);
        let _ = axis.depth(i64::MIN, Percent::WHOLE);
    }
}
