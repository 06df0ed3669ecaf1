//! Signing in halfway: one thing is proven, and the authenticator app's code is asked for.
//!
//! It lives in a cookie of its own and opens nothing but the page that asks.

use base::{Actor, Error, Id, Refusal, Result, SignedDuration, boxed, kinds};
use serde_json::json;

use super::model::{PendingSignIn, SignInMeans, SignedIn, Visitor};
use super::sessions;
use super::sign_in::turn_away;
use super::store::{self, PendingRow};
use super::throttle::{From, Tries};
use super::token::SessionToken;
use crate::Ctx;
use crate::command::Command;
use crate::credentials::{SecondProof, prove_second};
use crate::journal::Event;

/// How long one may take to find the telephone.
const LIFETIME: SignedDuration = SignedDuration::from_mins(10);
const TRIES: i64 = 5;

/// Whether somebody waits there with this token.
#[boxed]
pub async fn is_sign_in_pending(ctx: &Ctx, token: &SessionToken) -> Result<bool> {
    let found = store::find_pending(&mut ctx.db.read().await?, &token.hash()).await?;
    Ok(found.is_some_and(|pending| pending.expires_at > ctx.now() && pending.tries_left > 0))
}

/// Begins a session that has proven enough for everything. Refuses with `WrongSecondProof`,
/// `TooManyTries`, or `SignInAgain` once time or tries are used up.
#[boxed]
pub async fn complete_sign_in(
    ctx: &Ctx,
    token: &SessionToken,
    proof: &SecondProof,
    visitor: &Visitor,
) -> Result<SignedIn> {
    let found = store::find_pending(&mut ctx.db.read().await?, &token.hash()).await?;
    let pending = found.ok_or(Refusal::SignInAgain)?;
    let tries =
        Tries::of_second_step(ctx, pending.user_id, From::of(ctx, visitor, Some(pending.user_id)));
    tries.admit(ctx).await?;
    let mut command = Command::begin(ctx, Actor::Stranger).await?;
    let now = command.now;
    if !store::spend_pending_try(&mut command, &token.hash(), now).await? {
        return Err(Refusal::SignInAgain.into());
    }
    let device = sessions::readable(&visitor.device);
    if !prove_second(&mut command, pending.user_id, proof, &device).await? {
        let why = Refusal::WrongSecondProof;
        return turn_away(command, Some(pending.user_id), pending.means, why).await;
    }
    store::delete_pending(&mut command, &token.hash()).await?;
    let user = store::find_user(&mut command, pending.user_id).await?.ok_or(Error::NotFound)?;
    let token = sessions::start(&mut command, user.id, pending.means, visitor).await?;
    store::mark_session_proven(&mut command, &token.hash(), now).await?;
    tries.forgive(&mut command).await?;
    command.commit().await?;
    Ok(SignedIn { token, user })
}

/// The first step is done.
pub(super) async fn ask_for_second_step(
    command: &mut Command<'_>,
    user_id: Id<kinds::User>,
    means: SignInMeans,
) -> Result<PendingSignIn> {
    let token = SessionToken::new(&*command.ctx.chance);
    let expires_at = command.now + LIFETIME;
    let pending = PendingRow { user_id, means, expires_at, tries_left: TRIES };
    store::insert_pending(command, &token.hash(), &pending).await?;
    let facts = json!({ "how": means.as_str() });
    command.record(Event::new("sign_in.second_step_asked", user_id).facts(facts)).await?;
    Ok(PendingSignIn { token })
}
