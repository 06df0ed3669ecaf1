//! Passwords: hashed with argon2id, away from the async workers.

use std::borrow::Cow;
use std::fmt;

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{self, PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use base::{Error, Field, Refusal, Result};
use icu_normalizer::ComposingNormalizerBorrowed;
use tokio::sync::Semaphore;

use crate::Ctx;

/// 19 MiB, twice, one lane: OWASP's Password Storage Cheat Sheet for argon2id.
const MEMORY_KIB: u32 = 19_456;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// Longer ones are nobody's, and would only keep us busy.
const MAX_BYTES: usize = 1_024;

/// Each hash takes [`MEMORY_KIB`], so a crowd at the door must wait rather than fill the memory.
static TURNS: Semaphore = Semaphore::const_new(4);

/// The hash of a password that was thrown away: what an unknown user's is compared with, so that
/// the answer takes as long as for a known one.
const NOBODYS: &str = "$argon2id$v=19$m=19456,t=2,p=1$c2EhZ1jh4beR/aSoAyIrew$A6IGu/bB8cY+tacCQlg63rrB0SBUCEroFgxABQ8yXnE";

/// A password as it was typed. Never printed.
#[derive(Clone)]
pub struct Password(String);

impl Password {
    pub fn parse(text: impl Into<String>) -> Result<Password, Refusal> {
        match text.into() {
            text if text.is_empty() => Err(Refusal::Missing(Field::Password)),
            text if text.len() > MAX_BYTES => Err(Refusal::WrongCredentials),
            text => Ok(Password(normal(&text).into_owned())),
        }
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    Wrong,
    Right,
    /// The stored hash was made with other parameters; this one should take its place.
    RightButOutdated {
        new_hash: String,
    },
}

/// One keyboard sends é as one character, another as two: both are the same password (Unicode's
/// normalization form C, as SP 800-63B-4 asks).
fn normal(text: &str) -> Cow<'_, str> {
    ComposingNormalizerBorrowed::new_nfc().normalize(text)
}

/// A PHC string with a salt of its own.
pub async fn hash_password(ctx: &Ctx, password: Password) -> Result<String> {
    let salt = salt(ctx);
    off_the_workers(move || hash_with(&password, &salt)).await
}

/// `stored` is None for an unknown user, and for one without a password.
pub async fn verify_password(
    ctx: &Ctx,
    password: Password,
    stored: Option<String>,
) -> Result<Verdict> {
    let salt = salt(ctx);
    off_the_workers(move || {
        let stored_hash = PasswordHash::new(stored.as_deref().unwrap_or(NOBODYS)).map_err(fault)?;
        match argon2()?.verify_password(password.0.as_bytes(), &stored_hash) {
            Err(password_hash::Error::PasswordInvalid) => Ok(Verdict::Wrong),
            Err(error) => Err(fault(error)),
            Ok(()) if stored.is_none() => Ok(Verdict::Wrong),
            Ok(()) if is_current(&stored_hash) => Ok(Verdict::Right),
            Ok(()) => Ok(Verdict::RightButOutdated { new_hash: hash_with(&password, &salt)? }),
        }
    })
    .await
}

fn hash_with(password: &Password, salt: &[u8]) -> Result<String> {
    let hash = argon2()?.hash_password_with_salt(password.0.as_bytes(), salt).map_err(fault)?;
    Ok(hash.to_string())
}

fn is_current(hash: &PasswordHash) -> bool {
    let costs =
        Params::try_from(hash).map(|found| (found.m_cost(), found.t_cost(), found.p_cost()));
    hash.algorithm.as_str() == Algorithm::Argon2id.as_str()
        && costs.is_ok_and(|costs| costs == (MEMORY_KIB, PASSES, LANES))
}

fn argon2() -> Result<Argon2<'static>> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).map_err(fault)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn salt(ctx: &Ctx) -> [u8; 16] {
    let mut salt = [0; 16];
    ctx.chance.fill(&mut salt);
    salt
}

/// The turn is held where the work runs: a browser that hangs up does not free it early.
async fn off_the_workers<T: Send + 'static>(
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    let turn = TURNS.acquire().await.map_err(fault)?;
    let done = tokio::task::spawn_blocking(move || {
        let _turn = turn;
        work()
    });
    done.await.map_err(fault)?
}

fn fault(error: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::internal("password", error)
}
