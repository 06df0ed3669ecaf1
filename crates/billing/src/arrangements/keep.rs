//! Looking after an arrangement: charging what is due, announcing what comes, noticing that it is done
//! or broken. It may be looked at any number of times.

use base::{Actor, Cents, Error, Id, Refusal, Result, boxed, kinds};
use db::{Conn, jobs};
use serde_json::json;

use super::model::{Arrangement, ArrangementState, Progress};
use super::plan::Instalment;
use super::{JOB_LOOK, store};
use crate::Ctx;
use crate::accounts::{self, Account};
use crate::command::Command;
use crate::journal::{Event, EventRow};
use crate::ledger::spread;
use crate::payments::{self, NewPart};
use crate::schedules::{self, Debit, FailedDebit};

/// Each one that is being kept is looked at once a day.
pub async fn plan_today(ctx: &Ctx) -> Result<()> {
    let mut after = Id::from_bits(0);
    loop {
        let mut conn = ctx.db.read().await?;
        let kept = store::kept_after(&mut conn, after).await?;
        drop(conn);
        let Some(last) = kept.last() else { return Ok(()) };
        after = *last;
        enqueue_looks(ctx, &kept).await?;
    }
}

/// A payment has arrived: whatever it paid, an arrangement may be done with it.
pub async fn on_paid(ctx: &Ctx, event: &EventRow) -> Result<()> {
    if event.kind != "payment.paid" {
        return Ok(());
    }
    let mut conn = ctx.db.read().await?;
    let kept = store::kept_of_payment(&mut conn, &event.subject).await?;
    drop(conn);
    if kept.is_empty() { Ok(()) } else { enqueue_looks(ctx, &kept).await }
}

async fn enqueue_looks(ctx: &Ctx, kept: &[Id<kinds::Arrangement>]) -> Result<()> {
    let mut tx = ctx.db.begin().await?; // a plan is no fact
    for id in kept {
        jobs::enqueue(&mut tx, ctx.id(), JOB_LOOK, &id.to_string(), ctx.now()).await?;
    }
    Ok(tx.commit().await?)
}

/// Does what this day asks for.
#[boxed]
pub async fn look(ctx: &Ctx, id: Id<kinds::Arrangement>) -> Result<()> {
    match look_once(ctx, id).await {
        Ok(Some(attempt)) => payments::send(ctx, attempt).await,
        Ok(None) => Ok(()),
        Err(Error::Refused(refusal)) => refuse(ctx, id, Some(&refusal)).await,
        Err(Error::NotFound) => refuse(ctx, id, None).await,
        Err(error) => Err(error),
    }
}

async fn look_once(ctx: &Ctx, id: Id<kinds::Arrangement>) -> Result<Option<Id<kinds::Attempt>>> {
    let mut command = Command::begin(ctx, Actor::System).await?;
    let Some((account, arrangement)) = lock_kept(&mut command, id).await? else { return Ok(None) };
    let progress = store::progress_of(&mut command, id).await?;
    if progress.settled_cents >= arrangement.debt_cents {
        return end(command, &arrangement, ArrangementState::Completed).await;
    }
    if arrangement.missed(progress, ctx.today()).is_some() {
        return end(command, &arrangement, ArrangementState::Broken).await;
    }
    let has_told = announce(&mut command, &arrangement, progress).await?;
    let mut attempt = None;
    let mut has_handled = false;
    if let Some((instalment, missing)) = arrangement.to_charge(progress, ctx.today()) {
        store::mark_handled(&mut command, id, instalment.number).await?;
        has_handled = true;
        let to_debit = arrangement.method_id.filter(|_| missing.is_positive());
        if to_debit.is_some() && schedules::is_too_late(instalment.due_on, ctx.today()) {
            return ask_instead(command, &arrangement, instalment).await;
        }
        if let Some(method) = to_debit {
            let parts = parts(&mut command, account, id, missing).await?;
            let debit = Debit {
                subject: id.to_string(),
                number: instalment.number,
                user: arrangement.user_id,
                method,
                parts,
                accepted_fee_cents: Some(Cents::ZERO), // the words that were agreed to name none
            };
            attempt = Some(schedules::begin_debit(&mut command, debit).await?);
        }
        let facts = json!({ "number": instalment.number, "missing_cents": missing });
        command.record(event("arrangement.instalment_came", &arrangement).facts(facts)).await?;
    }
    if has_told || has_handled {
        command.commit().await?;
    }
    Ok(attempt)
}

/// We come more than three days late: the payer is asked, and the grace period begins today.
async fn ask_instead(
    mut command: Command<'_>,
    arrangement: &Arrangement,
    instalment: Instalment,
) -> Result<Option<Id<kinds::Attempt>>> {
    let (today, number) = (command.ctx.today(), instalment.number);
    store::move_instalment(&mut command, arrangement.id, number, today).await?;
    let facts = json!({ "number": number });
    command.record(event("arrangement.debit_failed", arrangement).facts(facts).announced()).await?;
    command.commit().await?;
    Ok(None)
}

