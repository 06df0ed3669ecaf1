//! Sessions: begun by a sign-in, ended by time or by signing out.

use base::{Actor, Error, Id, Result, SignedDuration, Timestamp, boxed, kinds};
use serde_json::json;

use super::model::{Session, SessionState, SignInMeans, TimeLeft, Visitor};
use super::store::NewSession;
use super::token::SessionToken;
use super::{store, throttle};
use crate::command::Command;
use crate::consents;
use crate::journal::Event;
use crate::{Ctx, credentials};

/// How long what is over is kept, so that its owner can be told that it expired.
const KEPT: SignedDuration = SignedDuration::from_hours(7 * 24);

/// Longest name of a device that is kept, in characters.
const DEVICE_LENGTH: usize = 200;

/// Who holds this token. A valid session lives on: it ends so many idle minutes from now.
#[boxed]
pub async fn find_session(ctx: &Ctx, token: &SessionToken) -> Result<SessionState> {
    let now = ctx.now();
    let found = store::find_session(&mut ctx.db.read().await?, &token.hash()).await?;
    let Some((mut session, accounts)) = found else { return Ok(SessionState::Unknown) };
    if now >= session.expires_at(ctx.biller.idle_minutes) {
        return Ok(SessionState::Expired);
    }
    if now.duration_since(session.seen_at) >= touch_interval(ctx.biller.idle_minutes) {
        touch(ctx, session.id, now).await?;
        session.seen_at = now;
    }
    Ok(SessionState::Valid { session: Box::new(session), accounts })
}

/// How long a session has left, asked without prolonging it: only what a person does keeps it alive.
/// None for one that is over, or never was.
#[boxed]
pub async fn time_left(ctx: &Ctx, token: &SessionToken) -> Result<Option<TimeLeft>> {
    let found = store::find_session(&mut ctx.db.read().await?, &token.hash()).await?;
    let left = found.map(|(session, _)| TimeLeft::of(&session, ctx.biller.idle_minutes, ctx.now()));
    Ok(left.filter(|left| left.seconds > 0))
}

/// Looks at another account from now on; `NotFound` when the user has no access to it. What
/// somebody looks at is no fact of the biller's, so nothing is recorded.
#[boxed]
pub async fn choose_account(
    ctx: &Ctx,
    session: &Session,
    account: Id<kinds::Account>,
) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    match store::update_session_account(&mut tx, session.id, account).await? {
        true => Ok(tx.commit().await?),
        false => Err(Error::NotFound),
    }
}

/// Agrees to the biller's terms that took effect since; the session goes on without asking for them.
/// Refuses with `TermsNotAccepted` when another text was agreed to than the one in effect.
#[boxed]
pub async fn accept_terms(
    ctx: &Ctx,
    session: &Session,
    agreed_hash: Option<&str>,
    visitor: &Visitor,
) -> Result<()> {
    let user = &session.user;
    let mut command = Command::begin(ctx, Actor::User(user.id)).await?;
    let network = visitor.network.to_string();
    consents::accept_terms(&mut command, user.id, user.language, agreed_hash, network).await?;
    store::settle_terms(&mut command, user.id).await?;
    command.record(Event::new("session.terms_accepted", session.id)).await?;
    command.commit().await
}

/// Ends the session, if there is one. The token is worth nothing afterwards.
#[boxed]
pub async fn sign_out(ctx: &Ctx, token: &SessionToken) -> Result<()> {
    let mut command = Command::begin(ctx, Actor::Stranger).await?;
    if !end(&mut command, token, "signed_out").await? {
        return Ok(());
    }
    command.commit().await
}

/// Deletes what is long over. All of it was counting and waiting; what happened is in the journal.
#[boxed]
pub async fn sweep(ctx: &Ctx) -> Result<()> {
    let now = ctx.now();
    let mut tx = ctx.db.begin().await?;
    store::delete_sessions_ended_before(&mut tx, now - KEPT).await?;
    store::delete_kept_forms_expired_before(&mut tx, now).await?;
    store::delete_codes_expired_before(&mut tx, now - KEPT).await?;
    store::delete_resets_expired_before(&mut tx, now - KEPT).await?;
    store::delete_email_changes_expired_before(&mut tx, now - KEPT).await?;
    store::delete_pending_expired_before(&mut tx, now - KEPT).await?;
    credentials::delete_challenge_uses_before(&mut tx, now - KEPT).await?;
    store::delete_windows_before(&mut tx, now - throttle::KEPT).await?;
    Ok(tx.commit().await?)
}

/// Begins a session, always with a fresh token; the one the browser had until now ends.
pub async fn start(
    command: &mut Command<'_>,
    user: Id<kinds::User>,
    means: SignInMeans,
    visitor: &Visitor,
) -> Result<SessionToken> {
    if let Some(token) = &visitor.token {
        end(command, token, "replaced").await?;
    }
    let today = command.ctx.today();
    let (id, token) = (command.ctx.id(), SessionToken::new(&*command.ctx.chance));
    let account_id = store::find_first_account(command, user).await?;
    let session = NewSession {
        id,
        user_id: user,
        account_id,
        created_at: command.now,
        ends_at: command.now + SignedDuration::from_hours(command.ctx.biller.session_hours),
        means,
        proven_at: means.is_strong().then_some(command.now),
        device: readable(&visitor.device),
        owes_terms: consents::owes_terms(command, user, today).await?,
    };
    store::insert_session(command, &token.hash(), &session).await?;
    command.actor = Actor::User(user);
    let facts = json!({ "user": user, "how": means.as_str() });
    let event = Event { account: account_id, ..Event::new("session.started", id).facts(facts) };
    command.record(event).await?;
    Ok(token)
}

/// The session goes on under another token: a copy of the old one is worth nothing.
pub(super) async fn renew_token(
    command: &mut Command<'_>,
    session: Id<kinds::Session>,
) -> Result<SessionToken> {
    let token = SessionToken::new(&*command.ctx.chance);
    match store::update_session_token(command, session, &token.hash()).await? {
        true => Ok(token),
        false => Err(Error::NotFound), // signed out meanwhile
    }
}

/// Whether there was a session to end.
async fn end(command: &mut Command<'_>, token: &SessionToken, why: &str) -> Result<bool> {
    let Some((session, user)) = store::delete_session(command, &token.hash()).await? else {
        return Ok(false);
    };
    command.actor = Actor::User(user);
    let facts = json!({ "user": user, "why": why });
    command.record(Event::new("session.ended", session).facts(facts)).await?;
    Ok(true)
}

/// That somebody was there is no fact of the biller's, so nothing is recorded.
async fn touch(ctx: &Ctx, id: Id<kinds::Session>, now: Timestamp) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    store::touch_session(&mut tx, id, now).await?;
    Ok(tx.commit().await?)
}

/// A page costs a write once a minute at most; more often only where idle time is very short, so
/// that nobody who is at work is taken for idle.
fn touch_interval(idle_minutes: i64) -> SignedDuration {
    SignedDuration::from_secs(idle_minutes * 60 / 4).min(SignedDuration::from_mins(1))
}

/// As much of what a browser calls itself as is kept.
pub(super) fn readable(device: &str) -> String {
    device.chars().filter(|c| !c.is_control()).take(DEVICE_LENGTH).collect()
}
