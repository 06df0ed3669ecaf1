//! Changing a password.

use base::{Actor, Field, Refusal, Result, boxed};
use serde_json::json;

use super::devices::end_others;
use super::model::{Session, Visitor};
use super::step_up::is_password;
use super::throttle::{From, Tries};
use super::token::SessionToken;
use super::{sessions, store};
use crate::Ctx;
use crate::command::Command;
use crate::credentials::{self, NewPassword, Password};
use crate::journal::Event;

/// Whoever is signed in elsewhere is signed out, and this session gets a new token. Refuses with
/// `WrongCredentials` where `current` is not the password until now, or with `TooManyTries`; it may
/// be left out where [`Session::was_proven_again`].
#[boxed]
pub async fn change_password(
    ctx: &Ctx,
    session: &Session,
    current: Option<Password>,
    new: NewPassword,
    visitor: &Visitor,
) -> Result<SessionToken> {
    let user = &session.user;
    match current {
        Some(current) => check(ctx, session, current, visitor).await?,
        None if session.was_proven_again(ctx.now()) => {}
        None => return Err(Refusal::Missing(Field::Password).into()),
    }
    let hash = credentials::hash_password(ctx, new.into()).await?;
    let mut command = Command::begin(ctx, Actor::User(user.id)).await?;
    store::lock_user(&mut command, Some(user.id)).await?;
    store::update_password_hash(&mut command, user.id, &hash).await?;
    store::delete_pending_of(&mut command, user.id).await?;
    end_others(&mut command, user.id, Some(session.id), "password_changed").await?;
    let token = sessions::renew_token(&mut command, session.id).await?;
    let facts = json!({ "device": session.device });
    command.record(Event::new("password.changed", user.id).facts(facts).announced()).await?;
    command.commit().await?;
    Ok(token)
}

/// Guessing it in a session that was left open is counted like guessing it at the door.
async fn check(ctx: &Ctx, session: &Session, current: Password, visitor: &Visitor) -> Result<()> {
    let tries = Tries::of_password(
        ctx,
        session.user.username.as_str(),
        From::of(ctx, visitor, Some(session.user.id)),
    );
    tries.admit(ctx).await?;
    if !is_password(ctx, session, current).await? {
        return Err(Refusal::WrongCredentials.into());
    }
    let mut tx = ctx.db.begin().await?; // counting is no fact
    tries.forgive(&mut tx).await?;
    Ok(tx.commit().await?)
}
