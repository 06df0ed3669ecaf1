//! Making users and giving them access to accounts.

use base::{Actor, Error, Id, Language, Refusal, Result, boxed, kinds};
use serde_json::json;

use super::model::{Access, Limits, NewUser, PersonalDetails, Role};
use super::store;
use crate::command::Command;
use crate::journal::Event;
use crate::{Ctx, credentials};

#[boxed]
pub async fn add_user(ctx: &Ctx, actor: Actor, mut user: NewUser) -> Result<Id<kinds::User>> {
    let password_hash = match user.password.take() {
        Some(password) => Some(credentials::hash_password(ctx, password).await?),
        None => None,
    };
    let mut command = Command::begin(ctx, actor).await?;
    let id = insert_user(&mut command, &user, password_hash).await?;
    command.commit().await?;
    Ok(id)
}

/// The same in the transaction of what makes them a user; the slow hash was made before it began.
/// `UsernameTaken` and `EmailTaken` where another user has it.
pub async fn insert_user(
    command: &mut Command<'_>,
    user: &NewUser,
    password_hash: Option<String>,
) -> Result<Id<kinds::User>> {
    let (id, now) = (command.ctx.id(), command.now);
    store::insert_user(command, id, user, password_hash, now).await.map_err(taken)?;
    command.record(Event::new("user.added", id)).await?;
    Ok(id)
}

/// Grants it, or changes the role, the limits and the name of what was granted before. `NotFound`
/// when there is no such user or account.
#[boxed]
pub async fn grant_access(
    ctx: &Ctx,
    actor: Actor,
    user: Id<kinds::User>,
    access: &Access,
) -> Result<()> {
    let mut command = Command::begin(ctx, actor).await?;
    put_access(&mut command, user, access).await?;
    command.commit().await
}

/// The same in the transaction of what causes it.
pub async fn put_access(
    command: &mut Command<'_>,
    user: Id<kinds::User>,
    access: &Access,
) -> Result<()> {
    let now = command.now;
    store::put_access(command, user, access, now).await.map_err(|error| match error {
        db::Error::ForeignKey => Error::NotFound,
        error => error.into(),
    })?;
    let facts = json!({
        "user": user,
        "role": access.role.as_str(),
        "payment_limit_cents": access.limits.payment_limit_cents,
        "month_limit_cents": access.limits.month_limit_cents,
    });
    let event = Event::new("access.granted", user).account(access.account_id).facts(facts);
    command.record(event).await?;
    Ok(())
}

/// In the transaction of what causes it, which also records why. The user's sessions stop reaching
/// the account with their next request.
pub async fn remove_access(
    command: &mut Command<'_>,
    user: Id<kinds::User>,
    account: Id<kinds::Account>,
) -> Result<()> {
    match store::delete_access(command, user, account).await? {
        true => Ok(()),
        false => Err(Error::NotFound),
    }
}

/// What this user calls the account from now on; None: what the biller does.
#[boxed]
pub async fn name_account(
    ctx: &Ctx,
    user: Id<kinds::User>,
    account: Id<kinds::Account>,
    name: Option<&str>,
) -> Result<()> {
    let mut command = Command::begin(ctx, Actor::User(user)).await?;
    if !store::update_access_name(&mut command, user, account, name).await? {
        return Err(Error::NotFound);
    }
    command.record(Event::new("account.named", user).account(account)).await?;
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
    put_access(
        command,
        user,
        &Access { account_id, role: Role::Holder, name, limits: Limits::default() },
    )
    .await
}

/// The language of this user's pages and letters from now on.
#[boxed]
pub async fn set_language(ctx: &Ctx, user: Id<kinds::User>, language: Language) -> Result<()> {
    let mut command = Command::begin(ctx, Actor::User(user)).await?;
    if !store::update_language(&mut command, user, language).await? {
        return Ok(());
    }
    let facts = json!({ "language": language.tag() });
    command.record(Event::new("user.language_set", user).facts(facts)).await?;
    command.commit().await
}

/// Name, and language of the pages and letters, from now on. Saving what was said before is no fact.
#[boxed]
pub async fn change_personal_details(
    ctx: &Ctx,
    user: Id<kinds::User>,
    details: &PersonalDetails,
) -> Result<()> {
    let mut command = Command::begin(ctx, Actor::User(user)).await?;
    if !store::update_personal_details(&mut command, user, details).await? {
        return Ok(());
    }
    let facts = json!({ "language": details.language.tag() });
    command.record(Event::new("user.details_changed", user).facts(facts)).await?;
    command.commit().await
}

/// A name or address that is another user's.
pub(super) fn taken(error: db::Error) -> Error {
    match error {
        db::Error::Constraint(name) if name == "portal_user_username" => {
            Refusal::UsernameTaken.into()
        }
        db::Error::Constraint(name) if name == "portal_user_email" => Refusal::EmailTaken.into(),
        error => error.into(),
    }
}
