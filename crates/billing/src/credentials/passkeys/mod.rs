//! Passkeys (W3C Web Authentication, level 3): a device's own key, opened there by a finger, a face
//! or a PIN, so that it counts as both factors.
//!
//! What we need of the standard is little: no attestation, user verification always, three
//! algorithms. That little stands here, on the signatures of *ring*, which TLS brings along.

mod answers;
mod challenge;
mod ops;
mod public_key;

pub use answers::{Answer, Assertion, Relying};
pub use challenge::Challenge;
pub use ops::{
    NewPasskey, add_passkey, credentials_of, passkeys_of, prove_by_passkey, remove_passkey,
    rename_passkey,
};
