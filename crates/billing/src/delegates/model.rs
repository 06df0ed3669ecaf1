//! What a delegate may do, invitations, and those who reach an account.

use base::{Currency, Email, Id, Language, Locator, Timestamp, kinds};

use crate::people::{Access, Limits, Role};

/// What can be handed on. Nobody is made a holder by an invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rights {
    View,
    /// View and pay, up to the limits.
    Pay(Limits),
    /// Everything a holder may, except to change holders.
    Manage,
}

impl Rights {
    /// None for a holder, whose rights are nobody's to change.
    pub fn of(role: Role, limits: Limits) -> Option<Rights> {
        match role {
            Role::Holder => None,
            Role::View => Some(Rights::View),
            Role::Pay => Some(Rights::Pay(limits)),
            Role::Manage => Some(Rights::Manage),
        }
    }

    pub fn role(self) -> Role {
        match self {
            Rights::View => Role::View,
            Rights::Pay(_) => Role::Pay,
            Rights::Manage => Role::Manage,
        }
    }

    pub fn limits(self) -> Limits {
        match self {
            Rights::Pay(limits) => limits,
            Rights::View | Rights::Manage => Limits::default(),
        }
    }

    pub(super) fn access(self, account_id: Id<kinds::Account>, name: Option<String>) -> Access {
        Access { account_id, role: self.role(), name, limits: self.limits() }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewInvitation {
    pub account_id: Id<kinds::Account>,
    /// Where the letter goes. Whoever accepts need not have this address.
    pub email: Email,
    pub rights: Rights,
    /// Of the letter.
    pub language: Language,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    pub id: Id<kinds::Invitation>,
    pub account_id: Id<kinds::Account>,
    pub email: Email,
    pub rights: Rights,
    pub language: Language,
    pub invited_by: Id<kinds::User>,
    pub expires_at: Timestamp,
    pub accepted_at: Option<Timestamp>,
    pub withdrawn_at: Option<Timestamp>,
}

impl Invitation {
    /// Whether its link still opens anything.
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.accepted_at.is_none() && self.withdrawn_at.is_none() && now < self.expires_at
    }
}

/// An invitation as the one who is invited sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invited {
    pub invitation: Invitation,
    /// First and last name of who invites.
    pub inviter: String,
    pub account_number: Locator,
    pub currency: Currency,
}

/// One who reaches the account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reacher {
    pub user_id: Id<kinds::User>,
    pub first_name: String,
    pub last_name: String,
    pub role: Role,
    pub limits: Limits,
    pub granted_at: Timestamp,
}

impl Reacher {
    pub fn name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name)
    }
}

/// The account's number as a stranger may see it: its last three characters.
pub fn masked(number: &Locator) -> String {
    let characters: Vec<char> = number.as_str().chars().collect();
    let shown = characters.len().saturating_sub(1).min(3);
    characters[characters.len() - shown..].iter().fold("•••".to_owned(), |mut text, shown| {
        text.push(*shown);
        text
    })
}
