//! Choosing a password by a link that was sent, for whoever forgot the one until now or never had
//! one.
//!
//! Looking at the link uses nothing up: mail scanners look at every link.

use base::{Actor, Error, Field, Id, Refusal, Result, SignedDuration, Timestamp, boxed, kinds};
use serde_json::json;

use super::devices::end_others;
use super::evenly::evenly;
use super::model::{ResetToSend, User, Visitor};
use super::reset_token::ResetToken;
use super::sessions::readable;
use super::sign_in::normal;
use super::store::{self, ResetRow};
use super::throttle::{From, Tries, forget_wrong_passwords};
use crate::Ctx;
use crate::command::Command;
use crate::credentials::{self, NewPassword};
use crate::journal::Event;

/// How long a link can be used.
pub const LIFETIME: SignedDuration = SignedDuration::from_mins(30);

/// Announces `password.reset_requested`, so that a letter goes out to whoever has this username or
/// e-mail address. Where nobody has it, all is alike but the letter.
#[boxed]
pub async fn request_password_reset(ctx: &Ctx, login: &str, visitor: &Visitor) -> Result<()> {
    evenly(ask_for_reset(ctx, login, visitor)).await
}

async fn ask_for_reset(ctx: &Ctx, login: &str, visitor: &Visitor) -> Result<()> {
    let login = normal(login, Field::Login)?;
    let known = store::find_credentials(&mut ctx.db.read().await?, &login).await?;
    let user_id = known.map(|known| known.user.id);
    Tries::of_reset_request(ctx, &login, From::of(ctx, visitor, user_id)).admit(ctx).await?;
    let mut command = Command::begin(ctx, Actor::Stranger).await?;
    let (id, now) = (ctx.id(), command.now);
    store::lock_user(&mut command, user_id).await?;
    store::end_resets(&mut command, user_id, now).await?;
    let reset = ResetRow { id, user_id, expires_at: now + LIFETIME, used_at: None };
    store::insert_reset(&mut command, &reset).await?;
    command.record(Event::new("password.reset_requested", id).announced()).await?;
    command.commit().await
}

/// What the letter with the link needs; None when nobody is to get one, or it would come too late.
#[boxed]
pub async fn find_reset_to_send(
    ctx: &Ctx,
    id: Id<kinds::PasswordReset>,
) -> Result<Option<ResetToSend>> {
    let Some((user, expires_at)) = find_open(ctx, id).await? else { return Ok(None) };
    let token = ResetToken::derive(&ctx.secret, id, user.id);
    Ok(Some(ResetToSend { user, token, expires_at }))
}

/// Whose password the link lets one choose; None when it is wrong, was used, has expired, or a newer
/// one was sent.
#[boxed]
pub async fn find_reset(
    ctx: &Ctx,
    id: Id<kinds::PasswordReset>,
    token: &ResetToken,
) -> Result<Option<User>> {
    let open = find_open(ctx, id).await?.map(|(user, _)| user);
    Ok(open.filter(|user| ResetToken::derive(&ctx.secret, id, user.id).is(token)))
}

/// Uses the link up and ends every session of the user's. Refuses with `ResetLinkGone` where
/// [`find_reset`] finds nobody.
#[boxed]
pub async fn reset_password(
    ctx: &Ctx,
    id: Id<kinds::PasswordReset>,
    token: &ResetToken,
    new: NewPassword,
    visitor: &Visitor,
) -> Result<()> {
    let user = find_reset(ctx, id, token).await?.ok_or(Refusal::ResetLinkGone)?;
    let hash = credentials::hash_password(ctx, new.into()).await?;
    let mut command = Command::begin(ctx, Actor::User(user.id)).await?;
    let now = command.now;
    store::lock_user(&mut command, Some(user.id)).await?;
    if !store::use_reset(&mut command, id, now).await? {
        return Err(Refusal::ResetLinkGone.into());
    }
    store::update_password_hash(&mut command, user.id, &hash).await?;
    store::delete_pending_of(&mut command, user.id).await?;
    store::end_codes(&mut command, Some(user.id), now).await?;
    end_others(&mut command, user.id, None, "password_reset").await?;
    forget_wrong_passwords(&mut command, &user).await?;
    let facts = json!({ "device": readable(&visitor.device) });
    command.record(Event::new("password.reset", user.id).facts(facts).announced()).await?;
    command.commit().await
}

/// With the time until which it can be used.
async fn find_open(ctx: &Ctx, id: Id<kinds::PasswordReset>) -> Result<Option<(User, Timestamp)>> {
    let mut conn = ctx.db.read().await?;
    let reset = store::find_reset(&mut conn, id).await?;
    let open = reset.filter(|reset| reset.used_at.is_none() && reset.expires_at > ctx.now());
    let Some(ResetRow { user_id: Some(user_id), expires_at, .. }) = open else { return Ok(None) };
    let user = store::find_user(&mut conn, user_id).await?.ok_or(Error::NotFound)?;
    Ok(Some((user, expires_at)))
}
