//! Where a user is signed in, and signing out from afar.

use base::{Actor, Error, Id, Result, SignedDuration, boxed, kinds};
use serde_json::json;

use super::model::{Device, Session};
use super::store;
use crate::Ctx;
use crate::command::Command;
use crate::journal::Event;

/// Every session of the user's that is not over, the one seen last before the others.
#[boxed]
pub async fn devices_of(ctx: &Ctx, user: Id<kinds::User>) -> Result<Vec<Device>> {
    let now = ctx.now();
    let seen_after = now - SignedDuration::from_mins(ctx.biller.idle_minutes);
    store::devices_of(&mut ctx.db.read().await?, user, now, seen_after).await
}

/// Ends one session of the user's, this one included; `NotFound` for another's and for one that is
/// over.
#[boxed]
pub async fn sign_out_device(
    ctx: &Ctx,
    user: Id<kinds::User>,
    device: Id<kinds::Session>,
) -> Result<()> {
    let mut command = Command::begin(ctx, Actor::User(user)).await?;
    if !store::delete_session_of(&mut command, user, device).await? {
        return Err(Error::NotFound);
    }
    record_end(&mut command, user, device, "signed_out_from_afar").await?;
    command.commit().await
}

/// Ends every session of the user's but this one. Says how many there were.
#[boxed]
pub async fn sign_out_others(ctx: &Ctx, session: &Session) -> Result<usize> {
    let user = session.user.id;
    let mut command = Command::begin(ctx, Actor::User(user)).await?;
    let ended = end_others(&mut command, user, Some(session.id), "signed_out_from_afar").await?;
    if ended > 0 {
        command.commit().await?;
    }
    Ok(ended)
}

/// Ends all sessions of the user's but the one to be kept, for the reason given. Says how many.
pub(super) async fn end_others(
    command: &mut Command<'_>,
    user: Id<kinds::User>,
    kept: Option<Id<kinds::Session>>,
    why: &str,
) -> Result<usize> {
    let ended = store::delete_other_sessions(command, user, kept).await?;
    for session in &ended {
        record_end(command, user, *session, why).await?;
    }
    Ok(ended.len())
}

async fn record_end(
    command: &mut Command<'_>,
    user: Id<kinds::User>,
    session: Id<kinds::Session>,
    why: &str,
) -> Result<()> {
    let facts = json!({ "user": user, "why": why });
    command.record(Event::new("session.ended", session).facts(facts)).await?;
    Ok(())
}
