//! The day has come: what is owed is looked at again, and paid. However often a day is worked on, it
//! is charged once.

use base::{Actor, Cents, Date, Error, Id, Result, boxed, kinds};
use serde_json::json;

use super::lock::{Locked, advance, lock};
use super::model::{Ending, NotCharged, OccurrenceState, Schedule};
use super::rule::is_too_late;
use super::store;
use crate::Ctx;
use crate::accounts::Account;
use crate::command::Command;
use crate::invoices;
use crate::journal::Event;
use crate::ledger::Share;
use crate::payers::Payer;
use crate::payments::{self, Channel, NewPart, NewPayment};

/// A payment that is due by a plan: of a schedule, or of an arrangement's instalment.
pub struct Debit {
    pub subject: String,
    pub number: i64,
    pub user: Id<kinds::User>,
    pub method: Id<kinds::Method>,
    pub parts: Vec<NewPart>,
    /// What was agreed to; another fee is refused. None: less is paid than was agreed to, and the
    /// fee is less as well.
    pub accepted_fee_cents: Option<Cents>,
}

/// Begins the next try of it, in the transaction of what decided so and under the accounts' locks.
pub async fn begin_debit(command: &mut Command<'_>, debit: Debit) -> Result<Id<kinds::Attempt>> {
    let Debit { subject, number, user, method, parts, accepted_fee_cents } = debit;
    let round = store::tries_of(command, &subject, number).await? + 1;
    let key = format!("{subject}:{number}:{round}");
    let id = command.ctx.id();
    let payment = NewPayment {
        id,
        channel: Channel::Schedule,
        params_hash: key.clone(),
        key,
        payer: Payer::User(user),
        method,
        parts,
        accepted_fee_cents,
    };
    let attempt = payments::begin_in_txn(command, &payment).await?;
    store::insert_try(command, &subject, number, round, id).await?;
    attempt.ok_or_else(|| Error::internal("schedules", "a try was begun before it was counted"))
}

/// Pays the day of that number, if it has come and nobody has.
#[boxed]
pub async fn charge(ctx: &Ctx, id: Id<kinds::Schedule>, number: i64) -> Result<()> {
    match begin(ctx, id, number).await {
        Ok(Some(attempt)) => payments::send(ctx, attempt).await,
        Ok(None) => Ok(()),
        // Whatever it wrote before it was refused is gone with its transaction.
        Err(Error::Refused(refusal)) => refuse(ctx, id, number, NotCharged::of(&refusal)).await,
        Err(Error::NotFound) => refuse(ctx, id, number, NotCharged::NoAccess).await,
        Err(error) => Err(error),
    }
}

/// A day that is to be charged.
struct Day {
    number: i64,
    on: Date,
    /// It was, and that failed.
    is_again: bool,
}

async fn begin(
    ctx: &Ctx,
    id: Id<kinds::Schedule>,
    number: i64,
) -> Result<Option<Id<kinds::Attempt>>> {
    let mut command = Command::begin(ctx, Actor::System).await?;
    // Everything below is decided under the locks: two workers with one day take turns here.
    let Some(locked) = lock(&mut command, id).await? else { return Ok(None) };
    let Some(day) = find_day(&mut command, &locked.schedule, number).await? else {
        return Ok(None);
    };
    if is_too_late(day.on, ctx.today()) {
        let late = OccurrenceState::Late;
        return end_day(command, &locked.schedule, &day, late, None).await.map(|()| None);
    }
    let parts = parts_due(&mut command, &locked).await?;
    if parts.is_empty() {
        let state = OccurrenceState::NothingLeft;
        return end_day(command, &locked.schedule, &day, state, None).await.map(|()| None);
    }
    let amount: Cents = parts.iter().map(|part| part.cents).sum();
    let schedule = &locked.schedule;
    let debit = Debit {
        subject: id.to_string(),
        number,
        user: schedule.user_id,
        method: schedule.method_id,
        parts,
        accepted_fee_cents: (amount == schedule.amount_cents() || schedule.fee_cents.is_zero())
            .then_some(schedule.fee_cents),
    };
    let attempt = begin_debit(&mut command, debit).await?;
    write_day(&mut command, schedule, &day, OccurrenceState::Charged, None).await?;
    let planned = schedule.amount_cents();
    let facts = json!({ "number": number, "planned_cents": planned, "amount_cents": amount });
    let event = event("schedule.charged", schedule).facts(facts);
    let is_less = amount < planned;
    command.record(if is_less { event.announced() } else { event }).await?;
    command.commit().await?;
    Ok(Some(attempt))
}

