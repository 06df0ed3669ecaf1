//! A schedule as whoever decides about it holds it: its accounts first, then itself.

use base::{Error, Id, Result, kinds};

use super::day::day_name;
use super::model::{Ending, Schedule};
use super::{JOB_CHARGE, store};
use crate::accounts::{self, Account};
use crate::command::Command;

pub(super) struct Locked {
    pub schedule: Schedule,
    /// In the order of its parts.
    pub accounts: Vec<Account>,
}

/// None for one that does not exist.
pub(super) async fn lock(
    command: &mut Command<'_>,
    id: Id<kinds::Schedule>,
) -> Result<Option<Locked>> {
    let Some(found) = store::find_schedule(command, id).await? else { return Ok(None) };
    let mut accounts = Vec::with_capacity(found.parts.len());
    for part in &found.parts {
        accounts.push(accounts::lock_account(command, part.account_id).await?);
    }
    let schedule = store::lock_schedule(command, id).await?.ok_or(Error::NotFound)?;
    Ok(Some(Locked { schedule, accounts }))
}

/// The same for its owner; to everybody else it is not there.
pub(super) async fn lock_own(
    command: &mut Command<'_>,
    user: Id<kinds::User>,
    id: Id<kinds::Schedule>,
) -> Result<Locked> {
    let found = lock(command, id).await?;
    found.filter(|found| found.schedule.user_id == user).ok_or(Error::NotFound)
}

/// The day after that number comes next, unless it has been left out; after the last one it is done.
pub(super) async fn advance(
    command: &mut Command<'_>,
    schedule: &Schedule,
    number: i64,
    ending: Ending,
) -> Result<()> {
    let (id, now) = (schedule.id, command.now);
    let skipped = store::skipped_from(command, id, number + 1).await?;
    let next = (number + 1..).find(|next| !skipped.contains(next)).unwrap_or(number + 1);
    let Some(day) = schedule.rule.day(next) else {
        return store::end_schedule(command, id, ending, now).await;
    };
    store::set_next(command, id, next, day).await?;
    if day <= command.ctx.today() {
        // Nobody has worked for longer than from one day to the next.
        command.enqueue(JOB_CHARGE, &day_name(id, next), now).await?;
    }
    Ok(())
}
