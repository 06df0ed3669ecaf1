//! Changing what is planned, leaving one out, stopping: until the cut-off.

use base::{Actor, Cents, Date, Id, Refusal, Result, boxed, kinds};
use serde_json::json;

use super::agreement::{Agreed, agree};
use super::debit::event;
use super::lock::{Locked, advance, lock_own};
use super::make::{check_amount, check_day, check_payer, find_method, fixed_part, planned_fee};
use super::model::{Ending, OccurrenceState, Part, Schedule};
use super::rule::may_change;
use super::store;
use crate::Ctx;
use crate::command::Command;

/// What can be changed of it. A schedule by a rule keeps its days; ticked invoices keep their amounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    pub on: Option<Date>,
    pub amount_cents: Option<Cents>,
    pub method: Id<kinds::Method>,
}

/// It is agreed to anew: what was agreed to before named another day, amount or method.
#[boxed]
pub async fn change(
    ctx: &Ctx,
    user: Id<kinds::User>,
    id: Id<kinds::Schedule>,
    change: &Change,
    agreed: &Agreed,
) -> Result<()> {
    let mut command = Command::begin(ctx, Actor::User(user)).await?;
    let Locked { schedule, accounts } = lock_own(&mut command, user, id).await?;
    require_open(ctx, &schedule)?;
    if let Some(on) = change.on.filter(|_| !schedule.repeats()) {
        check_day(ctx, on)?;
        store::set_day(&mut command, id, on).await?;
    }
    let parts: Vec<Part> = match (change.amount_cents, accounts.as_slice()) {
        (Some(amount), [account]) if is_fixed(&schedule) => {
            check_amount(ctx, amount)?;
            vec![fixed_part(account, amount)]
        }
        _ => schedule.parts.clone(),
    };
    check_payer(&mut command, user, &accounts, &parts).await?;
    let method = find_method(&mut command, user, change.method).await?;
    let amount: Cents = parts.iter().map(|part| part.amount_cents).sum();
    let fee = planned_fee(ctx, &method, amount);
    store::set_method(&mut command, id, change.method, fee).await?;
    store::put_parts(&mut command, id, &parts).await?;
    agree(&mut command, &id.to_string(), user, Some(change.method), agreed).await?;
    let facts = json!({ "on": change.on, "amount_cents": amount, "method": change.method });
    command.record(event("schedule.changed", &schedule).facts(facts).announced()).await?;
    command.commit().await
}

/// Whether its amount can be changed: one amount for one account.
pub fn is_fixed(schedule: &Schedule) -> bool {
    matches!(schedule.parts.as_slice(), [part] if part.shares.is_empty())
}

/// Ends it. A day whose cut-off has passed is still charged; nothing after it. What was to be tried
/// again is not.
#[boxed]
pub async fn cancel(ctx: &Ctx, user: Id<kinds::User>, id: Id<kinds::Schedule>) -> Result<()> {
    let mut command = Command::begin(ctx, Actor::User(user)).await?;
    let Locked { schedule, .. } = lock_own(&mut command, user, id).await?;
    let now = command.now;
    store::clear_retries(&mut command, id).await?;
    match schedule.next_on {
        Some(next) if can_stop(ctx, next) => {
            store::end_schedule(&mut command, id, Ending::Canceled, now).await?;
        }
        Some(_) if schedule.repeats() => {
            store::set_times(&mut command, id, schedule.next_number + 1).await?;
        }
        Some(_) => return Err(Refusal::CutOffPassed.into()),
        None => {}
    }
    command.record(event("schedule.canceled", &schedule).announced()).await?;
    command.commit().await
}

/// Leaves one day of a rule out; a second time changes nothing.
#[boxed]
pub async fn skip(
    ctx: &Ctx,
    user: Id<kinds::User>,
    id: Id<kinds::Schedule>,
    number: i64,
) -> Result<()> {
    let mut command = Command::begin(ctx, Actor::User(user)).await?;
    let Locked { schedule, .. } = lock_own(&mut command, user, id).await?;
    let comes = schedule.next_on.is_some() && number >= schedule.next_number;
    let day = schedule.rule.day(number).filter(|_| comes && schedule.repeats());
    let day = day.ok_or(Refusal::CutOffPassed)?;
    if !can_stop(ctx, day) {
        return Err(Refusal::CutOffPassed.into());
    }
    let (skipped, planned) = (OccurrenceState::Skipped, schedule.amount_cents());
    if !store::insert_occurrence(&mut command, id, number, day, skipped, None, planned).await? {
        return Ok(());
    }
    if number == schedule.next_number {
        advance(&mut command, &schedule, number, Ending::Done).await?;
    }
    let facts = json!({ "number": number, "on": day });
    command.record(event("schedule.skipped", &schedule).facts(facts)).await?;
    command.commit().await
}

/// Whether a day can still be changed or stopped now.
pub fn can_stop(ctx: &Ctx, day: Date) -> bool {
    may_change(day, ctx.today(), ctx.biller.schedules.cut_off_days)
}

fn require_open(ctx: &Ctx, schedule: &Schedule) -> Result<()> {
    match schedule.next_on {
        Some(next) if can_stop(ctx, next) => Ok(()),
        _ => Err(Refusal::CutOffPassed.into()),
    }
}
