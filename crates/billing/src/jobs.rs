//! What a job means: each kind is one call into the operations of a slice.

use std::str::FromStr;

use base::{Actor, Error, Id, Result};
use db::jobs::{self, Job};
use tokio::task::JoinSet;

use crate::{Ctx, methods, notices, payments};

/// An event that slices to the right want to hear of; the subject is its id.
pub const ANNOUNCE: &str = "announce";
/// A letter waits in the outbox; the subject is its id.
pub const MAIL: &str = "mail";

/// Any job may run twice: every call below is harmless when it is repeated.
pub async fn run(ctx: &Ctx, job: &Job) -> Result<()> {
    match job.kind.as_str() {
        ANNOUNCE => notices::on_event(ctx, subject(job)?).await,
        MAIL => notices::deliver(ctx, subject(job)?).await,
        payments::JOB_NOTIFICATION => payments::handle_notification(ctx, &job.subject).await,
        payments::JOB_FORGET_METHOD => methods::forget(ctx, Actor::System, subject(job)?).await,
        kind => Err(Error::internal("jobs", format!("no job is called {kind}"))),
    }
}

/// Runs what is due, `limit` jobs at most, all at once: a slow mail server keeps nobody waiting,
/// and no job outlasts its lease in a queue. A job that fails is run again later. Says how many
/// were run.
pub async fn run_due(ctx: &Ctx, limit: i64) -> Result<usize> {
    let leased = jobs::lease(&ctx.db, &*ctx.clock, &*ctx.chance, limit).await?;
    let count = leased.len();
    let mut running = JoinSet::new();
    for job in leased {
        let ctx = ctx.clone();
        running.spawn(async move { run_leased(&ctx, &job).await });
    }
    while let Some(done) = running.join_next().await {
        done.map_err(|error| Error::internal("jobs", error))??;
    }
    Ok(count)
}

async fn run_leased(ctx: &Ctx, job: &Job) -> Result<()> {
    let Err(error) = run(ctx, job).await else {
        return Ok(jobs::finish(&ctx.db, job).await?);
    };
    let Job { kind, subject, tries, .. } = job;
    tracing::warn!(kind, subject, tries, %error, "a job failed and will be run again");
    let run_at = ctx.now() + jobs::back_off(job.tries);
    Ok(jobs::postpone(&ctx.db, job, run_at, &error.to_string()).await?)
}

fn subject<Kind>(job: &Job) -> Result<Id<Kind>> {
    Id::from_str(&job.subject).map_err(|error| Error::internal("jobs", error))
}
