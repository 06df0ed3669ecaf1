//! Turning AutoPay on, and choosing anew: a method, a day, a cap, and the authorization for it.

use base::{Actor, Error, Id, Refusal, Result, boxed, kinds};
use serde_json::json;

use super::model::{Agreement, Autopay, AutopayConsent, AutopayState, Choices};
use super::plan::{announce_soon, plan_bills};
use super::store;
use super::timing::{Timing, days_after};
use crate::Ctx;
use crate::accounts::{self, Account};
use crate::command::Command;
use crate::journal::Event;
use crate::methods;
use crate::payers::Payer;
use crate::payments::allowance_of;

/// The user has AutoPay on the account from now on, or has it otherwise. Whoever may not pay there
/// finds nothing; where somebody else has it already: `AutopayElsewhere`.
#[boxed]
pub async fn put(
    ctx: &Ctx,
    user: Id<kinds::User>,
    account: Id<kinds::Account>,
    choices: &Choices,
    agreement: Agreement,
) -> Result<Id<kinds::Autopay>> {
    let mut command = Command::begin(ctx, Actor::User(user)).await?;
    let account = accounts::lock_account(&mut command, account).await?;
    let choices = checked(&mut command, user, &account, choices).await?;
    let id = match store::find_live(&mut command, account.id).await? {
        Some(live) if live.user_id != user => return Err(Refusal::AutopayElsewhere.into()),
        Some(live) => change(&mut command, live, &choices, agreement).await?,
        None => enrol(&mut command, user, &account, &choices, agreement).await?,
    };
    command.commit().await?;
    Ok(id)
}

/// The payer asked for it while adding a method: on the due date and without a cap, unless they have
/// it otherwise already. None where somebody else has it.
pub async fn put_from_setup(
    ctx: &Ctx,
    user: Id<kinds::User>,
    account: Id<kinds::Account>,
    method: Id<kinds::Method>,
    agreement: Agreement,
) -> Result<Option<Id<kinds::Autopay>>> {
    let mut conn = ctx.db.read().await?;
    let live = store::find_live(&mut conn, account).await?;
    drop(conn);
    let choices = match live.map(|live| live.choices()) {
        Some(known) => Choices { method, ..known },
        None => Choices { method, backup: None, timing: Timing::DueDate, cap_cents: None },
    };
    match put(ctx, user, account, &choices, agreement).await {
        Ok(id) => Ok(Some(id)),
        Err(Error::Refused(Refusal::AutopayElsewhere)) => Ok(None),
        Err(error) => Err(error),
    }
}

/// AutoPay does without a method that is to be removed: another one takes its place, or, where it was
/// the backup, none.
pub async fn switch_method(
    ctx: &Ctx,
    user: Id<kinds::User>,
    autopay: Id<kinds::Autopay>,
    from: Id<kinds::Method>,
    to: Id<kinds::Method>,
    agreement: Agreement,
) -> Result<()> {
    let mut conn = ctx.db.read().await?;
    let live = store::find_autopay(&mut conn, autopay).await?.ok_or(Error::NotFound)?;
    drop(conn);
    let known = live.choices();
    let method = if known.method == from { to } else { known.method };
    let backup = known.backup.filter(|backup| *backup != from);
    put(ctx, user, live.account_id, &Choices { method, backup, ..known }, agreement).await?;
    Ok(())
}

/// The choices, where the user may pay and the methods are theirs and can be debited.
async fn checked(
    command: &mut Command<'_>,
    user: Id<kinds::User>,
    account: &Account,
    choices: &Choices,
) -> Result<Choices> {
    allowance_of(command.ctx, command, Payer::User(user), account).await?;
    let backup = choices.backup.filter(|backup| *backup != choices.method);
    for id in [Some(choices.method), backup].into_iter().flatten() {
        let method = methods::find_for(command, Payer::User(user), id).await?;
        let method = method.filter(|method| method.is_saved).ok_or(Refusal::ChooseMethod)?;
        if !method.is_usable(command.ctx.today()) {
            return Err(Refusal::MethodUnusable.into());
        }
    }
    Ok(Choices { backup, ..*choices })
}

async fn enrol(
    command: &mut Command<'_>,
    user: Id<kinds::User>,
    account: &Account,
    choices: &Choices,
    agreement: Agreement,
) -> Result<Id<kinds::Autopay>> {
    let autopay = Autopay {
        id: command.ctx.id(),
        account_id: account.id,
        user_id: user,
        method_id: choices.method,
        backup_method_id: choices.backup,
        timing: choices.timing,
        cap_cents: choices.cap_cents,
        state: AutopayState::Active,
        reason: None,
        created_at: command.now,
    };
    store::insert_autopay(command, &autopay).await?;
    agree(command, autopay.id, choices, agreement).await?;
    tell_and_plan(command, "autopay.enrolled", &autopay).await?;
    Ok(autopay.id)
}

async fn change(
    command: &mut Command<'_>,
    live: Autopay,
    choices: &Choices,
    agreement: Agreement,
) -> Result<Id<kinds::Autopay>> {
    store::set_choices(command, live.id, choices).await?;
    let now = command.now;
    store::end_consents(command, live.id, now).await?;
    agree(command, live.id, choices, agreement).await?;
    let Choices { method, backup, timing, cap_cents } = *choices;
    let autopay = Autopay {
        method_id: method,
        backup_method_id: backup,
        timing,
        cap_cents,
        state: AutopayState::Active,
        ..live
    };
    tell_and_plan(command, "autopay.changed", &autopay).await?;
    Ok(autopay.id)
}

/// Every open bill is planned anew but those that were skipped. What the payer sees before agreeing is
/// their notice of what comes too soon for one of its own.
async fn tell_and_plan(
    command: &mut Command<'_>,
    kind: &'static str,
    autopay: &Autopay,
) -> Result<()> {
    store::forget_untouched(command, autopay.id).await?;
    store::free_bills(command, autopay.account_id).await?;
    let tomorrow = days_after(command.ctx.today(), 1);
    plan_bills(command, autopay, |_| tomorrow).await?;
    announce_soon(command, autopay).await?;
    let facts = json!({ "user": autopay.user_id, "timing": autopay.timing.to_string() });
    let event = Event::new(kind, autopay.id).account(autopay.account_id).facts(facts);
    command.record(event.announced()).await?;
    Ok(())
}

async fn agree(
    command: &mut Command<'_>,
    autopay: Id<kinds::Autopay>,
    choices: &Choices,
    agreement: Agreement,
) -> Result<()> {
    let hash = agreement.hash();
    let Agreement { version, language, text, network_address } = agreement;
    let consent = AutopayConsent {
        id: command.ctx.id(),
        hash,
        version,
        language,
        text,
        network_address,
        given_at: command.now,
        ended_at: None,
    };
    store::insert_consent(command, autopay, choices, &consent).await?;
    let facts = json!({
        "autopay": autopay, "version": consent.version, "sha256": consent.hash,
        "network_address": consent.network_address,
    });
    command.record(Event::new("autopay.authorized", consent.id).facts(facts)).await?;
    Ok(())
}
