//! A guest's receipt, for whoever has the letter with its link: derived when the letter is written,
//! stored nowhere.

use std::fmt;

use base::{Id, kinds};
use subtle::ConstantTimeEq;

use crate::credentials::{base64url, keyed_hash};
use crate::ctx::Secret;

/// 22 characters, behind the address of the payment. Never printed but in the letter.
#[derive(Clone)]
pub struct ReceiptToken(String);

impl ReceiptToken {
    pub fn derive(secret: &Secret, payment: Id<kinds::Payment>) -> ReceiptToken {
        let hash = keyed_hash(secret, "guest-receipt", &[&payment.to_string()]);
        ReceiptToken(base64url::encode(&hash[..16]))
    }

    /// As it came in the address. Another text is another token, which fits nothing.
    pub fn of(text: &str) -> ReceiptToken {
        ReceiptToken(text.to_owned())
    }

    /// For the letter, and nothing else.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Takes the same time wherever the first difference is.
    pub(super) fn is(&self, other: &ReceiptToken) -> bool {
        self.0.as_bytes().ct_eq(other.0.as_bytes()).into()
    }
}

impl fmt::Debug for ReceiptToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReceiptToken(…)")
    }
}
