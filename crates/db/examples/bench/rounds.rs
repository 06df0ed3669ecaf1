//! Rounds by turns: the floor, the interface, the floor again, so that whatever else the machine
//! does meets both.

use std::time::{Duration, Instant};

use tokio::task::JoinSet;

use crate::driver::Result;
use crate::processor_time::used_nanos;

/// How many clients pay, or read from a server, at the same time.
pub const CLIENTS: usize = 16;

const ROUNDS: usize = 9;
const ROUND: Duration = Duration::from_millis(600);

/// What one contestant did in one round.
#[derive(Debug, Clone, Copy)]
pub struct Round {
    pub operations: u64,
    pub elapsed_nanos: u64,
    pub processor_nanos: Option<u64>,
}

/// The rounds of both, in pairs.
pub struct Rounds {
    pub floor: Vec<Round>,
    pub interface: Vec<Round>,
}

/// Each contestant works until the given moment and says how many operations it completed.
pub async fn compare(
    mut floor: impl AsyncFnMut(Instant) -> Result<u64>,
    mut interface: impl AsyncFnMut(Instant) -> Result<u64>,
) -> Result<Rounds> {
    // One round each to fill the caches.
    measure(&mut floor).await?;
    measure(&mut interface).await?;
    let mut rounds = Rounds { floor: Vec::new(), interface: Vec::new() };
    for _ in 0..ROUNDS {
        rounds.floor.push(measure(&mut floor).await?);
        rounds.interface.push(measure(&mut interface).await?);
    }
    Ok(rounds)
}

async fn measure(contestant: &mut impl AsyncFnMut(Instant) -> Result<u64>) -> Result<Round> {
    let (start, used_before) = (Instant::now(), used_nanos());
    let operations = contestant(start + ROUND).await?;
    let elapsed_nanos = u64::try_from(start.elapsed().as_nanos())?;
    let processor_nanos = used_nanos().zip(used_before).map(|(after, before)| after - before);
    Ok(Round { operations: operations.max(1), elapsed_nanos, processor_nanos })
}

/// All clients at once; the sum of what they completed.
pub async fn crowd<Client>(clients: impl Iterator<Item = Client>) -> Result<u64>
where
    Client: Future<Output = Result<u64>> + Send + 'static,
{
    let mut running: JoinSet<Result<u64>> = clients.collect();
    let mut completed = 0;
    while let Some(client) = running.join_next().await {
        completed += client??;
    }
    Ok(completed)
}
