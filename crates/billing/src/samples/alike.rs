//! Whether two kinds of answers can be told apart by how long they take.

use std::time::Instant;

/// So many of each kind; fewer where the program is not optimised and a slow hash takes long.
pub const SAMPLES: usize = if cfg!(debug_assertions) { 100 } else { 500 };

/// Nanoseconds that one piece of work takes.
pub async fn nanoseconds<F: Future>(work: F) -> u64 {
    let begun = Instant::now();
    work.await;
    u64::try_from(begun.elapsed().as_nanos()).unwrap_or(u64::MAX)
}

/// How often one of the first kind took longer than one of the second, in thousandths of all pairs:
/// the area under the curve of whoever guesses by time (Mann and Whitney's U over n·m). 500 is a
/// coin's.
pub fn guesser_permille(ones: &[u64], others: &[u64]) -> u64 {
    let mut sorted = others.to_vec();
    sorted.sort_unstable();
    let halves: usize = ones
        .iter()
        .map(|one| {
            let below = sorted.partition_point(|other| other < one);
            let up_to = sorted.partition_point(|other| other <= one);
            below + up_to
        })
        .sum();
    (1_000 * halves / (2 * ones.len() * others.len())) as u64
}

/// How far from a coin a guesser may be: four standard deviations of U for two equal kinds, and what
/// this machine shows for two kinds that are equal.
pub fn tolerance_permille(samples: usize, equal_kinds: u64) -> u64 {
    let variance = 1_000_000 * (2 * samples + 1) / (12 * samples * samples);
    4 * (variance as u64).isqrt() + equal_kinds.abs_diff(500)
}

/// Plays `work` for the kinds 0, 1 and 2 in turn, where 1 and 2 are equal, and panics when 0 can be
/// told from 1.
pub async fn assert_alike(what: &str, mut work: impl AsyncFnMut(usize, usize)) {
    let mut times = [const { Vec::new() }; 3];
    for round in 0..SAMPLES + 5 {
        for turn in 0..3 {
            let kind = (turn + round) % 3; // nobody is always first
            let time = nanoseconds(work(kind, round)).await;
            if round >= 5 {
                times[kind].push(time); // the first are slow for reasons of their own
            }
        }
    }
    let [one, other, another] = &times;
    let (found, equal) = (guesser_permille(one, other), guesser_permille(other, another));
    let tolerance = tolerance_permille(SAMPLES, equal);
    assert!(
        found.abs_diff(500) <= tolerance,
        "{what}: a guesser is right in {found} of 1000, of two equal kinds in {equal}"
    );
}
