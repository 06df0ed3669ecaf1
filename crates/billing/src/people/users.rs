//! Making users and giving them access to accounts.

use base::{Actor, Error, Id, Language, Refusal, Result, kinds};
use serde_json::json;

use super::model::{Access, NewUser, Role, User};
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
    let user = insert_user(&mut command, &user, password_hash).await?;
    command.commit().await?;
    Ok(user.id)
}

/// Makes a user within a change that makes more. Refuses with `UsernameTaken` or `EmailHasLogin`.
pub async fn insert_user(
    command: &mut Command<'_>,
    user: &NewUser,
    password_hash: Option<String>,
) -> Result<User> {
    let (id, now) = (command.ctx.id(), command.now);
    store::insert_user(command, id, user, password_hash, now).await.map_err(taken)?;
    command.record(Event::new("user.added", id)).await?;
    Ok(User {
        id,
        username: user.username.clone(),
        email: user.email.clone(),
        first_name: user.first_name.clone(),
        last_name: user.last_name.clone(),
        language: user.language,
    })
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

/// Makes the account theirs, within a change that makes more. Whoever had it under a name of their
/// own keeps the name.
pub async fn make_holder(
    command: &mut Command<'_>,
    user: Id<kinds::User>,
    account_id: Id<kinds::Account>,
) -> Result<()> {
    let known = store::find_access(command, user, account_id).await?;
    if known.as_ref().is_some_and(|access| access.role == Role::Holder) {
        return Ok(());
    }
    let name = known.and_then(|access| access.name);
    let access = Access { account_id, role: Role::Holder, name };
    let now = command.now;
    store::put_access(command, user, &access, now).await?;
    let facts = json!({ "user": user, "role": access.role.as_str() });
    command.record(Event::new("access.granted", user).account(account_id).facts(facts)).await?;
    Ok(())
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
            Refusal::UsernameTaken.into()
        }
        db::Error::Constraint(name) if name == "portal_user_email" => Refusal::EmailHasLogin.into(),
        error => error.into(),
    }
}
