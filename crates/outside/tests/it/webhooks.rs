//! Webhooks: anyone can send one, so only Stripe's signature makes it worth a look.

use base::Timestamp;
use hmac::{Hmac, KeyInit, Mac};
use outside::processor::{
    ChargeRef, MethodRef, Notification, PayoutRef, Processor, RefundRef, SetupRef, Subject,
    WebhookError,
};
use serde_json::{Value, json};
use sha2::Sha256;

use crate::samples::{NOW_SECONDS, now, settings, stripe};

fn event(object: Value) -> String {
    json!({"id": "evt_1", "type": "some.event", "data": {"object": object}}).to_string()
}

fn code(secret: &str, seconds: i64, body: &str) -> String {
    let mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("a key of any length");
    let code = mac.chain_update(format!("{seconds}.{body}")).finalize().into_bytes();
    code.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn signed(secret: &str, seconds: i64, body: &str) -> String {
    format!("t={seconds},v1={},v0=aa", code(secret, seconds, body))
}

fn read(body: &str, header: &str) -> Result<Notification, WebhookError> {
    stripe(settings("http://127.0.0.1:9".to_owned())).read_webhook(body.as_bytes(), header, now())
}

#[test]
fn either_of_two_secrets_is_good() {
    let body = event(json!({"object": "payment_intent", "id": "pi_1"}));
    for secret in ["whsec_old", "whsec_new"] {
        let notification = read(&body, &signed(secret, NOW_SECONDS, &body)).unwrap();
        assert_eq!(notification.event_id, "evt_1");
        assert_eq!(notification.event_type, "some.event");
        assert_eq!(notification.subject, Subject::Charge(ChargeRef::new("pi_1")));
    }
    let (wrong, right) = ("00".repeat(32), code("whsec_old", NOW_SECONDS, &body));
    assert!(read(&body, &format!("t={NOW_SECONDS},v1={wrong},v1={right}")).is_ok());
}

#[test]
fn a_forged_webhook_is_refused() {
    let body = event(json!({"object": "payment_intent", "id": "pi_1"}));
    let header = signed("whsec_guessed", NOW_SECONDS, &body);
    assert_eq!(read(&body, &header), Err(WebhookError::WrongSignature));
    let header = signed("whsec_old", NOW_SECONDS, &body);
    let changed = body.replace("pi_1", "pi_2");
    assert_eq!(read(&changed, &header), Err(WebhookError::WrongSignature));
    let restamped = header.replace(&NOW_SECONDS.to_string(), &(NOW_SECONDS + 1).to_string());
    assert_eq!(read(&body, &restamped), Err(WebhookError::WrongSignature));
}

#[test]
fn a_recorded_webhook_is_refused_after_five_minutes() {
    let body = event(json!({}));
    for (age_seconds, good) in [(0, true), (300, true), (-300, true), (301, false), (-301, false)] {
        let header = signed("whsec_old", NOW_SECONDS - age_seconds, &body);
        let expected = if good { None } else { Some(WebhookError::OutsideTolerance) };
        assert_eq!(read(&body, &header).err(), expected, "{age_seconds}");
    }
}

#[test]
fn a_header_or_body_without_sense_is_refused() {
    for header in ["", "t=1", "v1=00", "t=now,v1=00", "t=1795420800,v1=äöü", "t=1795420800,v1=0"]
    {
        assert_eq!(read("{}", header), Err(WebhookError::MalformedSignature), "{header}");
    }
    let header = signed("whsec_old", NOW_SECONDS, "{}");
    assert_eq!(read("{}", &header), Err(WebhookError::MalformedBody));
}

#[test]
fn what_a_webhook_is_about_is_what_is_fetched_again() {
    let charge = || Subject::Charge(ChargeRef::new("pi_1"));
    for (object, subject) in [
        (
            json!({"object": "refund", "id": "re_1", "payment_intent": "pi_1"}),
            Subject::Refund(RefundRef::new("re_1")),
        ),
        (json!({"object": "charge", "id": "ch_1", "payment_intent": "pi_1"}), charge()),
        (json!({"object": "dispute", "id": "dp_1", "payment_intent": {"id": "pi_1"}}), charge()),
        (
            json!({"object": "checkout.session", "id": "cs_1", "payment_intent": null}),
            Subject::Setup(SetupRef::new("cs_1")),
        ),
        (
            json!({"object": "payment_method", "id": "pm_1"}),
            Subject::Method(MethodRef::new("pm_1")),
        ),
        (json!({"object": "payout", "id": "po_1"}), Subject::Payout(PayoutRef::new("po_1"))),
        (json!({"object": "review", "id": "prv_1"}), Subject::Other),
    ] {
        let body = event(object);
        let header = signed("whsec_new", NOW_SECONDS, &body);
        assert_eq!(read(&body, &header).unwrap().subject, subject);
    }
}

#[test]
fn the_sample_times_agree() {
    assert_eq!(Timestamp::from_second(NOW_SECONDS).unwrap(), now());
}
