//! Codes of an authenticator app: RFC 6238 with SHA-1, six digits and steps of thirty seconds, which
//! is what every app does.

use std::fmt;

use base::{Id, Timestamp, kinds};
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use subtle::ConstantTimeEq;

use super::base32;
use super::keyed::keyed_hash;
use crate::ctx::Secret;

const STEP_SECONDS: i64 = 30;

/// RFC 4226 asks for 160 bits.
const SECRET_LENGTH: usize = 20;

/// Derived from the server's secret, so that nothing in the database makes a code.
pub struct TotpSecret([u8; SECRET_LENGTH]);

/// Six digits as they were typed. Never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct TotpCode([u8; 6]);

impl TotpSecret {
    pub fn derive(
        secret: &Secret,
        id: Id<kinds::Authenticator>,
        user: Id<kinds::User>,
    ) -> TotpSecret {
        let hash = keyed_hash(secret, "authenticator", &[&id.to_string(), &user.to_string()]);
        let (first, _) = hash.split_first_chunk().expect("a hash has 32 bytes");
        TotpSecret(*first)
    }

    /// For the app, and nothing else.
    pub fn expose(&self) -> String {
        base32::encode(&self.0)
    }

    /// The step that the code belongs to: now, or one before or after, for clocks that differ and
    /// people who type slowly (RFC 6238, 5.2).
    pub fn find_step(&self, code: &TotpCode, now: Timestamp) -> Option<i64> {
        let current = now.as_second().div_euclid(STEP_SECONDS);
        let fits = |step: &i64| self.code_at(*step).0.ct_eq(&code.0).into();
        (current - 1..=current + 1).find(fits)
    }

    /// HOTP (RFC 4226, 5.3) of the step.
    pub(super) fn code_at(&self, step: i64) -> TotpCode {
        let mut mac = <Hmac<Sha1> as KeyInit>::new_from_slice(&self.0)
            .expect("HMAC takes a key of any length");
        mac.update(&step.to_be_bytes());
        let hash: [u8; 20] = mac.finalize().into_bytes().into();
        let offset = usize::from(hash[19] & 15);
        let window = &hash[offset..offset + 4];
        let number = window.iter().fold(0_u32, |number, byte| number << 8 | u32::from(*byte));
        TotpCode::of(number & 0x7fff_ffff)
    }

    #[cfg(test)]
    pub fn of(bytes: [u8; SECRET_LENGTH]) -> TotpSecret {
        TotpSecret(bytes)
    }
}

/// What an app that was told the secret shows at that time; for samples and tests.
pub fn code_of_app(
    secret: &Secret,
    id: Id<kinds::Authenticator>,
    user: Id<kinds::User>,
    time: Timestamp,
) -> TotpCode {
    TotpSecret::derive(secret, id, user).code_at(time.as_second().div_euclid(STEP_SECONDS))
}

impl TotpCode {
    /// Six digits; None for anything else.
    pub(super) fn parse(digits: &str) -> Option<TotpCode> {
        let digits: [u8; 6] = digits.as_bytes().try_into().ok()?;
        digits.iter().all(u8::is_ascii_digit).then_some(TotpCode(digits))
    }

    fn of(mut number: u32) -> TotpCode {
        let mut digits = [0; 6];
        for digit in digits.iter_mut().rev() {
            *digit = b'0' + (number % 10) as u8;
            number /= 10;
        }
        TotpCode(digits)
    }

    /// For samples and tests, which have no app.
    pub fn expose(&self) -> &str {
        std::str::from_utf8(&self.0).expect("digits are ASCII")
    }
}

impl fmt::Debug for TotpCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TotpCode(…)")
    }
}
