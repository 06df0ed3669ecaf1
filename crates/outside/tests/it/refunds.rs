//! A refund: what we ask for, how it is found again, and what becomes of it.

use base::{Cents, Currency, Id, kinds};
use outside::facts::{RefundFacts, RefundState};
use outside::processor::{ChargeRef, Failure, Processor, Refund, RefundRef};
use serde_json::{Value, json};

use crate::http_server::Answer;
use crate::samples::{NOW_SECONDS, id, list, merged, now, stripe_answering};

fn attempt() -> Id<kinds::RefundAttempt> {
    id()
}

fn asked() -> Refund {
    Refund {
        attempt: attempt(),
        charge: ChargeRef::new("pi_1"),
        amount: Cents(4_000).of(Currency::USD),
    }
}

fn refund(status: &str, further: Value) -> Value {
    let base = json!({
        "id": "re_1", "object": "refund", "amount": 4_000, "currency": "usd", "status": status,
        "created": NOW_SECONDS, "payment_intent": "pi_1",
        "metadata": {"refund_attempt_id": attempt().to_string()},
    });
    merged(base, further)
}

async fn answered(status: u16, body: Value) -> Result<RefundFacts, Failure> {
    let (stripe, _server) = stripe_answering([Answer::Json(status, body)]).await;
    stripe.refund(&asked()).await
}

#[tokio::test]
async fn the_attempt_is_idempotency_key_and_reference() {
    let done = refund("succeeded", json!({}));
    let (stripe, server) = stripe_answering([Answer::Json(200, done)]).await;
    let facts = stripe.refund(&asked()).await.unwrap();
    assert_eq!((facts.attempt, facts.state), (Some(attempt()), RefundState::Succeeded));
    let request = &server.requests()[0];
    assert_eq!(request.line, "POST /v1/refunds");
    assert!(request.has_header(&format!("idempotency-key: {}", attempt())));
    assert_eq!(request.parameter("payment_intent"), Some("pi_1"));
    assert_eq!(request.parameter("amount"), Some("4000"));
}

#[tokio::test]
async fn every_word_for_a_refund_is_one_of_three() {
    for (status, state) in [
        ("pending", RefundState::Pending),
        ("requires_action", RefundState::Pending),
        ("a_word_of_tomorrow", RefundState::Pending),
        ("succeeded", RefundState::Succeeded),
        ("canceled", RefundState::Failed { code: "canceled".to_owned() }),
    ] {
        assert_eq!(
            answered(200, refund(status, json!({}))).await.unwrap().state,
            state,
            "{status}"
        );
    }
    let failed = refund("failed", json!({"failure_reason": "expired_or_canceled_card"}));
    let code = "expired_or_canceled_card".to_owned();
    assert_eq!(answered(200, failed).await.unwrap().state, RefundState::Failed { code });
}

#[tokio::test]
async fn what_cannot_be_refunded_is_refused() {
    let error = |kind: &str, code: &str| json!({"error": {"type": kind, "code": code}});
    let disputed = answered(400, error("invalid_request_error", "charge_disputed")).await;
    assert!(matches!(disputed, Err(Failure::Refused { code, .. }) if code == "charge_disputed"));
    let misused = answered(400, error("idempotency_error", "x")).await;
    assert!(matches!(misused, Err(Failure::Unknown(_))), "an earlier call may have refunded");
    assert!(matches!(answered(500, json!({})).await, Err(Failure::Unknown(_))));
}

#[tokio::test]
async fn a_lost_refund_is_found_among_those_of_its_charge() {
    let other = refund("succeeded", json!({"id": "re_2", "metadata": {}}));
    let (stripe, server) = stripe_answering([
        Answer::Json(200, list(vec![other.clone()], true)),
        Answer::Json(200, list(vec![refund("pending", json!({}))], false)),
        Answer::Json(200, list(vec![other], false)),
    ])
    .await;
    let charge = ChargeRef::new("pi_1");
    let found = stripe.find_refund(&charge, attempt()).await.unwrap().unwrap();
    assert_eq!(found.reference, RefundRef::new("re_1"));
    assert_eq!(server.requests()[1].parameter("starting_after"), Some("re_2"));
    assert_eq!(stripe.find_refund(&charge, attempt()).await, Ok(None));
}

#[tokio::test]
async fn older_refunds_that_changed_are_listed_after_the_new_ones() {
    let event =
        |id: &str, object: Value| json!({"id": id, "type": "x", "data": {"object": object}});
    let older = json!({"id": "re_1", "object": "refund", "created": NOW_SECONDS - 9});
    let newer = json!({"id": "re_9", "object": "refund", "created": NOW_SECONDS});
    let events = vec![event("evt_2", newer), event("evt_1", older)];
    let (stripe, server) = stripe_answering([
        Answer::Json(200, list(vec![], false)),
        Answer::Json(200, list(events, false)),
        Answer::Json(200, refund("failed", json!({}))),
    ])
    .await;
    let made = stripe.list_refunds_since(now(), None).await.unwrap();
    let changed = stripe.list_refunds_since(now(), made.next).await.unwrap();
    assert_eq!((changed.refunds.len(), changed.next), (1, None));
    assert_eq!(server.requests()[1].parameter("types[1]"), Some("refund.failed"));
}
