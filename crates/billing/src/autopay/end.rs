//! Skipping a debit, and ending AutoPay: by its owner, by whoever manages the account, or because it
//! cannot go on.

use base::{Actor, Error, Id, Refusal, Result, boxed, kinds};
use serde_json::json;

use super::model::{Autopay, AutopayState, CycleState, EndReason};
use super::store;
use crate::Ctx;
use crate::accounts;
use crate::command::Command;
use crate::journal::Event;
use crate::people;

/// Takes the authorization back; a debit that has begun goes on. A second time changes nothing.
#[boxed]
pub async fn stop(ctx: &Ctx, user: Id<kinds::User>, autopay: Id<kinds::Autopay>) -> Result<()> {
    let (mut command, autopay) = lock_for(ctx, user, autopay).await?;
    if autopay.state == AutopayState::Stopped {
        return Ok(());
    }
    end(&mut command, &autopay, EndReason::ByPayer).await?;
    command.commit().await
}

/// The debit is not made. Possible until it begins: `DebitBegun` after that.
#[boxed]
pub async fn skip(
    ctx: &Ctx,
    user: Id<kinds::User>,
    autopay: Id<kinds::Autopay>,
    cycle: Id<kinds::AutopayCycle>,
) -> Result<()> {
    let (mut command, autopay) = lock_for(ctx, user, autopay).await?;
    let cycle = store::find_cycle(&mut command, cycle).await?;
    let cycle = cycle.filter(|cycle| cycle.autopay_id == autopay.id).ok_or(Error::NotFound)?;
    match cycle.state {
        CycleState::Planned => {}
        CycleState::Skipped => return Ok(()),
        _ => return Err(Refusal::DebitBegun.into()),
    }
    store::set_cycle_state(&mut command, cycle.id, CycleState::Skipped, None).await?;
    let facts = json!({ "user": user, "on": cycle.next_on });
    let event = Event::new("autopay.skipped", cycle.id).account(autopay.account_id);
    command.record(event.facts(facts)).await?;
    command.commit().await
}

/// Nothing more is debited, and its owner is told why.
pub(super) async fn end(
    command: &mut Command<'_>,
    autopay: &Autopay,
    reason: EndReason,
) -> Result<()> {
    let now = command.now;
    store::forget_untouched(command, autopay.id).await?;
    store::end_planned(command, autopay.id).await?;
    store::end_consents(command, autopay.id, now).await?;
    store::set_state(command, autopay.id, AutopayState::Stopped, reason, Some(now)).await?;
    tell(command, "autopay.stopped", autopay, reason).await
}

/// Nothing is debited until its owner chooses another method.
pub(super) async fn pause(
    command: &mut Command<'_>,
    autopay: &Autopay,
    reason: EndReason,
) -> Result<()> {
    store::set_state(command, autopay.id, AutopayState::Paused, reason, None).await?;
    tell(command, "autopay.paused", autopay, reason).await
}

async fn tell(
    command: &mut Command<'_>,
    kind: &'static str,
    autopay: &Autopay,
    reason: EndReason,
) -> Result<()> {
    let facts = json!({ "user": autopay.user_id, "reason": reason.as_str() });
    let event = Event::new(kind, autopay.id).account(autopay.account_id).facts(facts);
    command.record(event.announced()).await?;
    Ok(())
}

/// AutoPay under its account's lock, for its owner and for whoever manages the account; nobody else
/// finds it.
async fn lock_for(
    ctx: &Ctx,
    user: Id<kinds::User>,
    autopay: Id<kinds::Autopay>,
) -> Result<(Command<'_>, Autopay)> {
    let mut command = Command::begin(ctx, Actor::User(user)).await?;
    let found = store::find_autopay(&mut command, autopay).await?.ok_or(Error::NotFound)?;
    accounts::lock_account(&mut command, found.account_id).await?;
    let access = people::find_access(&mut command, user, found.account_id).await?;
    let may_end = access.is_some_and(|access| access.role.may_invite());
    if found.user_id != user && !may_end {
        return Err(Error::NotFound);
    }
    // Read again: it may have changed while the lock was waited for.
    let found = store::find_autopay(&mut command, autopay).await?.ok_or(Error::NotFound)?;
    Ok((command, found))
}
