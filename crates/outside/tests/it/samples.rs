//! Example requests of ours and answers of Stripe's, each with only what a story needs to name.

use std::time::Duration;

use base::{Cents, Currency, FakeClock, Id, SeededChance, Timestamp, kinds};
use outside::Secret;
use outside::facts::MethodKind;
use outside::processor::{Charge, CustomerRef, MethodRef, Presence};
use outside::stripe::{Settings, Stripe, Timeouts};
use serde_json::{Value, json};

use crate::http_server::{Answer, HttpServer};

pub const NOW: &str = "2026-11-23T08:00:00Z";

/// `NOW` in Stripe's seconds.
pub const NOW_SECONDS: i64 = 1_795_420_800;

pub fn now() -> Timestamp {
    NOW.parse().expect("an RFC 3339 time")
}

pub fn settings(base_url: String) -> Settings {
    let timeouts = Timeouts { connect: Duration::from_secs(5), whole: Duration::from_secs(10) };
    let webhook_secrets = vec![Secret::new("whsec_old"), Secret::new("whsec_new")];
    Settings { base_url, secret_key: Secret::new("sk_test_sample"), webhook_secrets, timeouts }
}

pub fn stripe(settings: Settings) -> Stripe {
    Stripe::new(settings).expect("good settings")
}

/// A Stripe that gives these answers in this order.
pub async fn stripe_answering(answers: impl IntoIterator<Item = Answer>) -> (Stripe, HttpServer) {
    let server = HttpServer::answering(answers).await;
    (stripe(settings(server.url())), server)
}

pub fn id<Kind>() -> Id<Kind> {
    Id::new(&FakeClock::at(NOW), &SeededChance::new(1))
}

pub fn attempt() -> Id<kinds::Attempt> {
    id()
}

/// 120.00 dollars on a card, by a payer who is on our pages.
pub fn charge() -> Charge {
    Charge {
        attempt: attempt(),
        payment: id(),
        customer: CustomerRef::new("cus_1"),
        method: MethodRef::new("pm_1"),
        method_kind: MethodKind::Card,
        amount: Cents(12_000).of(Currency::USD),
        description: "Invoice 1001".to_owned(),
        statement_suffix: Some("INV 1001".to_owned()),
        presence: Presence::Present { return_url: "https://pay.example/payments/1".to_owned() },
    }
}

/// Our payment intent in this state, with these further fields.
pub fn intent(status: &str, further: Value) -> Value {
    let base = json!({
        "id": "pi_1", "object": "payment_intent", "amount": 12_000, "currency": "usd",
        "created": NOW_SECONDS, "status": status, "payment_method_types": ["card"],
        "metadata": {"attempt_id": attempt().to_string()},
        "latest_charge": null, "next_action": null, "last_payment_error": null,
    });
    merged(base, further)
}

pub fn succeeded() -> Value {
    intent("succeeded", json!({"latest_charge": paid_charge(json!({}))}))
}

/// The charge below a payment intent.
pub fn paid_charge(further: Value) -> Value {
    let base = json!({
        "id": "ch_1", "created": NOW_SECONDS, "amount_refunded": 0, "disputed": false,
        "failure_code": null, "payment_method_details": {"type": "card"},
    });
    merged(base, further)
}

pub fn list(data: Vec<Value>, has_more: bool) -> Value {
    json!({"object": "list", "data": data, "has_more": has_more})
}

pub fn merged(mut base: Value, further: Value) -> Value {
    let fields = base.as_object_mut().expect("an object");
    fields.extend(further.as_object().expect("an object").clone());
    base
}
