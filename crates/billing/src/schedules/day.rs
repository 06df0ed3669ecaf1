//! What each day brings: written down as jobs once a day, so that everything else is one schedule at
//! a time.

use base::{Actor, Date, Error, Id, Result, boxed, kinds};
use db::jobs;
use serde_json::json;

use super::debit::event;
use super::lock::lock;
use super::rule::days_after;
use super::store::{self, Due};
use super::{JOB_ANNOUNCE, JOB_CHARGE};
use crate::Ctx;
use crate::command::Command;

/// Everything of today that is to be charged, tried again or announced. A second time does no harm:
/// each job finds out whether there is anything left to do.
pub async fn plan_today(ctx: &Ctx) -> Result<()> {
    let today = ctx.today();
    let notice_days = i64::from(ctx.biller.schedules.notice_days);
    let until = days_after(today, notice_days).unwrap_or(today);
    for (work, day) in [(Work::Charge, today), (Work::Retry, today), (Work::Announce, until)] {
        let mut after = Id::from_bits(0);
        loop {
            let due = work.due(ctx, day, after).await?;
            let Some(last) = due.last() else { break };
            after = last.schedule_id;
            enqueue(ctx, work.job(), &due).await?;
        }
    }
    Ok(())
}

/// A payment by a rule comes up: announced once.
#[boxed]
pub async fn announce(ctx: &Ctx, id: Id<kinds::Schedule>, number: i64) -> Result<()> {
    let mut command = Command::begin(ctx, Actor::System).await?;
    let Some(locked) = lock(&mut command, id).await? else { return Ok(()) };
    if !store::take_notice(&mut command, id, number).await? {
        return Ok(());
    }
    let facts = json!({ "number": number });
    command.record(event("schedule.comes_up", &locked.schedule).facts(facts).announced()).await?;
    command.commit().await
}

#[derive(Clone, Copy)]
enum Work {
    Charge,
    Retry,
    Announce,
}

impl Work {
    async fn due(self, ctx: &Ctx, day: Date, after: Id<kinds::Schedule>) -> Result<Vec<Due>> {
        let mut conn = ctx.db.read().await?;
        match self {
            Work::Charge => store::due_on(&mut conn, day, after).await,
            Work::Retry => store::retries_on(&mut conn, day, after).await,
            Work::Announce => store::to_announce(&mut conn, day, after).await,
        }
    }

    fn job(self) -> &'static str {
        match self {
            Work::Charge | Work::Retry => JOB_CHARGE,
            Work::Announce => JOB_ANNOUNCE,
        }
    }
}

async fn enqueue(ctx: &Ctx, job: &str, due: &[Due]) -> Result<()> {
    let mut tx = ctx.db.begin().await?; // a plan is no fact
    for Due { schedule_id, number } in due {
        let subject = day_name(*schedule_id, *number);
        jobs::enqueue(&mut tx, ctx.id(), job, &subject, ctx.now()).await?;
    }
    Ok(tx.commit().await?)
}

/// A day of a schedule as jobs and letters name it: `0190…:3`.
pub fn day_name(id: Id<kinds::Schedule>, number: i64) -> String {
    format!("{id}:{number}")
}

pub fn parse_day_name(name: &str) -> Result<(Id<kinds::Schedule>, i64)> {
    let parsed = name
        .split_once(':')
        .and_then(|(id, number)| Some((id.parse().ok()?, number.parse().ok()?)));
    parsed.ok_or_else(|| Error::internal("schedules", format!("“{name}” is no day of a schedule")))
}
