//! Chance as an argument: nothing draws random bytes but [`OsChance`].

use std::sync::{Mutex, MutexGuard, PoisonError};

pub trait Chance: Send + Sync {
    fn fill(&self, bytes: &mut [u8]);

    /// A whole number below `bound`, evenly spread.
    fn below(&self, bound: u32) -> u32 {
        let fair = u32::MAX - u32::MAX % bound;
        loop {
            let mut bytes = [0; 4];
            self.fill(&mut bytes);
            let drawn = u32::from_be_bytes(bytes);
            if drawn < fair {
                return drawn % bound;
            }
        }
    }
}

/// The operating system's generator: ids, codes, session tokens.
pub struct OsChance;

impl Chance for OsChance {
    fn fill(&self, bytes: &mut [u8]) {
        #[expect(clippy::disallowed_methods, reason = "the one place that asks the machine")]
        getrandom::fill(bytes).expect("the operating system gives random bytes");
    }
}

/// The same bytes for the same seed: tests, the demo's data. Never for secrets.
pub struct SeededChance(Mutex<fastrand::Rng>);

impl SeededChance {
    pub fn new(seed: u64) -> SeededChance {
        SeededChance(Mutex::new(fastrand::Rng::with_seed(seed)))
    }

    fn rng(&self) -> MutexGuard<'_, fastrand::Rng> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A copy goes on from the same place.
impl Clone for SeededChance {
    fn clone(&self) -> SeededChance {
        SeededChance(Mutex::new(self.rng().clone()))
    }
}

impl Chance for SeededChance {
    fn fill(&self, bytes: &mut [u8]) {
        self.rng().fill(bytes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_draws_the_same_numbers_again() {
        let draw = |seed| {
            let chance = SeededChance::new(seed);
            (0..5).map(|_| chance.below(1_000_000)).collect::<Vec<_>>()
        };
        assert_eq!(draw(7), draw(7));
        assert_ne!(draw(7), draw(8));
        assert!(draw(7).iter().all(|drawn| *drawn < 1_000_000));
    }
}
