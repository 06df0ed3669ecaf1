//! The token of a session: the browser keeps it, the database only its hash.

use std::fmt;

use base::Chance;
use sha2::{Digest, Sha256};

use crate::credentials::hex;

/// 32 random bytes. Whoever has them is signed in, so they are never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct SessionToken([u8; 32]);

impl SessionToken {
    pub(super) fn new(chance: &dyn Chance) -> SessionToken {
        let mut bytes = [0; 32];
        chance.fill(&mut bytes);
        SessionToken(bytes)
    }

    /// From the cookie: 64 hexadecimal digits in lower case.
    pub fn parse(text: &str) -> Option<SessionToken> {
        let digits = text.as_bytes();
        if digits.len() != 64 {
            return None;
        }
        let mut bytes = [0; 32];
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
            *byte = nibble(pair[0])? << 4 | nibble(pair[1])?;
        }
        Some(SessionToken(bytes))
    }

    /// For the cookie, and nothing else.
    pub fn expose(&self) -> String {
        hex(&self.0)
    }

    /// What is stored. The token is random, so a plain SHA-256 cannot be searched.
    pub(super) fn hash(&self) -> String {
        hex(&Sha256::digest(self.0))
    }
}

impl fmt::Debug for SessionToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SessionToken(…)")
    }
}

fn nibble(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    }
}