/// The account first. None unless it is being kept.
async fn lock_kept(
    command: &mut Command<'_>,
    id: Id<kinds::Arrangement>,
) -> Result<Option<(Account, Arrangement)>> {
    let Some(found) = store::find_arrangement(command, id).await? else { return Ok(None) };
    let account = accounts::lock_account(command, found.account_id).await?;
    let found = store::find_arrangement(command, id).await?;
    let kept = found.filter(|found| found.state == ArrangementState::Kept);
    Ok(kept.map(|arrangement| (account, arrangement)))
}

async fn end(
    mut command: Command<'_>,
    arrangement: &Arrangement,
    state: ArrangementState,
) -> Result<Option<Id<kinds::Attempt>>> {
    let now = command.now;
    store::end_arrangement(&mut command, arrangement.id, state, now).await?;
    let kind = match state {
        ArrangementState::Broken => "arrangement.broken",
        _ => "arrangement.completed",
    };
    command.record(event(kind, arrangement).announced()).await?;
    command.commit().await?;
    Ok(None)
}

/// Instalments that come up are announced once each, unless they have been paid already.
async fn announce(
    command: &mut Command<'_>,
    arrangement: &Arrangement,
    progress: Progress,
) -> Result<bool> {
    let ctx = command.ctx;
    let notice_days = i64::from(ctx.biller.schedules.notice_days);
    let until = schedules::days_after(ctx.today(), notice_days).unwrap_or(ctx.today());
    let mut has_told = false;
    for planned in &arrangement.instalments {
        let Instalment { number, due_on, .. } = planned.instalment;
        if planned.is_noticed || due_on > until {
            continue;
        }
        store::mark_noticed(command, arrangement.id, number).await?;
        let told = event("arrangement.instalment_comes_up", arrangement);
        let told = told.facts(json!({ "number": number }));
        let is_needed = arrangement.missing_of(number, progress).is_positive();
        command.record(if is_needed { told.announced() } else { told }).await?;
        has_told = true;
    }
    Ok(has_told)
}

/// It goes to the bills that the arrangement is about, the oldest first.
async fn parts(
    command: &mut Command<'_>,
    account: Account,
    id: Id<kinds::Arrangement>,
    missing: Cents,
) -> Result<Vec<NewPart>> {
    let room = store::room_of(command, id).await?;
    let room = room.into_iter().map(|share| (share.invoice, share.cents));
    let (shares, left) = spread(missing, room);
    Ok(vec![NewPart { account, cents: missing - left, shares }])
}

/// The rules said no on the day: nothing is charged, and the payer is told to pay by hand.
async fn refuse(ctx: &Ctx, id: Id<kinds::Arrangement>, refusal: Option<&Refusal>) -> Result<()> {
    tracing::info!(arrangement = %id, ?refusal, "an instalment could not be charged");
    let mut command = Command::begin(ctx, Actor::System).await?;
    let Some((_, arrangement)) = lock_kept(&mut command, id).await? else { return Ok(()) };
    let progress = store::progress_of(&mut command, id).await?;
    let Some((instalment, _)) = arrangement.to_charge(progress, ctx.today()) else {
        return Ok(());
    };
    store::mark_handled(&mut command, id, instalment.number).await?;
    let facts = json!({ "number": instalment.number });
    command
        .record(event("arrangement.debit_failed", &arrangement).facts(facts).announced())
        .await?;
    command.commit().await
}

/// An instalment's debit failed or came back: it may be tried again.
pub async fn on_failed(ctx: &Ctx, failed: &FailedDebit) -> Result<()> {
    let Ok(id) = failed.subject.parse::<Id<kinds::Arrangement>>() else { return Ok(()) };
    let mut command = Command::begin(ctx, Actor::System).await?;
    let Some((_, arrangement)) = lock_kept(&mut command, id).await? else { return Ok(()) };
    let again = schedules::retry_on(failed.reason, failed.round, ctx.today());
    let again = again.filter(|_| arrangement.method_id.is_some());
    store::set_retry(&mut command, id, failed.number, again).await?;
    let facts = json!({ "number": failed.number, "payment": failed.payment, "retry_on": again });
    command
        .record(event("arrangement.debit_failed", &arrangement).facts(facts).announced())
        .await?;
    command.commit().await
}

/// No more debits: what is still to come is paid by hand. A second time changes nothing.
#[boxed]
pub async fn stop_debits(
    ctx: &Ctx,
    user: Id<kinds::User>,
    id: Id<kinds::Arrangement>,
) -> Result<()> {
    let mut command = Command::begin(ctx, Actor::User(user)).await?;
    let kept = lock_kept(&mut command, id).await?;
    let kept = kept.filter(|(_, arrangement)| arrangement.user_id == user);
    let (_, arrangement) = kept.ok_or(Error::NotFound)?;
    if arrangement.method_id.is_none() {
        return Ok(());
    }
    store::clear_method(&mut command, id).await?;
    command.record(event("arrangement.debits_stopped", &arrangement)).await?;
    command.commit().await
}

/// Whether reminders and worse are held back for the account.
#[boxed]
pub async fn is_kept(conn: &mut Conn, account: Id<kinds::Account>) -> Result<bool> {
    Ok(store::find_kept(conn, account).await?.is_some())
}

fn event(kind: &'static str, arrangement: &Arrangement) -> Event {
    Event::new(kind, arrangement.id).account(arrangement.account_id)
}
