//! The token of a guest's session: the browser keeps it, the database only its hash.

use std::fmt;

use base::Chance;
use sha2::{Digest, Sha256};

use crate::credentials::hex;

const DIGITS: usize = 64;

/// 32 random bytes as hexadecimal digits. Whoever has them pays as this guest, so they are never
/// printed.
#[derive(Clone, PartialEq, Eq)]
pub struct GuestToken(String);

impl GuestToken {
    pub(super) fn new(chance: &dyn Chance) -> GuestToken {
        let mut bytes = [0; DIGITS / 2];
        chance.fill(&mut bytes);
        GuestToken(hex(&bytes))
    }

    /// From the cookie.
    pub fn parse(text: &str) -> Option<GuestToken> {
        let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        let is_token = text.len() == DIGITS && text.bytes().all(is_digit);
        is_token.then(|| GuestToken(text.to_owned()))
    }

    /// For the cookie, and nothing else.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// What is stored. The token is random, so a plain SHA-256 cannot be searched.
    pub(super) fn hash(&self) -> String {
        hex(&Sha256::digest(&self.0))
    }
}

impl fmt::Debug for GuestToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("GuestToken(…)")
    }
}
