//! What a device is asked to sign: derived from an id that carries its own time, so that asking
//! writes nothing down. Only that it was answered is kept.

use base::{Id, SignedDuration, Timestamp, kinds};

use crate::credentials::keyed_hash;
use crate::ctx::Secret;

/// How long one may take to find the finger.
const LIFETIME: SignedDuration = SignedDuration::from_mins(10);

/// Its id belongs in a cookie: it is answered only in the browser that was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Challenge(pub Id<kinds::PasskeyChallenge>);

impl Challenge {
    /// Whether it may still be answered.
    pub fn is_open(self, now: Timestamp) -> bool {
        let made_at = Timestamp::from_millisecond((self.0.bits() >> 80) as i64);
        made_at.is_ok_and(|made_at| made_at <= now && now < made_at + LIFETIME)
    }

    /// Nobody without the server's secret knows it before it is asked.
    pub fn bytes(self, secret: &Secret) -> [u8; 32] {
        keyed_hash(secret, "passkey-challenge", &[&self.0.to_string()])
    }
}
