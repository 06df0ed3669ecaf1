//! What ties a registration to one browser.

use std::fmt;

use base::{Id, kinds};
use subtle::ConstantTimeEq;

use crate::credentials::{hex, keyed_hash};
use crate::ctx::Secret;

/// The registration's id under a seal of the server's: the id alone, which the journal and the
/// letters know, opens nothing.
#[derive(Clone, PartialEq, Eq)]
pub struct Ticket {
    id: Id<kinds::Registration>,
    seal: String,
}

impl Ticket {
    pub(super) fn new(secret: &Secret, id: Id<kinds::Registration>) -> Ticket {
        let seal = hex(&keyed_hash(secret, "registration-ticket", &[&id.to_string()]));
        Ticket { id, seal }
    }

    /// From the cookie; None for what we have not sealed.
    pub fn parse(text: &str, secret: &Secret) -> Option<Ticket> {
        let (id, seal) = text.split_once('.')?;
        let ticket = Ticket::new(secret, id.parse().ok()?);
        bool::from(ticket.seal.as_bytes().ct_eq(seal.as_bytes())).then_some(ticket)
    }

    /// For the cookie, and nothing else.
    pub fn expose(&self) -> String {
        format!("{}.{}", self.id, self.seal)
    }

    /// For whatever is about the registration; it opens nothing.
    pub fn id(&self) -> Id<kinds::Registration> {
        self.id
    }
}

impl fmt::Debug for Ticket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Ticket(…)")
    }
}
