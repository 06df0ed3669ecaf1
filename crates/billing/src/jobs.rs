//! What a job means: each kind is one call into the operations of a slice.

#[cfg(test)]
mod tests;

use std::str::FromStr;

use base::{Date, Error, Id, Result, SignedDuration, Timestamp, boxed, kinds};
use db::jobs::{self, Job};
use tokio::task::JoinSet;

use crate::{
    Ctx, arrangements, autopay, journal, methods, notices, payments, payouts, refunds, schedules,
};

/// An event that slices to the right want to hear of; the subject is its id.
pub const ANNOUNCE: &str = "announce";
/// A letter waits in the outbox; the subject is its id.
pub const MAIL: &str = "mail";
/// The daily walk through the processor's own lists; the subject is the day. Done, it asks for the
/// next day's.
pub const RECONCILE: &str = "reconcile";
/// The daily look at stored methods: what expires, what was left unused. Planned in the same way.
pub const CARE_FOR_METHODS: &str = "care_for_methods";

/// What a day brings by plan: debits and their notices; the subject is the day. Done, it asks for the
/// next day's, which begins with that day.
pub const PLAN_DAY: &str = "plan_day";

/// What is done once a day. The place makes the ids, so what is added comes last.
const DAILY: [&str; 3] = [RECONCILE, CARE_FOR_METHODS, PLAN_DAY];

/// A process that has just started has its jobs to do first.
const AFTER_START: SignedDuration = SignedDuration::from_secs(60);

/// Any job may run twice: every call below is harmless when it is repeated.
#[boxed]
pub async fn run(ctx: &Ctx, job: &Job) -> Result<()> {
    match job.kind.as_str() {
        ANNOUNCE => announce(ctx, subject(job)?).await,
        MAIL => notices::deliver(ctx, subject(job)?).await,
        payments::JOB_NOTIFICATION => payments::handle_notification(ctx, &job.subject).await,
        payments::JOB_REFUND_NOTIFICATION => refunds::handle_notification(ctx, &job.subject).await,
        payments::JOB_PAYOUT_NOTIFICATION => payouts::handle_notification(ctx, &job.subject).await,
        payments::JOB_LOOK => payments::look_again(ctx, subject(job)?).await,
        payments::JOB_FORGET_METHOD => payments::forget_method(ctx, subject(job)?).await,
        RECONCILE => reconcile(ctx, &job.subject).await,
        CARE_FOR_METHODS => care_for_methods(ctx, &job.subject).await,
        PLAN_DAY => begin_day(ctx, &job.subject).await,
        autopay::JOB_PLAN => autopay::plan(ctx, subject(job)?).await,
        autopay::JOB_RUN => autopay::run(ctx, subject(job)?).await,
        schedules::JOB_CHARGE => {
            let (schedule, number) = schedules::parse_day_name(&job.subject)?;
            schedules::charge(ctx, schedule, number).await
        }
        schedules::JOB_ANNOUNCE => {
            let (schedule, number) = schedules::parse_day_name(&job.subject)?;
            schedules::announce(ctx, schedule, number).await
        }
        arrangements::JOB_LOOK => arrangements::look(ctx, subject(job)?).await,
        kind => Err(Error::internal("jobs", format!("no job is called {kind}"))),
    }
}

/// Asks for today's walk when a process begins to work. Several that ask together get one.
#[boxed]
pub async fn plan_reconciliation(ctx: &Ctx) -> Result<()> {
    plan_day(ctx, RECONCILE, ctx.today(), ctx.now() + AFTER_START).await
}

/// The same for today's look at stored methods.
#[boxed]
pub async fn plan_care_for_methods(ctx: &Ctx) -> Result<()> {
    plan_day(ctx, CARE_FOR_METHODS, ctx.today(), ctx.now() + AFTER_START).await
}

