//! Accepting an invitation: by a user who is signed in, or by one who becomes a user with it.

use base::{Actor, Error, Id, Language, Refusal, Result, boxed, kinds};
use serde_json::json;

use super::model::Invitation;
use super::rights::may_invite;
use super::store;
use super::token::InvitationToken;
use crate::Ctx;
use crate::accounts;
use crate::command::Command;
use crate::consents;
use crate::credentials;
use crate::journal::Event;
use crate::people::{self, NewPassword, NewUser, SessionToken, SignInMeans, Username, Visitor};

/// Who has no login yet. The e-mail address is the one that the invitation was sent to, which the
/// link has proven.
#[derive(Debug)]
pub struct NewLogin {
    pub username: Username,
    pub first_name: String,
    pub last_name: String,
    pub language: Language,
    pub password: NewPassword,
    /// The hash of the terms that were shown and agreed to.
    pub agreed_hash: Option<String>,
}

/// Gives the user what the invitation says, and uses it up. Refuses with `InvitationGone`, or with
/// `AlreadyReached` where it would take a right away instead.
#[boxed]
pub async fn accept(
    ctx: &Ctx,
    user: Id<kinds::User>,
    token: &InvitationToken,
) -> Result<Id<kinds::Account>> {
    let mut command = Command::begin(ctx, Actor::User(user)).await?;
    let invitation = lock_open(&mut command, token).await?;
    use_up(&mut command, user, &invitation).await?;
    command.commit().await?;
    Ok(invitation.account_id)
}

/// The same for somebody without a login: user, access and session in one transaction. Refuses with
/// `UsernameTaken`, `TermsNotAccepted`, or with `EmailTaken` for one who has a login already.
#[boxed]
pub async fn accept_as_new_user(
    ctx: &Ctx,
    token: &InvitationToken,
    login: NewLogin,
    visitor: &Visitor,
) -> Result<SessionToken> {
    // A link that opens nothing is not worth the slow hash.
    let mut conn = ctx.db.read().await?;
    find_open(&mut conn, token, ctx.now()).await?;
    drop(conn);
    let password_hash = credentials::hash_password(ctx, login.password.into()).await?;
    let mut command = Command::begin(ctx, Actor::Stranger).await?;
    let invitation = lock_open(&mut command, token).await?;
    let user = NewUser {
        username: login.username,
        email: invitation.email.clone(),
        first_name: login.first_name,
        last_name: login.last_name,
        language: login.language,
        password: None,
    };
    let user = people::insert_user(&mut command, &user, Some(password_hash)).await?;
    command.actor = Actor::User(user);
    let (agreed, network) = (login.agreed_hash.as_deref(), visitor.network.to_string());
    consents::accept_terms(&mut command, user, login.language, agreed, network).await?;
    use_up(&mut command, user, &invitation).await?;
    let session = people::start_session(&mut command, user, SignInMeans::Password, visitor).await?;
    command.commit().await?;
    Ok(session)
}

async fn use_up(
    command: &mut Command<'_>,
    user: Id<kinds::User>,
    invitation: &Invitation,
) -> Result<()> {
    let account = invitation.account_id;
    if people::find_access(command, user, account).await?.is_some() {
        return Err(Refusal::AlreadyReached.into());
    }
    people::put_access(command, user, &invitation.rights.access(account, None)).await?;
    let now = command.now;
    store::mark_accepted(command, invitation.id, user, now).await?;
    let event = Event::new("delegate.accepted", invitation.id).account(account);
    command.record(event.facts(json!({ "user": user })).announced()).await?;
    Ok(())
}

/// Under the account's lock: of two who press at once, one is told that it is gone.
async fn lock_open(command: &mut Command<'_>, token: &InvitationToken) -> Result<Invitation> {
    let now = command.now;
    let found = find_open(command, token, now).await?;
    accounts::lock_account(command, found.account_id).await?;
    find_open(command, token, now).await
}

/// Whoever invited must still be somebody who may.
async fn find_open(
    conn: &mut db::Conn,
    token: &InvitationToken,
    now: base::Timestamp,
) -> Result<Invitation> {
    let found = store::find_invitation(conn, token.id()).await?.ok_or(Error::NotFound)?;
    let can_be_used =
        found.is_open(now) && may_invite(conn, found.invited_by, found.account_id).await?;
    if can_be_used { Ok(found) } else { Err(Refusal::InvitationGone.into()) }
}
