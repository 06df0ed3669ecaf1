//! Making users and giving them access to accounts.

use base::{Actor, Error, Id, Language, Result, kinds};
use serde_json::json;

use super::model::{Access, NewUser};
use super::store;
use crate::command::Command;
use crate::journal::Event;
use crate::{Ctx, credentials};

pub async fn add_user(ctx: &Ctx, actor: Actor, mut user: NewUser) -> Result<Id<kinds::User>> {
    let password_hash = match user.password.take() {
        Some(password) => Some(credentials::hash_password(ctx, password).await?),
        None => None,
    };
    let mut command = Command::begin(ctx, actor).await?;
    let (id, now) = (ctx.id(), command.now);
    store::insert_user(&mut command, id, &user, password_hash, now).await.map_err(taken)?;
    command.record(Event::new("user.added", id)).await?;
    command.commit().await?;
    Ok(id)
}

/// Grants it, or changes the role and the name of what was granted before. `NotFound` when there is
/// no such user or account.
pub async fn grant_access(
    ctx: &Ctx,
    actor: Actor,
    user: Id<kinds::User>,
    access: &Access,
) -> Result<()> {
    let mut command = Command::begin(ctx, actor).await?;
    let now = command.now;
    store::put_access(&mut command, user, access, now).await.map_err(|error| match error {
        db::Error::ForeignKey => Error::NotFound,
        error => error.into(),
    })?;
    let facts = json!({ "user": user, "role": access.role.as_str() });
    command
        .record(Event::new("access.granted", user).account(access.account_id).facts(facts))
        .await?;
    command.commit().await
}

/// The language of this user's pages and letters from now on.
pub async fn set_language(ctx: &Ctx, user: Id<kinds::User>, language: Language) -> Result<()> {
    let mut command = Command::begin(ctx, Actor::User(user)).await?;
    if !store::update_language(&mut command, user, language).await? {
        return Ok(());
    }
    let facts = json!({ "language": language.tag() });
    command.record(Event::new("user.language_set", user).facts(facts)).await?;
    command.commit().await
}

fn taken(error: db::Error) -> Error {
    match error {
        db::Error::Constraint(name) if name == "portal_user_username" => {
            Error::internal("adding a user", "the username is taken")
        }
        db::Error::Constraint(name) if name == "portal_user_email" => {
            Error::internal("adding a user", "another user has this e-mail address")
        }
        error => error.into(),
    }
}