/// None when its time has not come, or somebody was faster.
async fn find_day(
    command: &mut Command<'_>,
    schedule: &Schedule,
    number: i64,
) -> Result<Option<Day>> {
    let today = command.ctx.today();
    if let Some(on) = schedule.next_on
        && schedule.next_number == number
    {
        return Ok((on <= today).then_some(Day { number, on, is_again: false }));
    }
    let occurrence = store::find_occurrence(command, schedule.id, number).await?;
    let retry_on = occurrence.and_then(|occurrence| occurrence.retry_on);
    Ok(retry_on.filter(|on| *on <= today).map(|on| Day { number, on, is_again: true }))
}

/// What goes to each account now; an account that takes nothing is left out.
async fn parts_due(command: &mut Command<'_>, locked: &Locked) -> Result<Vec<NewPart>> {
    let ctx = command.ctx;
    let mut due = Vec::new();
    for (part, account) in locked.schedule.parts.iter().zip(&locked.accounts) {
        let payable = invoices::payable_by_due_date(command, account.id).await?;
        let room = payable.iter();
        let room: Vec<Share> = room
            .map(|invoice| Share { invoice: invoice.id, cents: invoice.payable_cents() })
            .collect();
        let (cents, shares) = part.due(&room);
        if cents.is_positive() {
            let payer = Payer::User(locked.schedule.user_id);
            let allowance = payments::allowance_of(ctx, command, payer, account).await?;
            allowance.check(cents)?;
            due.push(NewPart { account: Account::clone(account), cents, shares });
        }
    }
    Ok(due)
}

async fn refuse(ctx: &Ctx, id: Id<kinds::Schedule>, number: i64, reason: NotCharged) -> Result<()> {
    let mut command = Command::begin(ctx, Actor::System).await?;
    let Some(Locked { schedule, .. }) = lock(&mut command, id).await? else { return Ok(()) };
    match find_day(&mut command, &schedule, number).await? {
        Some(day) => {
            end_day(command, &schedule, &day, OccurrenceState::Refused, Some(reason)).await
        }
        None => Ok(()),
    }
}

/// Nothing is charged, and the payer is told.
async fn end_day(
    mut command: Command<'_>,
    schedule: &Schedule,
    day: &Day,
    state: OccurrenceState,
    reason: Option<NotCharged>,
) -> Result<()> {
    write_day(&mut command, schedule, day, state, reason).await?;
    if reason.is_some_and(NotCharged::ends_schedule) {
        let (id, now) = (schedule.id, command.now);
        store::clear_retries(&mut command, id).await?;
        store::end_schedule(&mut command, id, Ending::Stopped, now).await?;
    }
    let facts = json!({ "number": day.number, "state": state.as_str() });
    command.record(event("schedule.not_charged", schedule).facts(facts).announced()).await?;
    command.commit().await
}

async fn write_day(
    command: &mut Command<'_>,
    schedule: &Schedule,
    day: &Day,
    state: OccurrenceState,
    reason: Option<NotCharged>,
) -> Result<()> {
    let id = schedule.id;
    if day.is_again {
        return store::set_occurrence(command, id, day.number, state, reason).await;
    }
    let planned = schedule.amount_cents();
    store::insert_occurrence(command, id, day.number, day.on, state, reason, planned).await?;
    let ending = match state {
        OccurrenceState::NothingLeft => Ending::NothingLeft,
        _ => Ending::Done,
    };
    advance(command, schedule, day.number, ending).await
}

/// Told in the activity of the first account.
pub(super) fn event(kind: &'static str, schedule: &Schedule) -> Event {
    let event = Event::new(kind, schedule.id);
    Event { account: schedule.parts.first().map(|part| part.account_id), ..event }
}
