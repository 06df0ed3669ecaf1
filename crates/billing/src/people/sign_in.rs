//! Letting people in: by password, or by a code that was sent to them.
//!
//! A try is counted first, then decided, then written down; the counting and the slow hash stand
//! outside the transaction that lets somebody in.

use base::{Actor, Error, Field, Id, Refusal, Result, boxed, kinds};
use serde_json::json;

use super::code::{LIFETIME, SignInCode, TRIES};
use super::evenly::evenly;
use super::model::{Admitted, CodeChallenge, CodeToSend, SignInMeans, SignedIn, User, Visitor};
use super::second_step::ask_for_second_step;
use super::sessions;
use super::store::{self, CodeRow};
use super::throttle::{From, Tries, login_hash};
use crate::Ctx;
use crate::command::Command;
use crate::credentials::{self, Password, Verdict, has_authenticator};
use crate::journal::Event;

/// `login` is a username or an e-mail address. Refuses alike whether it is unknown or the password
/// is wrong: `WrongCredentials`, or `TooManyTries`.
#[boxed]
pub async fn sign_in_by_password(
    ctx: &Ctx,
    login: &str,
    password: Password,
    visitor: &Visitor,
) -> Result<Admitted> {
    let login = normal(login, Field::Login)?;
    let known = store::find_credentials(&mut ctx.db.read().await?, &login).await?;
    let from = From::of(ctx, visitor, known.as_ref().map(|known| known.user.id));
    let tries = Tries::of_password(ctx, &login, from);
    tries.admit(ctx).await?;
    let (user, stored) = known.map(|known| (known.user, known.password_hash)).unzip();
    let verdict = credentials::verify_password(ctx, password, stored.flatten()).await?;
    let command = Command::begin(ctx, Actor::Stranger).await?;
    match (user, verdict) {
        (Some(user), Verdict::Right) => {
            let_in(command, user, SignInMeans::Password, &tries, visitor).await
        }
        (Some(user), Verdict::RightButOutdated { new_hash }) => {
            let mut command = command;
            store::update_password_hash(&mut command, user.id, &new_hash).await?;
            let_in(command, user, SignInMeans::Password, &tries, visitor).await
        }
        (user, _) => {
            let user = user.map(|user| user.id);
            turn_away(command, user, SignInMeans::Password, Refusal::WrongCredentials).await
        }
    }
}

/// Announces `sign_in.code_requested`, so that a letter goes out to whoever has this username or
/// e-mail address. Where nobody has it, all is alike but the letter.
#[boxed]
pub async fn request_code(ctx: &Ctx, login: &str, visitor: &Visitor) -> Result<CodeChallenge> {
    evenly(ask_for_code(ctx, login, visitor)).await
}

async fn ask_for_code(ctx: &Ctx, login: &str, visitor: &Visitor) -> Result<CodeChallenge> {
    let login = normal(login, Field::Email)?;
    let known = store::find_credentials(&mut ctx.db.read().await?, &login).await?;
    let user_id = known.map(|known| known.user.id);
    Tries::of_code_request(ctx, &login, From::of(ctx, visitor, user_id)).admit(ctx).await?;
    let mut command = Command::begin(ctx, Actor::Stranger).await?;
    let (id, now) = (ctx.id(), command.now);
    let expires_at = now + LIFETIME;
    store::lock_user(&mut command, user_id).await?;
    store::end_codes(&mut command, user_id, now).await?;
    let login_hash = login_hash(ctx, &login);
    let code = CodeRow { id, user_id, login_hash, expires_at, tries_left: TRIES, used_at: None };
    store::insert_code(&mut command, &code).await?;
    command.record(Event::new("sign_in.code_requested", id).announced()).await?;
    command.commit().await?;
    Ok(CodeChallenge { id, expires_at })
}

/// Refuses with `WrongCode`, whatever is wrong with it, or with `TooManyTries`.
#[boxed]
pub async fn sign_in_by_code(
    ctx: &Ctx,
    challenge: Id<kinds::Code>,
    typed: &SignInCode,
    visitor: &Visitor,
) -> Result<Admitted> {
    evenly(redeem_code(ctx, challenge, typed, visitor)).await
}

async fn redeem_code(
    ctx: &Ctx,
    challenge: Id<kinds::Code>,
    typed: &SignInCode,
    visitor: &Visitor,
) -> Result<Admitted> {
    let Some(code) = store::find_code(&mut ctx.db.read().await?, challenge).await? else {
        return Err(Refusal::WrongCode.into());
    };
    let from = From::of(ctx, visitor, code.user_id);
    let tries = Tries::of_code(ctx, &code.login_hash, from);
    tries.admit(ctx).await?;
    let mut command = Command::begin(ctx, Actor::Stranger).await?;
    let now = command.now;
    store::lock_user(&mut command, code.user_id).await?;
    let is_open = store::spend_code_try(&mut command, code.id, now).await?;
    match code.user_id {
        Some(user) if is_open && SignInCode::derive(&ctx.secret, code.id, user).is(typed) => {
            store::mark_code_used(&mut command, code.id, now).await?;
            let user = store::find_user(&mut command, user).await?.ok_or(Error::NotFound)?;
            let_in(command, user, SignInMeans::Code, &tries, visitor).await
        }
        user => turn_away(command, user, SignInMeans::Code, Refusal::WrongCode).await,
    }
}

/// What the letter with the code needs; None when nobody is to get one, or it would come too late.
#[boxed]
pub async fn find_code_to_send(ctx: &Ctx, id: Id<kinds::Code>) -> Result<Option<CodeToSend>> {
    let mut conn = ctx.db.read().await?;
    let Some(code) = store::find_code(&mut conn, id).await? else { return Ok(None) };
    if code.used_at.is_some() || code.tries_left == 0 || code.expires_at <= ctx.now() {
        return Ok(None);
    }
    let Some(user_id) = code.user_id else { return Ok(None) };
    let user = store::find_user(&mut conn, user_id).await?.ok_or(Error::NotFound)?;
    let digits = SignInCode::derive(&ctx.secret, id, user_id);
    Ok(Some(CodeToSend { user, code: digits, expires_at: code.expires_at }))
}

async fn let_in(
    mut command: Command<'_>,
    user: User,
    means: SignInMeans,
    tries: &Tries,
    visitor: &Visitor,
) -> Result<Admitted> {
    tries.forgive(&mut command).await?;
    let admitted = match has_authenticator(&mut command, user.id).await? {
        true => Admitted::Halfway(ask_for_second_step(&mut command, user.id, means).await?),
        false => {
            let token = sessions::start(&mut command, user.id, means, visitor).await?;
            Admitted::In(SignedIn { token, user })
        }
    };
    command.commit().await?;
    Ok(admitted)
}

/// The journal learns whose door it was, but not what a stranger typed.
pub(super) async fn turn_away<T>(
    mut command: Command<'_>,
    user: Option<Id<kinds::User>>,
    means: SignInMeans,
    why: Refusal,
) -> Result<T> {
    let subject = user.map_or_else(|| "nobody".to_owned(), |id| id.to_string());
    let facts = json!({ "how": means.as_str() });
    command.record(Event::new("sign_in.refused", subject).facts(facts)).await?;
    command.commit().await?;
    Err(why.into())
}

/// Two spellings of one login are one login.
pub(super) fn normal(login: &str, field: Field) -> Result<String, Refusal> {
    match login.trim().to_lowercase() {
        login if login.is_empty() => Err(Refusal::Missing(field)),
        login => Ok(login),
    }
}
