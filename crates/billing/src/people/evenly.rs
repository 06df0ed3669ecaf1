//! Answers that take as long whatever was found: what a stranger asks ends at the next tick.

use std::time::Duration;

use tokio::time::{Instant, sleep};

/// Longer than what a known and an unknown login differ by, shorter than anybody notices.
const TICK: Duration = Duration::from_millis(10);

/// Reading a row that is there takes some microseconds more than finding none; a guesser who asks
/// often enough could tell. Failures wait as well.
pub async fn evenly<T>(work: impl Future<Output = T>) -> T {
    let begun = Instant::now();
    let done = work.await;
    let spent = begun.elapsed().as_nanos() % TICK.as_nanos();
    let rest = TICK.as_nanos() - spent;
    sleep(Duration::from_nanos(u64::try_from(rest).unwrap_or(0))).await;
    done
}
