//! Whether a stranger with a watch can tell two things apart: a known account from an unknown one, a
//! known login from an unknown one.
//!
//! Samples are taken in turns, so that whatever else the machine does falls on all alike, and judged
//! by the Mann-Whitney statistic: the chance that a sample of the one takes longer than a sample of
//! the other. Half is no difference at all. A third population, again of the first kind, says what
//! the machine itself makes of no difference.

use std::cmp::Ordering;
use std::time::Duration;

/// How far from one half the chance may be, in thousandths, beyond what the machine does by itself.
/// Of 500 samples each, chance alone strays by 18.
const ALLOWED_PERMILLE: u64 = 100;

/// Times of two kinds of request, and of the first kind once more.
#[derive(Default)]
pub struct Timings {
    one: Vec<Duration>,
    again: Vec<Duration>,
    other: Vec<Duration>,
}

/// Which population a sample belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Population {
    One,
    Again,
    Other,
}

impl Population {
    /// In this order in one round and in the reverse order in the next, so that none comes always
    /// after the same other.
    pub fn round(number: usize) -> [Population; 3] {
        use Population::{Again, One, Other};
        if number.is_multiple_of(2) { [One, Other, Again] } else { [Again, Other, One] }
    }
}

impl Timings {
    pub fn add(&mut self, population: Population, time: Duration) {
        match population {
            Population::One => self.one.push(time),
            Population::Again => self.again.push(time),
            Population::Other => self.other.push(time),
        }
    }

    /// Panics with the figures when the two can be told apart.
    pub fn assert_alike(&self, what: &str) {
        let told = advantage_permille(&self.one, &self.other);
        let by_itself = advantage_permille(&self.one, &self.again);
        let medians = [&self.one, &self.again, &self.other].map(|times| median(times));
        println!("{what}: {told}‰ against {by_itself}‰ of the machine's own, medians {medians:?}");
        assert!(told <= ALLOWED_PERMILLE + by_itself, "{what} can be told apart: {told}‰");
    }
}

/// How far the chance that one takes longer than the other is from one half, in thousandths.
fn advantage_permille(one: &[Duration], other: &[Duration]) -> u64 {
    let pairs = (one.len() * other.len()) as u64;
    let halves: u64 = one.iter().map(|time| halves_won(*time, other)).sum();
    // A win counts two halves, a tie one.
    (halves * 500 / pairs).abs_diff(500)
}

fn halves_won(time: Duration, others: &[Duration]) -> u64 {
    let won = |other: &Duration| match time.cmp(other) {
        Ordering::Less => 0,
        Ordering::Equal => 1,
        Ordering::Greater => 2,
    };
    others.iter().map(won).sum()
}

fn median(times: &[Duration]) -> Duration {
    let mut sorted = times.to_vec();
    sorted.sort_unstable();
    sorted.get(sorted.len() / 2).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn times(of: impl Fn(u64) -> u64) -> Vec<Duration> {
        (0..500).map(|n| Duration::from_micros(of(n))).collect()
    }

    #[test]
    fn what_takes_longer_now_and_then_is_not_told_apart_and_what_always_does_is() {
        let noise = |n: u64| 1_000 + n * 7_919 % 200;
        let other_noise = |n: u64| 1_000 + n * 104_729 % 200;
        assert!(advantage_permille(&times(noise), &times(other_noise)) < 20);
        assert_eq!(advantage_permille(&times(|_| 5), &times(|_| 5)), 0);
        assert_eq!(advantage_permille(&times(|_| 6), &times(|_| 5)), 500);
        let a_little_longer = |n: u64| other_noise(n) + 60;
        assert!(advantage_permille(&times(noise), &times(a_little_longer)) > 200);
    }
}
