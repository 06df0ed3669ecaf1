//! Adding an authenticator app as the second step of signing in, and taking it away.

use base::{Actor, Error, Id, Refusal, Result, boxed, kinds};
use serde_json::json;

use super::model::{Holder, NewAuthenticator};
use super::recovery;
use super::store::{self, AuthenticatorRow};
use super::totp::{TotpCode, TotpSecret};
use crate::Ctx;
use crate::command::Command;
use crate::journal::Event;

/// Begins anew whatever was begun and not confirmed. Refuses with `AuthenticatorThere` where the
/// user has one.
#[boxed]
pub async fn begin_authenticator(
    ctx: &Ctx,
    user: Id<kinds::User>,
) -> Result<Id<kinds::Authenticator>> {
    let mut command = Command::begin(ctx, Actor::User(user)).await?;
    let (id, now) = (ctx.id(), command.now);
    store::delete_unconfirmed(&mut command, user).await?;
    store::insert_authenticator(&mut command, id, user, now).await.map_err(there_already)?;
    command.record(Event::new("authenticator.begun", user)).await?;
    command.commit().await?;
    Ok(id)
}

/// What the app is to be told; `NotFound` once it is confirmed, and for another user's.
#[boxed]
pub async fn get_new_authenticator(
    ctx: &Ctx,
    user: Id<kinds::User>,
    id: Id<kinds::Authenticator>,
    login: &str,
) -> Result<NewAuthenticator> {
    let found = store::find_authenticator(&mut ctx.db.read().await?, user).await?;
    found.filter(|found| found.id == id && !found.is_confirmed()).ok_or(Error::NotFound)?;
    let key = TotpSecret::derive(&ctx.secret, id, user).expose();
    let address = address(&ctx.biller.name, login, &key);
    Ok(NewAuthenticator { id, key, address })
}

/// The app's first code has been typed: from now on one is asked for at each sign-in. Recovery codes
/// are made with it. Refuses with `WrongSecondProof`.
pub async fn confirm_authenticator(
    ctx: &Ctx,
    holder: Holder<'_>,
    id: Id<kinds::Authenticator>,
    code: &TotpCode,
) -> Result<Id<kinds::RecoveryCodes>> {
    let user = holder.user;
    let mut command = Command::begin(ctx, Actor::User(user)).await?;
    let now = command.now;
    let found = store::find_authenticator(&mut command, user).await?;
    found.filter(|found| found.id == id && !found.is_confirmed()).ok_or(Error::NotFound)?;
    let step = TotpSecret::derive(&ctx.secret, id, user).find_step(code, now);
    let step = step.ok_or(Refusal::WrongSecondProof)?;
    if !store::confirm_authenticator(&mut command, id, now, step).await? {
        return Err(Error::NotFound); // in another window meanwhile
    }
    let codes = recovery::make_codes(&mut command, holder).await?;
    let facts = json!({ "device": holder.device });
    command.record(Event::new("authenticator.added", user).facts(facts).announced()).await?;
    command.commit().await?;
    Ok(codes)
}

/// With it go its recovery codes. `NotFound` where the user has none.
pub async fn remove_authenticator(ctx: &Ctx, holder: Holder<'_>) -> Result<()> {
    let user = holder.user;
    let mut command = Command::begin(ctx, Actor::User(user)).await?;
    if !store::delete_authenticator(&mut command, user).await? {
        return Err(Error::NotFound);
    }
    store::delete_recovery_codes(&mut command, user).await?;
    let facts = json!({ "device": holder.device });
    command.record(Event::new("authenticator.removed", user).facts(facts).announced()).await?;
    command.commit().await
}

impl AuthenticatorRow {
    pub(super) fn is_confirmed(&self) -> bool {
        self.confirmed_at.is_some()
    }
}

/// As apps read it from a QR code (Key Uri Format, github.com/google/google-authenticator/wiki).
fn address(biller: &str, login: &str, key: &str) -> String {
    let (biller, login) = (percent_encoded(biller), percent_encoded(login));
    format!("otpauth://totp/{biller}:{login}?secret={key}&issuer={biller}")
}

/// All but what RFC 3986 calls unreserved.
fn percent_encoded(text: &str) -> String {
    let written = text.bytes().map(|byte| match byte {
        b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
        byte if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    });
    written.collect()
}

fn there_already(error: db::Error) -> Error {
    match error {
        db::Error::Constraint(name) if name == "authenticator_user" => {
            Refusal::AuthenticatorThere.into()
        }
        error => error.into(),
    }
}
