//! The link of an invitation: its id, and a proof that we made it. Nothing in the database opens it.

use std::fmt;

use base::{Id, kinds};
use subtle::ConstantTimeEq;

use crate::credentials::{hex, keyed_hash};
use crate::ctx::Secret;

/// What stands in the address. Whoever has it can accept, so it is never printed.
#[derive(Clone)]
pub struct InvitationToken {
    id: Id<kinds::Invitation>,
    text: String,
}

impl InvitationToken {
    pub(super) fn derive(secret: &Secret, id: Id<kinds::Invitation>) -> InvitationToken {
        let proof = hex(&keyed_hash(secret, "invitation", &[&id.to_string()]));
        let text = format!("{:032x}{proof}", id.bits());
        InvitationToken { id, text }
    }

    /// None for what we did not make: 96 hexadecimal digits, of which the last 64 prove the first.
    pub fn parse(secret: &Secret, text: &str) -> Option<InvitationToken> {
        let (id, _) = text.split_at_checked(32)?;
        let is_plain = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        if !id.bytes().all(is_plain) {
            return None;
        }
        let id = Id::from_bits(u128::from_str_radix(id, 16).ok()?);
        let made = InvitationToken::derive(secret, id);
        bool::from(made.text.as_bytes().ct_eq(text.as_bytes())).then_some(made)
    }

    /// For the letter and the addresses of its page, and nothing else.
    pub fn expose(&self) -> &str {
        &self.text
    }

    pub(super) fn id(&self) -> Id<kinds::Invitation> {
        self.id
    }
}

impl fmt::Debug for InvitationToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("InvitationToken(…)")
    }
}
