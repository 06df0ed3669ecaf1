//! Keeping passkeys: adding, naming and removing them, and proving with one.

use base::{Actor, Error, Id, Refusal, Result, boxed, kinds};
use serde_json::json;

use super::answers::{Answer, Assertion, Relying};
use super::challenge::Challenge;
use super::public_key::PublicKey;
use crate::Ctx;
use crate::command::Command;
use crate::credentials::base64url;
use crate::credentials::model::{Holder, Passkey};
use crate::credentials::store::{self, PasskeyRow};
use crate::journal::Event;

/// Longest name that is kept, in characters.
const NAME_LENGTH: usize = 60;

/// What the browser brings back after a key was made.
pub struct NewPasskey<'n> {
    /// What its user will know it by.
    pub name: &'n str,
    /// A SubjectPublicKeyInfo.
    pub public_key: Vec<u8>,
    pub answer: Answer,
}

/// Refuses with `WrongPasskey`, whatever is wrong with it, or `PasskeyKnown`.
pub async fn add_passkey(
    ctx: &Ctx,
    holder: Holder<'_>,
    challenge: Challenge,
    new: NewPasskey<'_>,
) -> Result<()> {
    let made = new.answer.find_new_key(&relying(ctx)?, &challenge.bytes(&ctx.secret));
    let made = made.ok_or(Refusal::WrongPasskey)?;
    PublicKey::parse(&new.public_key).ok_or(Refusal::WrongPasskey)?;
    let mut command = Command::begin(ctx, Actor::User(holder.user)).await?;
    use_challenge(&mut command, challenge).await?;
    let passkey = PasskeyRow {
        id: ctx.id(),
        user_id: holder.user,
        credential_id: base64url::encode(&made.credential_id),
        public_key: base64url::encode(&new.public_key),
        name: readable_name(new.name, holder.device),
        sign_count: made.sign_count,
    };
    let now = command.now;
    store::insert_passkey(&mut command, &passkey, now).await.map_err(known_already)?;
    let facts = json!({ "device": holder.device, "passkey": passkey.id });
    command.record(Event::new("passkey.added", holder.user).facts(facts).announced()).await?;
    command.commit().await
}

/// The user's, the newest last.
#[boxed]
pub async fn passkeys_of(ctx: &Ctx, user: Id<kinds::User>) -> Result<Vec<Passkey>> {
    store::passkeys_of(&mut ctx.db.read().await?, user).await
}

/// What devices call the keys that the user has, in base64url: one device need not make two.
#[boxed]
pub async fn credentials_of(ctx: &Ctx, user: Id<kinds::User>) -> Result<Vec<String>> {
    store::credentials_of(&mut ctx.db.read().await?, user).await
}

/// `NotFound` for another's.
pub async fn rename_passkey(
    ctx: &Ctx,
    holder: Holder<'_>,
    id: Id<kinds::Passkey>,
    name: &str,
) -> Result<()> {
    let mut command = Command::begin(ctx, Actor::User(holder.user)).await?;
    let name = readable_name(name, holder.device);
    if !store::update_passkey_name(&mut command, holder.user, id, &name).await? {
        return Err(Error::NotFound);
    }
    command.record(Event::new("passkey.renamed", holder.user)).await?;
    command.commit().await
}

/// `NotFound` for another's.
pub async fn remove_passkey(ctx: &Ctx, holder: Holder<'_>, id: Id<kinds::Passkey>) -> Result<()> {
    let mut command = Command::begin(ctx, Actor::User(holder.user)).await?;
    if !store::delete_passkey(&mut command, holder.user, id).await? {
        return Err(Error::NotFound);
    }
    let facts = json!({ "device": holder.device, "passkey": id });
    command.record(Event::new("passkey.removed", holder.user).facts(facts).announced()).await?;
    command.commit().await
}

/// Whose key has signed the challenge; refuses with `WrongPasskey`, whatever is wrong. Nothing here
/// can be guessed, so nothing is counted.
pub async fn prove_by_passkey(
    command: &mut Command<'_>,
    challenge: Challenge,
    assertion: &Assertion,
) -> Result<Id<kinds::User>> {
    let relying = relying(command.ctx)?;
    let credential_id = base64url::encode(&assertion.credential_id);
    let found = store::lock_passkey(command, &credential_id).await?;
    let passkey = found.ok_or(Refusal::WrongPasskey)?;
    let key = base64url::decode(&passkey.public_key).and_then(|info| PublicKey::parse(&info));
    let key = key.ok_or_else(|| Error::internal("passkeys", "a stored key is none"))?;
    let bytes = challenge.bytes(&command.ctx.secret);
    let count = assertion.find_count(&relying, &bytes, &key).ok_or(Refusal::WrongPasskey)?;
    // A counter that does not grow belongs to a copy of the device.
    if (count, passkey.sign_count) != (0, 0) && count <= passkey.sign_count {
        return Err(Refusal::WrongPasskey.into());
    }
    use_challenge(command, challenge).await?;
    let now = command.now;
    store::mark_passkey_used(command, passkey.id, count, now).await?;
    Ok(passkey.user_id)
}

/// Once, and in time.
async fn use_challenge(command: &mut Command<'_>, challenge: Challenge) -> Result<()> {
    let now = command.now;
    let is_first =
        challenge.is_open(now) && store::insert_challenge_use(command, challenge.0, now).await?;
    if is_first { Ok(()) } else { Err(Refusal::WrongPasskey.into()) }
}

fn relying(ctx: &Ctx) -> Result<Relying> {
    Relying::of(&ctx.portal_url)
        .ok_or_else(|| Error::internal("passkeys", "the portal's address has no host"))
}

fn readable_name(name: &str, device: &str) -> String {
    let name = if name.trim().is_empty() { device } else { name.trim() };
    name.chars().filter(|c| !c.is_control()).take(NAME_LENGTH).collect()
}

fn known_already(error: db::Error) -> Error {
    match error {
        db::Error::Constraint(name) if name == "passkey_credential" => Refusal::PasskeyKnown.into(),
        error => error.into(),
    }
}
