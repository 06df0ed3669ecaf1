//! Changing a password.

use base::{Actor, Refusal, Result};
use serde_json::json;

use super::devices::end_others;
use super::model::{Session, Visitor};
use super::throttle::{From, Tries};
use super::token::SessionToken;
use super::{sessions, store};
use crate::Ctx;
use crate::command::Command;
use crate::credentials::{self, NewPassword, Password, Verdict};
use crate::journal::Event;

/// Whoever is signed in elsewhere is signed out, and this session gets a new token. Refuses with
/// `WrongCredentials` where `current` is not the password until now, or with `TooManyTries`.
pub async fn change_password(
    ctx: &Ctx,
    session: &Session,
    current: Password,
    new: NewPassword,
    visitor: &Visitor,
) -> Result<SessionToken> {
    let user = &session.user;
    let tries =
        Tries::of_password(ctx, user.username.as_str(), From::of(ctx, visitor, Some(user.id)));
    tries.admit(ctx).await?;
    let stored = store::find_password_hash(&mut ctx.db.read().await?, user.id).await?;
    if credentials::verify_password(ctx, current, stored).await? == Verdict::Wrong {
        return Err(Refusal::WrongCredentials.into());
    }
    let hash = credentials::hash_password(ctx, new.into()).await?;
    let mut command = Command::begin(ctx, Actor::User(user.id)).await?;
    tries.forgive(&mut command).await?;
    store::update_password_hash(&mut command, user.id, &hash).await?;
    end_others(&mut command, user.id, Some(session.id), "password_changed").await?;
    let token = sessions::renew_token(&mut command, session.id).await?;
    let facts = json!({ "device": session.device });
    command.record(Event::new("password.changed", user.id).facts(facts).announced()).await?;
    command.commit().await?;
    Ok(token)
}
