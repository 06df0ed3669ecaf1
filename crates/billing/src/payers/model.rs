//! The two kinds of payer, and how each is reached.

use std::fmt;
use std::str::FromStr;

use base::{Actor, Email, Id, Language, Timestamp, kinds};
use db::{FromValue, ToValue, Value};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Payer {
    User(Id<kinds::User>),
    Guest(Id<kinds::Guest>),
}

impl Payer {
    pub fn user(self) -> Option<Id<kinds::User>> {
        match self {
            Payer::User(user) => Some(user),
            Payer::Guest(_) => None,
        }
    }

    /// In facts of the journal and at the processor: the id alone, which no other payer has.
    pub fn id(self) -> String {
        match self {
            Payer::User(user) => user.to_string(),
            Payer::Guest(guest) => guest.to_string(),
        }
    }
}

impl From<Payer> for Actor {
    fn from(payer: Payer) -> Actor {
        match payer {
            Payer::User(user) => Actor::User(user),
            Payer::Guest(guest) => Actor::Guest(guest),
        }
    }
}

/// The form in the database: `user:0190…`, `guest:0190…`.
impl fmt::Display for Payer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Actor::from(*self).fmt(f)
    }
}

impl FromStr for Payer {
    type Err = String;

    fn from_str(text: &str) -> Result<Payer, String> {
        let wrong = || format!("“{text}” is no payer");
        match text.split_once(':') {
            Some(("user", id)) => id.parse().map(Payer::User).map_err(|_| wrong()),
            Some(("guest", id)) => id.parse().map(Payer::Guest).map_err(|_| wrong()),
            _ => Err(wrong()),
        }
    }
}

impl ToValue for Payer {
    fn to_value(&self) -> Value<'_> {
        Value::Text(self.to_string().into())
    }
}

impl FromValue for Payer {
    fn from_value(value: Value<'_>) -> Option<Payer> {
        String::from_value(value)?.parse().ok()
    }
}

/// Where a payer is written to, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    pub email: Email,
    /// Empty for a guest, of whom no name is known.
    pub first_name: String,
    pub last_name: String,
    pub language: Language,
}

/// Somebody who found a bill and pays it without a login.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guest {
    pub id: Id<kinds::Guest>,
    pub account_id: Id<kinds::Account>,
    /// For the receipt, once it is typed.
    pub email: Option<Email>,
    pub language: Language,
    pub ends_at: Timestamp,
}

#[derive(Debug, Clone)]
pub struct NewGuest {
    pub id: Id<kinds::Guest>,
    /// SHA-256 of the token in the cookie.
    pub token_hash: String,
    pub account_id: Id<kinds::Account>,
    pub language: Language,
    pub ends_at: Timestamp,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn payers_come_back_from_their_text() {
        for payer in [Payer::User(Id::from_bits(7)), Payer::Guest(Id::from_bits(7))] {
            assert_eq!(payer.to_string().parse(), Ok(payer));
        }
        for text in ["", "user:", "operator", "staff:00000000-0000-0000-0000-000000000007"] {
            assert!(text.parse::<Payer>().is_err(), "{text}");
        }
    }
}
