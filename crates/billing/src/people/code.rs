//! The code that is sent by e-mail: derived when it is needed, stored nowhere.

use std::fmt;

use base::{Field, Id, Refusal, SignedDuration, kinds};
use subtle::ConstantTimeEq;

use crate::credentials::keyed_hash;
use crate::ctx::Secret;

/// How long a code can be used.
pub const LIFETIME: SignedDuration = SignedDuration::from_mins(10);
/// How many codes may be typed for one that was sent.
pub(super) const TRIES: i64 = 5;

/// Six digits. Never printed but in the letter that carries them.
#[derive(Clone)]
pub struct SignInCode([u8; 6]);

impl SignInCode {
    /// From the server's secret, so that nothing in the database can be turned into a code.
    pub(super) fn derive(
        secret: &Secret,
        id: Id<kinds::Code>,
        user: Id<kinds::User>,
    ) -> SignInCode {
        SignInCode::derive_for(secret, "sign-in-code", &[&id.to_string(), &user.to_string()])
    }

    /// The same for other purposes; codes of different purposes have nothing to do with each other.
    pub fn derive_for(secret: &Secret, purpose: &str, parts: &[&str]) -> SignInCode {
        let hash = keyed_hash(secret, purpose, parts);
        let (first_eight, _) = hash.split_first_chunk().expect("a hash has 32 bytes");
        let mut rest = u64::from_be_bytes(*first_eight);
        let mut digits = [0; 6];
        for digit in digits.iter_mut().rev() {
            *digit = b'0' + (rest % 10) as u8;
            rest /= 10;
        }
        SignInCode(digits)
    }

    /// As people type it: `123456`, `123 456` or `123-456`.
    pub fn parse(text: &str) -> Result<SignInCode, Refusal> {
        let typed: Vec<u8> =
            text.bytes().filter(|byte| !byte.is_ascii_whitespace() && *byte != b'-').collect();
        if typed.is_empty() {
            return Err(Refusal::Missing(Field::Code));
        }
        match <[u8; 6]>::try_from(typed) {
            Ok(digits) if digits.iter().all(u8::is_ascii_digit) => Ok(SignInCode(digits)),
            _ => Err(Refusal::WrongCode),
        }
    }

    /// For the letter, and nothing else.
    pub fn expose(&self) -> &str {
        std::str::from_utf8(&self.0).expect("digits are ASCII")
    }

    /// Takes the same time wherever the first difference is.
    pub fn is(&self, other: &SignInCode) -> bool {
        self.0.ct_eq(&other.0).into()
    }
}

impl fmt::Debug for SignInCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SignInCode(…)")
    }
}
