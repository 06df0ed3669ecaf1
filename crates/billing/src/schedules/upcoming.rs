//! The days to come, for the calendar and for a schedule's own page.

use base::{Cents, Currency, Date, Error, Id, Locator, Result, boxed, kinds};
use db::Conn;

use super::change::can_stop;
use super::model::{Occurrence, Schedule};
use super::rule::Rule;
use super::store;
use crate::Ctx;

/// A debit that will be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComingDay {
    pub schedule: Id<kinds::Schedule>,
    pub number: i64,
    pub on: Date,
    pub amount_cents: Cents,
    pub currency: Currency,
    pub method: Id<kinds::Method>,
    pub accounts: Vec<Locator>,
    pub repeats: bool,
    /// It failed, and is tried again on this day.
    pub is_again: bool,
    pub can_stop: bool,
}

/// What the user has planned, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScheduleView {
    pub schedule: Schedule,
    /// The latest first.
    pub occurrences: Vec<Occurrence>,
}

/// All debits of the user's schedules up to and with that day, by day.
#[boxed]
pub async fn upcoming(
    conn: &mut Conn,
    ctx: &Ctx,
    user: Id<kinds::User>,
    until: Date,
) -> Result<Vec<ComingDay>> {
    let mut coming = Vec::new();
    for schedule in store::open_of(conn, user).await? {
        coming.extend(days_of(conn, ctx, &schedule, until).await?);
    }
    coming.sort_by_key(|day| (day.on, day.schedule));
    Ok(coming)
}

/// The same of one schedule.
#[boxed]
pub async fn days_of(
    conn: &mut Conn,
    ctx: &Ctx,
    schedule: &Schedule,
    until: Date,
) -> Result<Vec<ComingDay>> {
    let occurrences = store::occurrences_of(conn, schedule.id).await?;
    let again = occurrences.iter().filter_map(|occurrence| {
        let on = occurrence.retry_on.filter(|on| *on <= until)?;
        Some((occurrence.number, on, true))
    });
    let is_out = |number: i64| occurrences.iter().any(|occurrence| occurrence.number == number);
    let rule = schedule.rule;
    let next = schedule.next_on.map(|_| rule.days(schedule.next_number, until));
    let next = next.into_iter().flatten().filter(|(number, _)| !is_out(*number));
    let days = again.chain(next.map(|(number, on)| (number, on, false)));
    let coming = |(number, on, is_again): (i64, Date, bool)| ComingDay {
        schedule: schedule.id,
        number,
        on,
        amount_cents: schedule.charge_cents(),
        currency: schedule.currency,
        method: schedule.method_id,
        accounts: schedule.parts.iter().map(|part| part.account_number.clone()).collect(),
        repeats: matches!(rule, Rule::Repeat { .. }),
        is_again,
        can_stop: can_stop(ctx, on),
    };
    Ok(days.map(coming).collect())
}

/// The user's own; another's is none.
#[boxed]
pub async fn view_for(
    conn: &mut Conn,
    user: Id<kinds::User>,
    id: Id<kinds::Schedule>,
) -> Result<Option<ScheduleView>> {
    let found = store::find_schedule(conn, id).await?;
    let Some(schedule) = found.filter(|schedule| schedule.user_id == user) else {
        return Ok(None);
    };
    let occurrences = store::occurrences_of(conn, id).await?;
    Ok(Some(ScheduleView { schedule, occurrences }))
}

/// For a letter, which is for whoever planned it.
pub async fn get_view(conn: &mut Conn, id: Id<kinds::Schedule>) -> Result<ScheduleView> {
    let schedule = store::find_schedule(conn, id).await?.ok_or(Error::NotFound)?;
    let occurrences = store::occurrences_of(conn, id).await?;
    Ok(ScheduleView { schedule, occurrences })
}

/// What has ended, the last one first.
#[boxed]
pub async fn ended_of(
    conn: &mut Conn,
    user: Id<kinds::User>,
    limit: i64,
) -> Result<Vec<ScheduleView>> {
    let mut views = Vec::new();
    for schedule in store::ended_of(conn, user, limit).await? {
        let occurrences = store::occurrences_of(conn, schedule.id).await?;
        views.push(ScheduleView { schedule, occurrences });
    }
    Ok(views)
}
