//! Who changes what they prove with, and what they are shown of it.

use base::{Id, Timestamp, kinds};

use super::recovery::RecoveryCode;

/// Whoever is signed in, and where.
#[derive(Debug, Clone, Copy)]
pub struct Holder<'h> {
    pub user: Id<kinds::User>,
    pub session: Id<kinds::Session>,
    /// What the browser calls itself, for the letter that tells of the change.
    pub device: &'h str,
}

/// What an authenticator app must be told, until its first code has been typed.
pub struct NewAuthenticator {
    pub id: Id<kinds::Authenticator>,
    /// In base32 (RFC 4648), as apps take it.
    pub key: String,
    /// The same as an address for a QR code: `otpauth://totp/…`.
    pub address: String,
}

/// A set of codes to be kept on paper, while it may be shown.
pub struct RecoveryCodes(pub Vec<RecoveryCode>);

/// A device's own key, as its user sees it in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passkey {
    pub id: Id<kinds::Passkey>,
    pub name: String,
    pub made_at: Timestamp,
    pub used_at: Option<Timestamp>,
}
