//! Completing a draft: commit the intent, call the processor, commit the outcome.

use base::{Actor, Cents, Id, Refusal, Result, boxed, kinds};
use sha2::{Digest, Sha256};

use super::allowance::allowance_of;
use super::call::send;
use super::fees::fee_of_draft;
use super::intent::{was_begun, write_intent};
use super::model::{Draft, NewPayment, payment_id};
use super::plan::{Owing, Ticked, plan, quote_of};
use super::{drafts, store};
use crate::Ctx;
use crate::accounts;
use crate::command::Command;
use crate::credentials::hex;
use crate::payers::Payer;
use crate::settings::Channel;

/// Pays the draft as it was reviewed: `quote` is its [`super::Review::quote`]. Doing it again, at
/// once or later, pays nothing more and answers the same.
#[boxed]
pub async fn pay(
    ctx: &Ctx,
    payer: Payer,
    draft: Id<kinds::Draft>,
    quote: &str,
) -> Result<Id<kinds::Payment>> {
    if let Some(attempt) = commit_intent(ctx, payer, draft, quote).await? {
        send(ctx, attempt).await?;
    }
    Ok(payment_id(draft))
}

/// C0: one transaction with the intent, its frozen quote, and the attempt about to be sent. None
/// when this draft has been paid before.
async fn commit_intent(
    ctx: &Ctx,
    payer: Payer,
    draft: Id<kinds::Draft>,
    quote: &str,
) -> Result<Option<Id<kinds::Attempt>>> {
    let mut command = Command::begin(ctx, Actor::from(payer)).await?;
    let Some(draft) = drafts::find_draft_for(&mut command, payer, draft).await? else {
        return Err(Refusal::DraftGone.into());
    };
    let ticked = drafts::ticked_in(&mut command, &draft).await?;
    // Everything below is decided under the accounts' locks: two windows take turns here.
    let mut accounts = Vec::new();
    for id in ticked.account_ids(draft.choice, draft.account_id) {
        accounts.push(accounts::lock_account(&mut command, id).await?);
    }
    let channel = Channel::of_draft(payer);
    let (key, params) = (draft.id.to_string(), params_hash(&draft, &ticked));
    if was_begun(&mut command, channel, &key, &params).await? {
        return Ok(None);
    }
    let mut owing = Vec::new();
    for account in accounts {
        let allowance = allowance_of(ctx, &mut command, payer, &account).await?;
        let read = Owing::of_locked(&mut command, account).await?;
        allowance.check(read.cents(draft.choice, Some(draft.amount_cents), &ticked))?;
        owing.push(read);
    }
    let method = draft.method_id.ok_or(Refusal::ChooseMethod)?;
    let parts = plan(&draft, &ticked, &owing)?;
    let fee = fee_of_draft(&mut command, &draft, &parts).await?;
    if quote_of(&draft, &parts, fee) != quote {
        return Err(Refusal::ReviewAgain.into());
    }
    let new = NewPayment {
        id: draft.payment_id(),
        channel,
        key,
        params_hash: params,
        payer,
        method,
        parts,
        accepted_fee_cents: Some(fee.map_or(Cents::ZERO, |fee| fee.cents)),
    };
    let attempt = write_intent(&mut command, &new).await?;
    for tick in ticked.invoices.iter().filter(|tick| tick.note.is_some()) {
        store::set_allocation_note(&mut command, new.id, tick).await?;
    }
    command.commit().await?;
    Ok(Some(attempt))
}

fn params_hash(draft: &Draft, ticked: &Ticked) -> String {
    let method = draft.method_id.map(|id| id.to_string()).unwrap_or_default();
    let mut digest = Sha256::new();
    digest.update(format!(
        "{} {} {} {method}",
        draft.account_id,
        draft.choice.as_str(),
        draft.amount_cents.0
    ));
    for tick in &ticked.invoices {
        digest.update(format!(" {}:{:?}", tick.invoice, tick.cents));
    }
    for tick in &ticked.accounts {
        digest.update(format!(" {}={:?}", tick.account, tick.cents));
    }
    hex(&digest.finalize())
}
