//! Recovery codes: ten on paper, each good once, for whoever has lost the authenticator app.
//!
//! They are derived from the id of their set and the server's secret; kept is only which are used.

use std::fmt;

use base::{Actor, Error, Id, Result, SignedDuration, boxed, kinds};
use serde_json::json;
use subtle::ConstantTimeEq;

use super::base32;
use super::keyed::keyed_hash;
use super::model::{Holder, RecoveryCodes};
use super::store;
use crate::Ctx;
use crate::command::Command;
use crate::ctx::Secret;
use crate::journal::Event;

const COUNT: i64 = 10;

/// Ten characters of five bits each.
const LENGTH: usize = 10;

/// How long they can be looked at, printed and saved after they were made.
const SHOWN: SignedDuration = SignedDuration::from_mins(10);

/// `ABCDE-FGH23`. Never printed but on the page that shows it.
#[derive(Clone)]
pub struct RecoveryCode(String);

impl RecoveryCode {
    fn derive(secret: &Secret, set: Id<kinds::RecoveryCodes>, number: i64) -> RecoveryCode {
        let hash = keyed_hash(secret, "recovery-code", &[&set.to_string(), &number.to_string()]);
        RecoveryCode(base32::encode(&hash)[..LENGTH].to_owned())
    }

    /// Ten characters in upper case, without the dash; None for anything else.
    pub(super) fn parse(characters: &str) -> Option<RecoveryCode> {
        let fits = characters.len() == LENGTH && characters.chars().all(base32::is_digit);
        fits.then(|| RecoveryCode(characters.to_owned()))
    }

    /// For the page that shows it, and nothing else.
    pub fn expose(&self) -> String {
        let (first, second) = self.0.split_at(LENGTH / 2);
        format!("{first}-{second}")
    }

    fn is(&self, other: &RecoveryCode) -> bool {
        self.0.as_bytes().ct_eq(other.0.as_bytes()).into()
    }
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode(…)")
    }
}

/// Ten new ones; those until now are worth nothing. `NotFound` for a user without an authenticator.
pub async fn renew_recovery_codes(
    ctx: &Ctx,
    holder: Holder<'_>,
) -> Result<Id<kinds::RecoveryCodes>> {
    let user = holder.user;
    let mut command = Command::begin(ctx, Actor::User(user)).await?;
    if !store::has_authenticator(&mut command, user).await? {
        return Err(Error::NotFound);
    }
    let set = make_codes(&mut command, holder).await?;
    let facts = json!({ "device": holder.device });
    command.record(Event::new("recovery_codes.renewed", user).facts(facts).announced()).await?;
    command.commit().await?;
    Ok(set)
}

/// The codes, as long as they may be shown and only in the session that made them.
pub async fn find_new_codes(
    ctx: &Ctx,
    holder: Holder<'_>,
    set: Id<kinds::RecoveryCodes>,
) -> Result<Option<RecoveryCodes>> {
    let found = store::find_recovery_codes(&mut ctx.db.read().await?, holder.user).await?;
    let shown = found.filter(|found| {
        let is_new = ctx.now() < found.made_at + SHOWN;
        is_new && found.id == set && found.session_id == holder.session
    });
    Ok(shown.map(|found| {
        let codes = (1..=COUNT).map(|number| RecoveryCode::derive(&ctx.secret, found.id, number));
        RecoveryCodes(codes.collect())
    }))
}

/// How many are not used yet.
#[boxed]
pub async fn recovery_codes_left(ctx: &Ctx, user: Id<kinds::User>) -> Result<i64> {
    let mut conn = ctx.db.read().await?;
    match store::find_recovery_codes(&mut conn, user).await? {
        Some(set) => Ok(COUNT - store::count_recovery_code_uses(&mut conn, set.id).await?),
        None => Ok(0),
    }
}

pub(super) async fn make_codes(
    command: &mut Command<'_>,
    holder: Holder<'_>,
) -> Result<Id<kinds::RecoveryCodes>> {
    let (id, now) = (command.ctx.id(), command.now);
    store::delete_recovery_codes(command, holder.user).await?;
    store::insert_recovery_codes(command, id, holder, now).await?;
    Ok(id)
}

/// Whether it is one of the user's and was not used before; now it is.
pub(super) async fn use_code(
    command: &mut Command<'_>,
    user: Id<kinds::User>,
    code: &RecoveryCode,
) -> Result<bool> {
    let Some(set) = store::find_recovery_codes(command, user).await? else { return Ok(false) };
    let secret = command.ctx.secret.clone();
    let is_typed = |number: &i64| RecoveryCode::derive(&secret, set.id, *number).is(code);
    let Some(number) = (1..=COUNT).find(is_typed) else { return Ok(false) };
    let now = command.now;
    store::insert_recovery_code_use(command, set.id, number, now).await
}
