//! What is done without anybody asking: jobs, and the rounds that look for what is left over.
//!
//! Any number of processes may work on one database. Jobs are leased; every round is harmless when
//! two do it at once. A round that fails is done again after a pause that grows.

#[cfg(test)]
mod tests;

use std::pin::Pin;
use std::time::Duration;

use base::{Error, Result};
use billing::{Ctx, guests, jobs, journal, payments, people, registration};
use tokio::task::JoinSet;

use crate::stop::Stop;

/// How many attempts or events a round takes at once.
const BATCH: i64 = 200;
const FIRST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

/// Works until it is told to stop; what is under way is finished.
pub async fn work(ctx: Ctx, jobs_at_once: usize, stop: Stop) {
    let mut rounds = JoinSet::new();
    for round in rounds_of(jobs_at_once) {
        rounds.spawn(repeat(ctx.clone(), round, stop.clone()));
    }
    while rounds.join_next().await.is_some() {}
}

type Done = Pin<Box<dyn Future<Output = Result<usize>> + Send>>;

struct Round {
    name: &'static str,
    /// How long to wait when there was nothing to do.
    pause: Duration,
    /// Says how much there was to do; with anything done it is called again at once.
    work: Box<dyn Fn(Ctx) -> Done + Send + Sync>,
}

fn round<F>(
    name: &'static str,
    pause: Duration,
    work: impl Fn(Ctx) -> F + Send + Sync + 'static,
) -> Round
where
    F: Future<Output = Result<usize>> + Send + 'static,
{
    Round { name, pause, work: Box::new(move |ctx| Box::pin(work(ctx))) }
}

fn rounds_of(jobs_at_once: usize) -> Vec<Round> {
    let jobs_at_once = i64::try_from(jobs_at_once).unwrap_or(i64::MAX);
    vec![
        round("jobs", Duration::from_millis(200), move |ctx| async move {
            jobs::run_due(&ctx, jobs_at_once).await
        }),
        round("attempts", Duration::from_secs(2), |ctx| async move {
            payments::check_attempts(&ctx, BATCH).await
        }),
        round("seal", Duration::from_secs(2), |ctx| async move { seal(&ctx).await }),
        // Each walk plans the next; this begins the first, and begins again should that ever fail.
        round("walk", Duration::from_secs(24 * 3600), |ctx| async move {
            jobs::plan_reconciliation(&ctx).await.map(|()| 0)
        }),
        round("methods", Duration::from_secs(24 * 3600), |ctx| async move {
            jobs::plan_care_for_methods(&ctx).await.map(|()| 0)
        }),
        // A day's plan asks for the next one's; the hourly round begins again should that ever fail.
        round("days", Duration::from_secs(3600), |ctx| async move {
            jobs::plan_days(&ctx).await.map(|()| 0)
        }),
        round("sweep", Duration::from_secs(3600), |ctx| async move {
            people::sweep(&ctx).await?;
            registration::sweep(&ctx).await?;
            guests::sweep(&ctx).await.map(|()| 0)
        }),
    ]
}

/// Two processes that seal at once are told apart by the chain's primary key: the later one tries
/// again.
async fn seal(ctx: &Ctx) -> Result<usize> {
    match journal::seal(ctx, BATCH).await {
        Err(Error::Internal { source, .. })
            if matches!(source.downcast_ref(), Some(db::Error::Constraint(_))) =>
        {
            Ok(0)
        }
        sealed => sealed,
    }
}

async fn repeat(ctx: Ctx, round: Round, mut stop: Stop) {
    let mut trouble = FIRST_PAUSE;
    while !stop.is_stopped() {
        let pause = match (round.work)(ctx.clone()).await {
            Ok(0) => {
                trouble = FIRST_PAUSE;
                round.pause
            }
            Ok(_) => continue,
            Err(error) => {
                tracing::warn!(round = round.name, %error, "failed and will be done again");
                let pause = trouble;
                trouble = LONGEST_PAUSE.min(trouble * 2);
                pause
            }
        };
        tokio::select! {
            () = stop.stopped() => {}
            () = tokio::time::sleep(pause) => {}
        }
    }
}
