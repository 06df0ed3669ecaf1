//! What a browser brings back from a device, and whether it is what was asked for.

use serde::Deserialize;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use super::public_key::PublicKey;
use crate::credentials::base64url;

/// Whom the keys are for: the portal, by its address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relying {
    /// `https://pay.example.com`
    origin: String,
    /// `pay.example.com`
    host: String,
}

/// What both kinds of answer have in common, as the browser sends it, decoded.
pub struct Answer {
    /// JSON: what the browser says was asked, by which page.
    pub client_data: Vec<u8>,
    pub authenticator_data: Vec<u8>,
}

/// A key that was made, with what we keep of it.
#[derive(Debug, PartialEq, Eq)]
pub struct NewKey {
    pub credential_id: Vec<u8>,
    pub sign_count: i64,
}

/// An old key that has signed a challenge.
pub struct Assertion {
    pub credential_id: Vec<u8>,
    pub answer: Answer,
    pub signature: Vec<u8>,
}

impl Relying {
    /// From the portal's address. None without a host.
    pub fn of(portal_url: &str) -> Option<Relying> {
        let (_, authority) = portal_url.split_once("://")?;
        let authority = authority.split('/').next()?;
        let host = authority.rsplit_once(':').map_or(authority, |(host, _)| host);
        let origin = portal_url.to_owned();
        (!host.is_empty()).then(|| Relying { origin, host: host.to_owned() })
    }

    pub fn host(&self) -> &str {
        &self.host
    }
}

impl Answer {
    /// The key that was made (Web Authentication, 7.1). Without attestation nobody vouches for the
    /// device, so there is nothing else to verify.
    pub fn find_new_key(&self, relying: &Relying, challenge: &[u8; 32]) -> Option<NewKey> {
        let data = self.checked("webauthn.create", relying, challenge)?;
        let length = data.attested?.get(16..18)?;
        let length = usize::from(u16::from_be_bytes(length.try_into().ok()?));
        let credential_id = data.attested?.get(18..18 + length)?.to_vec();
        (!credential_id.is_empty()).then_some(NewKey { credential_id, sign_count: data.count })
    }

    fn checked(&self, kind: &str, relying: &Relying, challenge: &[u8; 32]) -> Option<Data<'_>> {
        let said: ClientData = serde_json::from_slice(&self.client_data).ok()?;
        let is_ours = said.kind == kind && said.origin == relying.origin && !said.cross_origin;
        let answered = base64url::decode(&said.challenge)?;
        let is_answer = bool::from(answered.ct_eq(challenge));
        let data = Data::read(&self.authenticator_data)?;
        let is_for_us = data.host_hash == Sha256::digest(relying.host.as_bytes()).as_slice();
        (is_ours && is_answer && is_for_us && data.is_verified()).then_some(data)
    }
}

impl Assertion {
    /// The device's counter after it (Web Authentication, 7.2); None when the key has not signed
    /// this challenge for us.
    pub fn find_count(
        &self,
        relying: &Relying,
        challenge: &[u8; 32],
        key: &PublicKey,
    ) -> Option<i64> {
        let data = self.answer.checked("webauthn.get", relying, challenge)?;
        let mut signed = self.answer.authenticator_data.clone();
        signed.extend_from_slice(&Sha256::digest(&self.answer.client_data));
        key.has_signed(&signed, &self.signature).then_some(data.count)
    }
}

#[derive(Deserialize)]
struct ClientData {
    #[serde(rename = "type")]
    kind: String,
    challenge: String,
    origin: String,
    #[serde(default, rename = "crossOrigin")]
    cross_origin: bool,
}

/// Authenticator data (Web Authentication, 6.1).
struct Data<'a> {
    host_hash: &'a [u8],
    flags: u8,
    count: i64,
    /// Of a new key only.
    attested: Option<&'a [u8]>,
}

const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
const ATTESTED: u8 = 0x40;

impl Data<'_> {
    fn read(bytes: &[u8]) -> Option<Data<'_>> {
        let (host_hash, rest) = bytes.split_at_checked(32)?;
        let (flags, rest) = rest.split_first()?;
        let (count, rest) = rest.split_at_checked(4)?;
        let count = i64::from(u32::from_be_bytes(count.try_into().ok()?));
        let attested = (flags & ATTESTED != 0).then_some(rest);
        Some(Data { host_hash, flags: *flags, count, attested })
    }

    /// A person was there, and proved to the device that it is theirs.
    fn is_verified(&self) -> bool {
        self.flags & (PRESENT | VERIFIED) == PRESENT | VERIFIED
    }
}
