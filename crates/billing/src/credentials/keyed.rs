//! Hashes under the server's secret: nobody without it can compute or search them.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::ctx::Secret;

/// HMAC-SHA256 (RFC 2104) of the purpose and the parts. The purpose keeps what is derived for one
/// thing from being used for another.
pub fn keyed_hash(secret: &Secret, purpose: &str, parts: &[&str]) -> [u8; 32] {
    let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(secret.bytes())
        .expect("HMAC takes a key of any length");
    for part in [purpose].iter().chain(parts) {
        // The length in front keeps two parts from trading a character.
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part.as_bytes());
    }
    mac.finalize().into_bytes().into()
}
