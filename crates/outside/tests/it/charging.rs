//! A charge: what we ask for, and what becomes of it.

use base::Cents;
use outside::facts::{ChargeFacts, ChargeState, DeclineReason, DisputeState, MethodKind};
use outside::processor::{Charge, ChargeRef, Failure, Presence, Processor};
use serde_json::{Value, json};

use crate::http_server::Answer;
use crate::samples::{
    attempt, charge, intent, list, now, paid_charge, stripe_answering, succeeded,
};

async fn charged(status: u16, body: Value) -> ChargeFacts {
    let (stripe, _server) = stripe_answering([Answer::Json(status, body)]).await;
    stripe.charge(&charge()).await.expect("facts")
}

#[tokio::test]
async fn a_card_payment_succeeds() {
    let facts = charged(200, succeeded()).await;
    assert_eq!(facts.state, ChargeState::Succeeded { at: now() });
    assert_eq!(facts.amount, charge().amount);
    assert_eq!((facts.attempt, facts.method_kind), (Some(attempt()), Some(MethodKind::Card)));
    assert_eq!((facts.refunded_cents, facts.dispute), (Cents::ZERO, None));
}

#[tokio::test]
async fn the_attempt_is_idempotency_key_and_reference() {
    let (stripe, server) = stripe_answering([Answer::Json(200, succeeded())]).await;
    stripe.charge(&charge()).await.unwrap();
    let asked = &server.requests()[0];
    assert_eq!(asked.line, "POST /v1/payment_intents");
    assert!(asked.has_header(&format!("idempotency-key: {}", attempt())));
    assert!(asked.has_header("stripe-version: 2025-03-31.basil"));
    for (name, value) in [
        ("metadata[attempt_id]", attempt().to_string().as_str()),
        ("amount", "12000"),
        ("currency", "usd"),
        ("payment_method_types[0]", "card"),
        ("confirm", "true"),
        ("return_url", "https://pay.example/payments/1"),
    ] {
        assert_eq!(asked.parameter(name), Some(value), "{name}");
    }
    assert_eq!(asked.parameter("off_session"), None);
}

#[tokio::test]
async fn autopay_says_that_the_payer_is_absent() {
    let (stripe, server) = stripe_answering([Answer::Json(200, succeeded())]).await;
    stripe.charge(&Charge { presence: Presence::Absent, ..charge() }).await.unwrap();
    let asked = &server.requests()[0];
    assert_eq!(asked.parameter("off_session"), Some("true"));
    assert_eq!(asked.parameter("return_url"), None);
}

#[tokio::test]
async fn a_decline_is_an_answer_with_a_reason() {
    for (code, decline_code, reason) in [
        ("card_declined", "insufficient_funds", DeclineReason::InsufficientFunds),
        ("card_declined", "lost_card", DeclineReason::CardLostOrStolen),
        ("expired_card", "expired_card", DeclineReason::ExpiredCard),
        ("incorrect_cvc", "incorrect_cvc", DeclineReason::WrongSecurityCode),
        ("authentication_required", "authentication_required", DeclineReason::AuthenticationFailed),
        ("card_declined", "generic_decline", DeclineReason::Generic),
        ("card_declined", "a_word_of_tomorrow", DeclineReason::Generic),
    ] {
        let error = json!({"type": "card_error", "code": code, "decline_code": decline_code});
        let failed = intent("requires_payment_method", json!({"last_payment_error": error}));
        let body = json!({"error": {"type": "card_error", "payment_intent": failed}});
        let state = charged(402, body).await.state;
        assert_eq!(state, ChargeState::Failed { reason, code: decline_code.to_owned() });
    }
}

#[tokio::test]
async fn three_d_secure_sends_the_payer_to_the_bank() {
    let url = "https://bank.example/authenticate";
    let action = json!({"type": "redirect_to_url", "redirect_to_url": {"url": url}});
    let facts = charged(200, intent("requires_action", json!({"next_action": action}))).await;
    assert_eq!(facts.state, ChargeState::ActionNeeded { url: url.to_owned() });
}

