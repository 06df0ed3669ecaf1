//! All SQL of what people prove with.

mod authenticators;
mod recovery_codes;

pub use authenticators::has_authenticator;
pub(super) use authenticators::*;
pub(super) use recovery_codes::*;
