//! What whoever plans payments needs of the engine, beside beginning them on their day.

use base::{Cents, Id, Refusal, Result, kinds};
use db::Conn;

use super::allowance::allowance_of;
use super::fees::fee_of_draft;
use super::model::{Draft, Failed, NewPart};
use super::plan::{Owing, plan, quote_of};
use super::{drafts, store};
use crate::accounts;
use crate::command::Command;
use crate::payers::Payer;

/// A draft as it was reviewed, with the fee that was seen, for whoever pays it on a later day; it
/// cannot be paid besides.
pub async fn take_draft(
    command: &mut Command<'_>,
    payer: Payer,
    draft: Id<kinds::Draft>,
    quote: &str,
) -> Result<(Draft, Vec<NewPart>, Cents)> {
    let ctx = command.ctx;
    let draft = drafts::find_draft_for(command, payer, draft).await?.ok_or(Refusal::DraftGone)?;
    let ticked = drafts::ticked_in(command, &draft).await?;
    let mut owing = Vec::new();
    for id in ticked.account_ids(draft.choice, draft.account_id) {
        let account = accounts::lock_account(command, id).await?;
        let allowance = allowance_of(ctx, command, payer, &account).await?;
        let read = Owing::of_locked(command, account).await?;
        allowance.check(read.cents(draft.choice, Some(draft.amount_cents), &ticked))?;
        owing.push(read);
    }
    // A window in which it was paid meanwhile has held the same locks.
    if store::find_payment(command, draft.payment_id()).await?.is_some() {
        return Err(Refusal::DraftGone.into());
    }
    let parts = plan(&draft, &ticked, &owing)?;
    let fee = fee_of_draft(command, &draft, &parts).await?;
    if quote_of(&draft, &parts, fee) != quote {
        return Err(Refusal::ReviewAgain.into());
    }
    store::delete_draft(command, draft.id).await?;
    Ok((draft, parts, fee.map_or(Cents::ZERO, |fee| fee.cents)))
}

/// Why a payment failed or came back, as far as it is known.
pub async fn failure_of(conn: &mut Conn, payment: Id<kinds::Payment>) -> Result<Option<Failed>> {
    let attempt = store::last_attempt(conn, payment).await?;
    Ok(attempt.and_then(|attempt| attempt.reason).map(|word| Failed::from_word(&word)))
}
