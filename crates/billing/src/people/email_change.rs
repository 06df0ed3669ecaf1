//! Another e-mail address for a login: a code goes there, and whoever types it has shown that the
//! address is theirs.
//!
//! Whoever reads the mailbox of a login can sign in, so a change is as grave as that of a password:
//! everything sent to the old address is worth nothing any more, and other devices are signed out.
//! That an address is another login's, nobody learns: the page is the same, a letter goes out either
//! way, and no code is right.

use base::{Actor, Email, Error, Id, Refusal, Result, boxed, kinds};
use serde_json::json;

use super::code::{LIFETIME, SignInCode, TRIES};
use super::devices::end_others;
use super::evenly::evenly;
use super::model::{EmailChangeLetter, EmailChanged, Session, Visitor};
use super::store::{self, EmailChangeRow};
use super::throttle::{From, Tries};
use super::token::SessionToken;
use super::{sessions, users};
use crate::Ctx;
use crate::command::Command;
use crate::ctx::Secret;
use crate::journal::Event;

/// Announces `email.change_requested`, so that a letter goes to the new address. Refuses with
/// `EmailUnchanged` where it is the login's own, or with `TooManyTries`.
#[boxed]
pub async fn request_email_change(
    ctx: &Ctx,
    session: &Session,
    email: &Email,
    visitor: &Visitor,
) -> Result<()> {
    evenly(ask_for_change(ctx, session, email, visitor)).await
}

async fn ask_for_change(
    ctx: &Ctx,
    session: &Session,
    email: &Email,
    visitor: &Visitor,
) -> Result<()> {
    if *email == session.user.email {
        return Err(Refusal::EmailUnchanged.into());
    }
    Tries::of_letter(ctx, session.user.id).admit(ctx).await?;
    let from = From::Stranger(visitor.network); // it is somebody else's mailbox so far
    Tries::asking(ctx, "email change request", email.as_str(), from).admit(ctx).await?;
    let mut command = Command::begin(ctx, Actor::User(session.user.id)).await?;
    let (id, now) = (ctx.id(), command.now);
    store::lock_user(&mut command, Some(session.user.id)).await?;
    store::end_email_changes(&mut command, session.user.id, now).await?;
    let user = store::find_user(&mut command, session.user.id).await?.ok_or(Error::NotFound)?;
    let owner = store::find_user_by_email(&mut command, email).await?;
    let change = EmailChangeRow {
        id,
        user_id: user.id,
        session_id: session.id,
        old_email: user.email,
        new_email: email.clone(),
        is_free: owner.is_none(),
        expires_at: now + LIFETIME,
        tries_left: TRIES,
        changed_at: None,
    };
    store::insert_email_change(&mut command, &change).await?;
    command.record(Event::new("email.change_requested", id).announced()).await?;
    command.commit().await
}

/// The address to which this session's code went last; None once it was typed.
#[boxed]
pub async fn find_email_change(ctx: &Ctx, session: &Session) -> Result<Option<Email>> {
    let newest = store::newest_email_change_of(&mut ctx.db.read().await?, session.id).await?;
    Ok(newest.filter(|change| change.changed_at.is_none()).map(|change| change.new_email))
}

/// The login has the new address, other devices are signed out, and this session goes on under a new
/// token. Announces `email.changed`, so that the old address hears of it. Refuses with `WrongCode`,
/// whatever is wrong with it, with `TooManyTries`, or with `EmailTaken` where somebody else has
/// proven the address in the meantime.
#[boxed]
pub async fn redeem_email_change(
    ctx: &Ctx,
    session: &Session,
    typed: &SignInCode,
    visitor: &Visitor,
) -> Result<SessionToken> {
    evenly(redeem(ctx, session, typed, visitor)).await
}

async fn redeem(
    ctx: &Ctx,
    session: &Session,
    typed: &SignInCode,
    visitor: &Visitor,
) -> Result<SessionToken> {
    let user = session.user.id;
    let newest = store::newest_email_change_of(&mut ctx.db.read().await?, session.id).await?;
    let change = newest.ok_or(Refusal::WrongCode)?;
    let from = From::of(ctx, visitor, Some(user));
    let tries = Tries::of_email_change(ctx, user, change.new_email.as_str(), from);
    tries.admit(ctx).await?;
    let mut command = Command::begin(ctx, Actor::User(user)).await?;
    let now = command.now;
    store::lock_user(&mut command, Some(user)).await?;
    let is_open = store::spend_email_change_try(&mut command, change.id, now).await?;
    if !is_open || !change.is_free || !derive(&ctx.secret, &change).is(typed) {
        command.record(Event::new("email.change_refused", change.id)).await?;
        command.commit().await?;
        return Err(Refusal::WrongCode.into());
    }
    store::update_email(&mut command, user, &change.new_email).await.map_err(users::taken)?;
    store::mark_email_changed(&mut command, change.id, now).await?;
    store::end_email_changes(&mut command, user, now).await?;
    store::end_codes(&mut command, Some(user), now).await?;
    store::end_resets(&mut command, Some(user), now).await?;
    store::delete_pending_of(&mut command, user).await?;
    end_others(&mut command, user, Some(session.id), "email_changed").await?;
    let token = sessions::renew_token(&mut command, session.id).await?;
    tries.forgive(&mut command).await?;
    let facts = json!({ "user": user, "device": session.device });
    command.record(Event::new("email.changed", change.id).facts(facts).announced()).await?;
    command.commit().await?;
    Ok(token)
}

/// What the letter to the new address needs; None when it would come too late.
#[boxed]
pub async fn find_email_change_letter(
    ctx: &Ctx,
    id: Id<kinds::EmailChange>,
) -> Result<Option<EmailChangeLetter>> {
    let mut conn = ctx.db.read().await?;
    let found = store::find_email_change(&mut conn, id).await?;
    let is_open = |it: &EmailChangeRow| {
        it.changed_at.is_none() && it.tries_left > 0 && it.expires_at > ctx.now()
    };
    let Some(change) = found.filter(is_open) else { return Ok(None) };
    if !change.is_free {
        let owner = store::find_user_by_email(&mut conn, &change.new_email).await?;
        return Ok(owner.map(|owner| EmailChangeLetter::Wanted { owner }));
    }
    let user = store::find_user(&mut conn, change.user_id).await?.ok_or(Error::NotFound)?;
    let code = derive(&ctx.secret, &change);
    let (to, expires_at) = (change.new_email, change.expires_at);
    Ok(Some(EmailChangeLetter::Code { to, user, code, expires_at }))
}

/// What the letters about a change that was made need.
pub async fn find_email_changed(
    ctx: &Ctx,
    id: Id<kinds::EmailChange>,
) -> Result<Option<EmailChanged>> {
    let mut conn = ctx.db.read().await?;
    let found = store::find_email_change(&mut conn, id).await?;
    let Some(change) = found.filter(|change| change.changed_at.is_some()) else { return Ok(None) };
    let user = store::find_user(&mut conn, change.user_id).await?.ok_or(Error::NotFound)?;
    Ok(Some(EmailChanged { user, old: change.old_email, new: change.new_email }))
}

fn derive(secret: &Secret, change: &EmailChangeRow) -> SignInCode {
    let (id, user) = (change.id.to_string(), change.user_id.to_string());
    SignInCode::derive_for(secret, "email-change", &[&id, &user, change.new_email.as_str()])
}
