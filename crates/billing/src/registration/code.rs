//! The code that goes to the address of record: six digits like those one signs in with, derived when
//! they are needed and stored nowhere.

use base::{Email, Id, SignedDuration, kinds};

use crate::ctx::Secret;
use crate::people::SignInCode;

/// How long a code can be used.
pub const LIFETIME: SignedDuration = SignedDuration::from_mins(10);
/// How many codes may be typed for one that was sent.
pub const TRIES: i64 = 5;
/// How long a registration waits for its next step.
pub const PATIENCE: SignedDuration = SignedDuration::from_mins(30);

pub fn derive(secret: &Secret, id: Id<kinds::Code>, email: &Email) -> SignInCode {
    SignInCode::derive_for(secret, "registration-code", &[&id.to_string(), email.as_str()])
}
