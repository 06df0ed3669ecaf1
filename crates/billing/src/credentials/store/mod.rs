//! All SQL of what people prove with.

mod authenticators;
mod passkeys;
mod recovery_codes;

pub use authenticators::has_authenticator;
pub(super) use authenticators::*;
pub(super) use passkeys::*;
pub use passkeys::{delete_challenge_uses_before, has_passkey};
pub(super) use recovery_codes::*;
