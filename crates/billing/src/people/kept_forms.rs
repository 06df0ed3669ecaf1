//! A form that was sent after its session had ended: kept for the user whose session it was, until
//! that user is back.
//!
//! Only its own user gets it, with the key that only the browser has, once, and within half an hour.
//! Nothing is sent by itself. Passwords and codes are never kept: whoever keeps a form leaves them
//! out.

use base::{Chance, Error, Id, Result, SignedDuration, boxed, kinds};
use sha2::{Digest, Sha256};

use super::store;
use super::token::SessionToken;
use crate::Ctx;
use crate::credentials::hex;

const LIFETIME: SignedDuration = SignedDuration::from_mins(30);
const KEY_DIGITS: usize = 32;

/// Where the form went, and its fields as they were sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptForm {
    pub path: String,
    /// `application/x-www-form-urlencoded`
    pub fields: String,
}

/// Belongs in a cookie; the database has its hash.
#[derive(Clone, PartialEq, Eq)]
pub struct FormKey(String);

impl FormKey {
    fn new(chance: &dyn Chance) -> FormKey {
        let mut bytes = [0; KEY_DIGITS / 2];
        chance.fill(&mut bytes);
        FormKey(hex(&bytes))
    }

    pub fn parse(text: &str) -> Option<FormKey> {
        let is_key = text.len() == KEY_DIGITS && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_key.then(|| FormKey(text.to_owned()))
    }

    /// For the cookie, and nothing else.
    pub fn expose(&self) -> &str {
        &self.0
    }

    fn hash(&self) -> String {
        hex(&Sha256::digest(&self.0))
    }
}

/// Keeps it for whoever had this session; None when nobody had. What somebody was about to send is
/// no fact, so nothing is recorded.
#[boxed]
pub async fn keep_form(
    ctx: &Ctx,
    token: &SessionToken,
    form: &KeptForm,
) -> Result<Option<FormKey>> {
    let found = store::find_session(&mut ctx.db.read().await?, &token.hash()).await?;
    let Some((session, _)) = found else { return Ok(None) };
    let key = FormKey::new(&*ctx.chance);
    let mut tx = ctx.db.begin().await?;
    let expires_at = ctx.now() + LIFETIME;
    store::insert_kept_form(&mut tx, &key.hash(), session.user.id, form, expires_at).await?;
    tx.commit().await?;
    Ok(Some(key))
}

/// Hands it out, once. `NotFound` for another user, or when it has been too long.
#[boxed]
pub async fn take_kept_form(ctx: &Ctx, user: Id<kinds::User>, key: &FormKey) -> Result<KeptForm> {
    let mut tx = ctx.db.begin().await?;
    let found = store::take_kept_form(&mut tx, &key.hash(), user, ctx.now()).await?;
    tx.commit().await?;
    found.ok_or(Error::NotFound)
}
