//! Proving once more that it is still the same person, before what deserves it.

use base::{Actor, Refusal, Result, boxed};

use super::model::{ProofAgain, Session, Visitor, WaysToProve};
use super::throttle::{From, Tries};
use super::token::SessionToken;
use super::{sessions, store};
use crate::Ctx;
use crate::command::Command;
use crate::credentials::{
    self, Password, Verdict, has_authenticator, has_passkey, prove_by_passkey, prove_second,
};
use crate::journal::Event;

/// What this user could prove with.
#[boxed]
pub async fn ways_to_prove(ctx: &Ctx, session: &Session) -> Result<WaysToProve> {
    let mut conn = ctx.db.read().await?;
    let user = session.user.id;
    Ok(WaysToProve {
        password: store::find_password_hash(&mut conn, user).await?.is_some(),
        authenticator: has_authenticator(&mut conn, user).await?,
        passkey: has_passkey(&mut conn, user).await?,
    })
}

/// The session goes on under a new token. Refuses with `WrongCredentials`, `WrongSecondProof`,
/// `WrongPasskey` or `TooManyTries`.
#[boxed]
pub async fn prove_again(
    ctx: &Ctx,
    session: &Session,
    proof: ProofAgain,
    visitor: &Visitor,
) -> Result<SessionToken> {
    let user = &session.user;
    let from = From::of(ctx, visitor, Some(user.id));
    match proof {
        ProofAgain::Password(password) => {
            let tries = Tries::of_password(ctx, user.username.as_str(), from);
            tries.admit(ctx).await?;
            let is_right = is_password(ctx, session, password).await?;
            let command = Command::begin(ctx, Actor::User(user.id)).await?;
            match is_right {
                true => forgive(command, session, &tries).await,
                false => turn_away(command, session, Refusal::WrongCredentials).await,
            }
        }
        ProofAgain::Second(proof) => {
            let tries = Tries::of_second_step(ctx, user.id, from);
            tries.admit(ctx).await?;
            let mut command = Command::begin(ctx, Actor::User(user.id)).await?;
            match prove_second(&mut command, user.id, &proof, &session.device).await? {
                true => forgive(command, session, &tries).await,
                false => turn_away(command, session, Refusal::WrongSecondProof).await,
            }
        }
        ProofAgain::Passkey(challenge, assertion) => {
            let mut command = Command::begin(ctx, Actor::User(user.id)).await?;
            let owner = prove_by_passkey(&mut command, challenge, &assertion).await?;
            match owner == user.id {
                true => note_proven(command, session).await,
                false => Err(Refusal::WrongPasskey.into()),
            }
        }
    }
}

/// Whether it is the user's; slow, so it stands outside every transaction.
pub(super) async fn is_password(ctx: &Ctx, session: &Session, typed: Password) -> Result<bool> {
    let stored = store::find_password_hash(&mut ctx.db.read().await?, session.user.id).await?;
    Ok(credentials::verify_password(ctx, typed, stored).await? != Verdict::Wrong)
}

async fn forgive(
    mut command: Command<'_>,
    session: &Session,
    tries: &Tries,
) -> Result<SessionToken> {
    tries.forgive(&mut command).await?;
    note_proven(command, session).await
}

async fn note_proven(mut command: Command<'_>, session: &Session) -> Result<SessionToken> {
    let now = command.now;
    let token = sessions::renew_token(&mut command, session.id).await?;
    store::mark_session_proven(&mut command, &token.hash(), now).await?;
    command.record(Event::new("session.proven", session.id)).await?;
    command.commit().await?;
    Ok(token)
}

async fn turn_away(
    mut command: Command<'_>,
    session: &Session,
    why: Refusal,
) -> Result<SessionToken> {
    command.record(Event::new("session.proof_refused", session.id)).await?;
    command.commit().await?;
    Err(why.into())
}
