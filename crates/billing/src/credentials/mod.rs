//! What people prove with that it is them: passwords, authenticator apps, recovery codes, passkeys,
//! and what
//! these are derived or hashed with.
//!
//! Whose session needs which of them is `people`'s to know.

mod authenticator;
mod base32;
pub mod base64url;
mod guesses;
mod keyed;
mod model;
mod new_password;
mod passkeys;
mod password;
mod recovery;
mod second_proof;
mod store;
#[cfg(test)]
mod tests;
mod totp;

pub use authenticator::{
    begin_authenticator, confirm_authenticator, get_new_authenticator, remove_authenticator,
};
pub use base::hex;
pub use keyed::keyed_hash;
pub use model::{Holder, NewAuthenticator, Passkey, RecoveryCodes};
pub use new_password::{NewPassword, PasswordRule, SYMBOLS};
pub use passkeys::{
    Answer, Assertion, Challenge, NewPasskey, Relying, add_passkey, credentials_of, passkeys_of,
    prove_by_passkey, remove_passkey, rename_passkey,
};
pub use password::{Password, Verdict, hash_password, verify_password};
pub use recovery::{RecoveryCode, find_new_codes, recovery_codes_left, renew_recovery_codes};
pub use second_proof::{SecondProof, prove_second};
pub use store::{delete_challenge_uses_before, has_authenticator, has_passkey};
pub use totp::{TotpCode, code_of_app};
