//! The last step: a login with its accounts and its consent, or accounts added to a login that is
//! there; all in one transaction.

use base::{Actor, Error, Id, Refusal, Result, boxed, kinds};
use serde_json::json;

use super::model::{NewLogin, ProvenAccount};
use super::store::{self, Registration};
use super::ticket::Ticket;
use crate::Ctx;
use crate::command::Command;
use crate::consents;
use crate::credentials::hash_password;
use crate::journal::Event;
use crate::people::{
    self, Admitted, NewUser, Password, SignInMeans, SignedIn, User, Username, Visitor,
};

/// Makes the user, holder of the proven accounts, and signs them in. Refuses with `UsernameTaken`,
/// `EmailTaken`, `TermsNotAccepted` or `RegistrationGone`.
#[boxed]
pub async fn complete(
    ctx: &Ctx,
    ticket: &Ticket,
    login: NewLogin,
    visitor: &Visitor,
) -> Result<SignedIn> {
    let password = Password::from(login.password);
    let password_hash = hash_password(ctx, password.clone()).await?;
    let mut command = Command::begin(ctx, Actor::Stranger).await?;
    // A second press of the button waits here, and then finds the login made.
    let registration = store::lock_registration(&mut command, ticket.id()).await?;
    let registration = registration.ok_or(Refusal::RegistrationGone)?;
    if registration.made_login {
        drop(command);
        return sign_in_again(ctx, &login.username, password, visitor).await;
    }
    let registration = registration.proven(ctx.now())?;
    let email = registration.email.clone().ok_or(Refusal::RegistrationGone)?;
    let user = NewUser {
        username: login.username,
        email,
        first_name: login.first_name,
        last_name: login.last_name,
        language: login.language,
        password: None,
    };
    let id = people::insert_user(&mut command, &user, Some(password_hash)).await?;
    let user = people::find_user(&mut command, id).await?.ok_or(Error::NotFound)?;
    command.actor = Actor::User(user.id);
    let registration = Registration { made_login: true, ..registration };
    let (agreed, network) = (login.agreed_hash.as_deref(), visitor.network.to_string());
    consents::accept_terms(&mut command, user.id, user.language, agreed, network).await?;
    finish(&mut command, registration, user.id).await?;
    let token =
        people::start_session(&mut command, user.id, SignInMeans::Password, visitor).await?;
    command.commit().await?;
    Ok(SignedIn { token, user })
}

/// Gives the proven accounts to a login that is there, and says which. Done twice it is done once.
#[boxed]
pub async fn add_to_login(ctx: &Ctx, ticket: &Ticket, user: &User) -> Result<Vec<ProvenAccount>> {
    let mut command = Command::begin(ctx, Actor::User(user.id)).await?;
    let registration = store::lock_registration(&mut command, ticket.id()).await?;
    let registration = registration.ok_or(Refusal::RegistrationGone)?.proven(ctx.now())?;
    // What one user has begun is not finished by the next at the same browser.
    if registration.user_id.is_some_and(|begun_by| begun_by != user.id) {
        return Err(Refusal::RegistrationGone.into());
    }
    let accounts = finish(&mut command, registration, user.id).await?;
    command.commit().await?;
    Ok(accounts)
}

/// Whoever pressed the button twice is let in twice, by what was typed both times.
async fn sign_in_again(
    ctx: &Ctx,
    username: &Username,
    password: Password,
    visitor: &Visitor,
) -> Result<SignedIn> {
    match people::sign_in_by_password(ctx, username.as_str(), password, visitor).await {
        Ok(Admitted::In(signed_in)) => Ok(signed_in),
        Ok(Admitted::Halfway(_)) | Err(Error::Refused(_)) => Err(Refusal::RegistrationGone.into()),
        Err(error) => Err(error),
    }
}

/// Everybody who holds one of the accounts hears of it.
async fn finish(
    command: &mut Command<'_>,
    registration: Registration,
    user: Id<kinds::User>,
) -> Result<Vec<ProvenAccount>> {
    let now = command.now;
    let accounts = store::accounts_chosen(command, registration.id).await?;
    for account in &accounts {
        people::make_holder(command, user, account.id).await?;
    }
    let completed = Registration { user_id: Some(user), completed_at: Some(now), ..registration };
    store::update_registration(command, &completed).await?;
    let facts = json!({ "user": user });
    let event = Event::new("registration.completed", completed.id).facts(facts).announced();
    command.record(event).await?;
    Ok(accounts)
}
