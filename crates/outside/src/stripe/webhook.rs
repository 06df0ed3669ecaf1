//! Stripe's webhooks: who sent one, and what it is about.
//!
//! The header `Stripe-Signature` is `t=SECONDS,v1=HEX[,v1=HEX…]`, where HEX is the HMAC-SHA-256 of
//! `SECONDS.BODY` (<https://docs.stripe.com/webhooks#verify-manually>).

use base::Timestamp;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::objects::{Event, EventObject};
use crate::Secret;
use crate::processor::{
    ChargeRef, MethodRef, Notification, PayoutRef, RefundRef, SetupRef, Subject, WebhookError,
};

const TOLERANCE_SECONDS: u64 = 300;

pub fn read(
    secrets: &[Secret],
    body: &[u8],
    header: &str,
    now: Timestamp,
) -> Result<Notification, WebhookError> {
    let signature = Signature::parse(header).ok_or(WebhookError::MalformedSignature)?;
    if !secrets.iter().any(|secret| signature.is_by(secret, body)) {
        return Err(WebhookError::WrongSignature);
    }
    if now.as_second().abs_diff(signature.seconds) > TOLERANCE_SECONDS {
        return Err(WebhookError::OutsideTolerance);
    }
    let event: Event = serde_json::from_slice(body).map_err(|_| WebhookError::MalformedBody)?;
    let subject = subject(event.data.object);
    Ok(Notification { event_id: event.id, event_type: event.kind, subject })
}

struct Signature<'a> {
    /// As it was signed: `007` is another text than `7`.
    stamp: &'a str,
    seconds: i64,
    codes: Vec<[u8; 32]>,
}

impl Signature<'_> {
    /// Other schemes than `v1` are skipped, as is a `v1` that can't be one.
    fn parse(header: &str) -> Option<Signature<'_>> {
        let pairs = || header.split(',').filter_map(|pair| pair.trim().split_once('='));
        let (_, stamp) = pairs().find(|(name, _)| *name == "t")?;
        let codes: Vec<_> = pairs()
            .filter(|(name, _)| *name == "v1")
            .filter_map(|(_, hex)| read_hex(hex))
            .collect();
        let seconds = stamp.parse().ok()?;
        (!codes.is_empty()).then_some(Signature { stamp, seconds, codes })
    }

    fn is_by(&self, secret: &Secret, body: &[u8]) -> bool {
        let Ok(mac) = Hmac::<Sha256>::new_from_slice(secret.expose().as_bytes()) else {
            return false;
        };
        let mac = mac.chain_update(self.stamp).chain_update(".").chain_update(body);
        // `verify_slice` compares in constant time.
        self.codes.iter().any(|code| mac.clone().verify_slice(code).is_ok())
    }
}

fn read_hex(text: &str) -> Option<[u8; 32]> {
    let mut code = [0; 32];
    if text.len() != 64 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    for (byte, at) in code.iter_mut().zip((0..64).step_by(2)) {
        *byte = u8::from_str_radix(&text[at..at + 2], 16).ok()?;
    }
    Some(code)
}

/// Disputes and charges are looked at through the payment intent they belong to.
pub fn subject(object: EventObject) -> Subject {
    match (object.object.as_deref(), object.id) {
        (Some("refund"), Some(id)) => Subject::Refund(RefundRef::new(id)),
        (Some("payout"), Some(id)) => Subject::Payout(PayoutRef::new(id)),
        (_, id) => match object.payment_intent {
            Some(intent) => Subject::Charge(ChargeRef::new(intent.id())),
            None => subject_without_intent(object.object.as_deref(), id),
        },
    }
}

fn subject_without_intent(object: Option<&str>, id: Option<String>) -> Subject {
    match (object, id) {
        (Some("payment_intent"), Some(id)) => Subject::Charge(ChargeRef::new(id)),
        (Some("checkout.session"), Some(id)) => Subject::Setup(SetupRef::new(id)),
        (Some("payment_method"), Some(id)) => Subject::Method(MethodRef::new(id)),
        _ => Subject::Other,
    }
}