/// Plans react first, so that a letter about a failed debit can say what happens next.
async fn announce(ctx: &Ctx, id: Id<kinds::Event>) -> Result<()> {
    let mut conn = ctx.db.read().await?;
    let event = journal::find_event(&mut conn, id).await?.ok_or(Error::NotFound)?;
    let failed = schedules::failed_debit(&mut conn, &event).await?;
    drop(conn);
    autopay::follow(ctx, &event).await?;
    if let Some(failed) = failed {
        schedules::on_failed(ctx, &failed).await?;
        arrangements::on_failed(ctx, &failed).await?;
    }
    arrangements::on_paid(ctx, &event).await?;
    notices::on_event(ctx, id).await
}

/// Asks for today's plan. It begins at once, and tomorrow's with tomorrow.
#[boxed]
pub async fn plan_days(ctx: &Ctx) -> Result<()> {
    plan_day(ctx, PLAN_DAY, ctx.today(), ctx.now()).await
}

async fn begin_day(ctx: &Ctx, day: &str) -> Result<()> {
    autopay::plan_today(ctx).await?;
    schedules::plan_today(ctx).await?;
    arrangements::plan_today(ctx).await?;
    let failed = |error| Error::internal("jobs", error);
    let day: Date = day.parse().map_err(failed)?;
    let next = day.max(ctx.today()).tomorrow().map_err(failed)?;
    let begins = schedules::day_start(next, &ctx.biller.zone)?;
    plan_day(ctx, PLAN_DAY, next, begins).await
}

async fn reconcile(ctx: &Ctx, day: &str) -> Result<()> {
    let charges = payments::reconcile(ctx).await?;
    let refunds = refunds::reconcile(ctx).await?;
    let payouts = payouts::reconcile(ctx).await?;
    tracing::info!(charges, refunds, payouts, "walked through the processor's lists");
    plan_next_day(ctx, RECONCILE, day).await
}

async fn care_for_methods(ctx: &Ctx, day: &str) -> Result<()> {
    methods::sweep_setups(ctx).await?;
    let unused = payments::forget_unused_methods(ctx).await?;
    let expiring = methods::warn_of_expiry(ctx).await?;
    tracing::info!(unused, expiring, "looked at the stored methods");
    plan_next_day(ctx, CARE_FOR_METHODS, day).await
}

async fn plan_next_day(ctx: &Ctx, kind: &'static str, done: &str) -> Result<()> {
    let day: Date = done.parse().map_err(|error| Error::internal("jobs", error))?;
    let (next, run_at) = next_day_at_this_time(ctx, day)?;
    plan_day(ctx, kind, next, run_at).await
}

/// Not in 24 hours: in the night in which the clocks go back that may be the same day, and a walk
/// that took itself for the next one would be the last. Nor before the day that has been walked,
/// should a clock have been put right meanwhile.
fn next_day_at_this_time(ctx: &Ctx, walked: Date) -> Result<(Date, Timestamp)> {
    let failed = |error| Error::internal("jobs", error);
    let here = ctx.biller.zone.to_datetime(ctx.now());
    let next = walked.max(here.date()).tomorrow().map_err(failed)?;
    let at = ctx.biller.zone.to_timestamp(next.to_datetime(here.time())).map_err(failed)?;
    Ok((next, at))
}

/// Kind and day make the id, so that a day is planned once however many processes plan it.
async fn plan_day(ctx: &Ctx, kind: &'static str, day: Date, run_at: Timestamp) -> Result<()> {
    let place = DAILY.iter().position(|daily| *daily == kind).unwrap_or(DAILY.len());
    let digits = format!("{place}{}", day.strftime("%Y%m%d"));
    let id = Id::from_bits(digits.parse().map_err(|error| Error::internal("jobs", error))?);
    let mut tx = ctx.db.begin().await?; // a plan is no fact
    jobs::enqueue_once(&mut tx, id, kind, &day.to_string(), run_at).await?;
    Ok(tx.commit().await?)
}

/// Runs what is due, `limit` jobs at most, all at once: a slow mail server keeps nobody waiting,
/// and no job outlasts its lease in a queue. A job that fails is run again later. Says how many
/// were run.
#[boxed]
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
