//! What makes a reset's link more than its id: derived when the letter is sent, stored nowhere.

use std::fmt;

use base::{Id, kinds};
use subtle::ConstantTimeEq;

use crate::credentials::{hex, keyed_hash};
use crate::ctx::Secret;

/// 32 hexadecimal digits. Never printed but in the letter that carries them.
#[derive(Clone)]
pub struct ResetToken(String);

impl ResetToken {
    /// From the server's secret, so that nothing in the database can be turned into a link.
    pub(super) fn derive(
        secret: &Secret,
        id: Id<kinds::PasswordReset>,
        user: Id<kinds::User>,
    ) -> ResetToken {
        let hash = keyed_hash(secret, "password-reset", &[&id.to_string(), &user.to_string()]);
        ResetToken(hex(&hash[..16]))
    }

    /// As it came in the address. Another text is another token, which fits nothing.
    pub fn of(text: &str) -> ResetToken {
        ResetToken(text.to_owned())
    }

    /// For the letter and its form, and nothing else.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Takes the same time wherever the first difference is.
    pub(super) fn is(&self, other: &ResetToken) -> bool {
        self.0.as_bytes().ct_eq(other.0.as_bytes()).into()
    }
}

impl fmt::Debug for ResetToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ResetToken(…)")
    }
}