#[tokio::test]
async fn a_bank_debit_takes_days_and_may_fail_in_the_end() {
    let bank = json!({"payment_method_types": ["us_bank_account"]});
    let facts = charged(200, intent("processing", bank)).await;
    assert_eq!(facts.state, ChargeState::Processing);
    assert_eq!(facts.method_kind, Some(MethodKind::Bank));

    let failed = paid_charge(json!({"failure_code": "account_closed"}));
    let error = json!({"type": "invalid_request_error", "code": "payment_method_failed"});
    let intent = intent(
        "requires_payment_method",
        json!({"latest_charge": failed, "last_payment_error": error}),
    );
    let (reason, code) = (DeclineReason::AccountClosed, "account_closed".to_owned());
    assert_eq!(charged(200, intent).await.state, ChargeState::Failed { reason, code });
}

async fn disputed(status: &str, reason: &str) -> ChargeFacts {
    let charge = paid_charge(json!({"disputed": true, "amount_refunded": 500}));
    let dispute = json!({"id": "dp_1", "amount": 12_000, "currency": "usd",
        "created": 1_795_420_900, "reason": reason, "status": status});
    let (stripe, server) = stripe_answering([
        Answer::Json(200, intent("succeeded", json!({"latest_charge": charge}))),
        Answer::Json(200, list(vec![dispute], false)),
    ])
    .await;
    let facts = stripe.get_charge(&ChargeRef::new("pi_1")).await.expect("facts");
    assert_eq!(server.requests()[1].parameter("payment_intent"), Some("pi_1"));
    facts
}

#[tokio::test]
async fn an_open_dispute_leaves_the_charge_succeeded() {
    let facts = disputed("needs_response", "fraudulent").await;
    assert_eq!(facts.state, ChargeState::Succeeded { at: now() });
    assert_eq!(facts.refunded_cents, Cents(500));
    let dispute = facts.dispute.unwrap();
    assert_eq!((dispute.state, dispute.code.as_str()), (DisputeState::Open, "fraudulent"));
}

#[tokio::test]
async fn a_bank_debit_that_comes_back_is_returned() {
    let facts = disputed("lost", "insufficient_funds").await;
    let (reason, code) = (DeclineReason::InsufficientFunds, "insufficient_funds".to_owned());
    let amount = charge().amount;
    assert_eq!(facts.state, ChargeState::Returned { reason, code, amount });
}

#[tokio::test]
async fn a_success_without_its_charge_is_fetched_again() {
    let (stripe, server) = stripe_answering([
        Answer::Json(200, intent("succeeded", json!({"latest_charge": "ch_1"}))),
        Answer::Json(200, succeeded()),
    ])
    .await;
    stripe.charge(&charge()).await.unwrap();
    assert_eq!(server.requests()[1].line, "GET /v1/payment_intents/pi_1");
}

#[tokio::test]
async fn giving_up_a_charge_that_was_faster_shows_its_success() {
    let error = json!({"error": {"type": "invalid_request_error",
        "code": "payment_intent_unexpected_state", "message": "already succeeded"}});
    let (stripe, server) =
        stripe_answering([Answer::Json(400, error), Answer::Json(200, succeeded())]).await;
    let facts = stripe.cancel_charge(&ChargeRef::new("pi_1")).await.unwrap();
    assert_eq!(server.requests()[0].line, "POST /v1/payment_intents/pi_1/cancel");
    assert_eq!(facts.state, ChargeState::Succeeded { at: now() });
}

#[tokio::test]
async fn a_reference_cannot_lead_to_another_path() {
    let (stripe, server) = stripe_answering([]).await;
    let found = stripe.get_charge(&ChargeRef::new("../customers/cus_1")).await;
    assert_eq!(found, Err(Failure::NotFound));
    assert!(server.requests().is_empty());
}
