//! What owners do with the methods they have stored: naming one, preferring one, ending one.

use base::{Actor, Error, Id, Refusal, Result, boxed, kinds};
use outside::processor::{Failure, MethodRef};

use super::model::Method;
use super::store;
use crate::Ctx;
use crate::command::Command;
use crate::journal::Event;
use crate::payers::Payer;

/// Why a mandate was revoked, where it was no bank that said so.
const REVOKED_BY_PAYER: &str = "payer";

/// None: it is called by its brand and last digits again.
#[boxed]
pub async fn rename(
    ctx: &Ctx,
    payer: Payer,
    method: Id<kinds::Method>,
    nickname: Option<&str>,
) -> Result<()> {
    let mut command = Command::begin(ctx, Actor::from(payer)).await?;
    get_kept(&mut command, payer, method).await?;
    store::set_nickname(&mut command, method, nickname).await?;
    command.record(Event::new("method.renamed", method)).await?;
    command.commit().await
}

/// The one that is offered first. Refuses with `MethodUnusable`.
#[boxed]
pub async fn make_default(ctx: &Ctx, payer: Payer, method: Id<kinds::Method>) -> Result<()> {
    let mut command = Command::begin(ctx, Actor::from(payer)).await?;
    // Two windows take turns here, so that there is one default after both.
    store::lock_saved_of(&mut command, payer).await?;
    let kept = get_kept(&mut command, payer, method).await?;
    if !kept.is_usable(ctx.today()) {
        return Err(Refusal::MethodUnusable.into());
    }
    store::set_default(&mut command, payer, method).await?;
    command.record(Event::new("method.made_default", method)).await?;
    command.commit().await
}

/// From now on it is neither offered nor charged; whoever calls sees to it that the processor
/// [`forget`]s it, too. The newest of the others takes the place of a default.
pub async fn remove_in_txn(
    command: &mut Command<'_>,
    payer: Payer,
    method: Id<kinds::Method>,
) -> Result<()> {
    // The mandate before the method: the order in which a payment locks them.
    revoke_mandate(command, method, REVOKED_BY_PAYER).await?;
    store::lock_saved_of(command, payer).await?;
    let kept = get_kept(command, payer, method).await?;
    let (now, today) = (command.now, command.ctx.today());
    store::set_removed(command, method, now).await?;
    if kept.is_default {
        let left = store::saved_of(command, payer).await?;
        if let Some(next) = left.iter().find(|method| method.is_usable(today)) {
            store::set_default(command, payer, next.id).await?;
        }
    }
    command.record(Event::new("method.removed", method).announced()).await?;
    Ok(())
}

/// The bank said never again: it is not offered any more.
pub async fn disable(
    command: &mut Command<'_>,
    method: Id<kinds::Method>,
    reason: &str,
) -> Result<()> {
    let now = command.now;
    store::set_unusable(command, method, now, reason).await?;
    let facts = serde_json::json!({ "reason": reason });
    command.record(Event::new("method.disabled", method).facts(facts).announced()).await?;
    Ok(())
}

/// The payer has taken the authorization back, with us or with the bank: nothing is debited under it
/// from now on. Where none is in force, nothing happens.
pub async fn revoke_mandate(
    command: &mut Command<'_>,
    method: Id<kinds::Method>,
    because: &str,
) -> Result<()> {
    let Some(mandate) = store::lock_mandate(command, method).await? else { return Ok(()) };
    // Read after the lock was got: whatever was debited before it was begun before this.
    let now = command.ctx.now();
    store::set_mandate_revoked(command, mandate.id, now, because).await?;
    let facts = serde_json::json!({ "method": method, "reason": because });
    command.record(Event::new("mandate.revoked", mandate.id).facts(facts).announced()).await?;
    Ok(())
}

/// Ends a method for good at the processor, and then wipes what only charging it needed: token, name
/// and address. What receipts say of it stays. A second time changes nothing.
pub async fn forget(ctx: &Ctx, actor: Actor, method: Id<kinds::Method>) -> Result<()> {
    let mut conn = ctx.db.read().await?;
    let stored = store::find_method(&mut conn, method).await?.ok_or(Error::NotFound)?;
    drop(conn);
    if stored.is_forgotten() {
        return Ok(());
    }
    match ctx.processor.detach_method(&MethodRef::new(stored.reference)).await {
        Ok(()) | Err(Failure::NotFound) => {}
        Err(failure) => return Err(failure.unavailable()),
    }
    let mut command = Command::begin(ctx, actor).await?;
    let now = command.now;
    store::wipe(&mut command, method, now).await?;
    command.record(Event::new("method.forgotten", method)).await?;
    command.commit().await
}

/// One of the payer's that was stored and is still there.
async fn get_kept(
    command: &mut Command<'_>,
    payer: Payer,
    method: Id<kinds::Method>,
) -> Result<Method> {
    let found = store::find_for(command, payer, method).await?;
    found.filter(Method::is_kept).ok_or(Error::NotFound)
}
