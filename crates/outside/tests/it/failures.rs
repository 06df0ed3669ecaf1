//! Every way in which a call brings no facts: the engine must know which of them may have charged.

use std::time::Duration;

use outside::processor::{ChargeRef, Failure, METHOD_GONE, Processor};
use outside::stripe::{BadSettings, PRODUCTION_URL, Settings, Stripe};
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::http_server::{Answer, HttpServer};
use crate::samples::{charge, settings, stripe, stripe_answering, succeeded};

async fn failure(answer: Answer) -> Failure {
    let (stripe, server) = stripe_answering([answer]).await;
    let failure = stripe.charge(&charge()).await.expect_err("no facts");
    assert_eq!(server.requests().len(), 1, "a charge is never sent twice by itself");
    failure
}

fn error(kind: &str, code: &str, param: &str) -> Value {
    json!({"error": {"type": kind, "code": code, "param": param, "message": "No."}})
}

#[tokio::test]
async fn whatever_may_have_charged_is_unknown() {
    for answer in [
        Answer::Json(500, error("api_error", "", "")),
        Answer::Text(502, "<h1>Bad gateway</h1>"),
        Answer::Json(409, error("idempotency_error", "idempotency_key_in_use", "")),
        Answer::Json(429, error("invalid_request_error", "rate_limit", "")),
        Answer::Json(400, error("idempotency_error", "", "")),
        Answer::Text(200, "{\"id\": \"pi_"),
        Answer::Text(200, "{}"),
        Answer::Text(403, "<h1>Proxy says no</h1>"),
        Answer::Text(302, ""),
        Answer::HangUp,
    ] {
        let failure = failure(answer).await;
        assert!(matches!(failure, Failure::Unknown(_)), "{failure:?}");
    }
}

#[tokio::test]
async fn no_answer_in_time_is_unknown() {
    let server = HttpServer::answering([Answer::Silence]).await;
    let mut settings = settings(server.url());
    settings.timeouts.whole = Duration::from_millis(200);
    let failure = stripe(settings).charge(&charge()).await.unwrap_err();
    assert_eq!(failure, Failure::Unknown("no answer in time".to_owned()));
}

#[tokio::test]
async fn a_closed_door_is_unreachable() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let failure = stripe(settings(url)).charge(&charge()).await.unwrap_err();
    assert!(matches!(failure, Failure::Unreachable(_)), "{failure:?}");
}

#[tokio::test]
async fn what_stripe_refuses_did_not_happen() {
    for (status, code, param, expected) in [
        (400, "amount_too_small", "amount", "amount_too_small"),
        (400, "resource_missing", "customer", "resource_missing"),
        (400, "resource_missing", "payment_method", METHOD_GONE),
        (400, "payment_method_unexpected_state", "", METHOD_GONE),
        (401, "api_key_expired", "", "api_key_expired"),
    ] {
        let failure = failure(Answer::Json(status, error("some_error", code, param))).await;
        assert!(
            matches!(&failure, Failure::Refused { code, .. } if code == expected),
            "{failure:?}"
        );
    }
}

#[tokio::test]
async fn a_charge_that_is_not_there_is_not_found() {
    let missing = error("invalid_request_error", "resource_missing", "intent");
    let (stripe, _server) = stripe_answering([Answer::Json(404, missing)]).await;
    let found = stripe.get_charge(&ChargeRef::new("pi_9")).await;
    assert_eq!(found, Err(Failure::NotFound));
}

#[tokio::test]
async fn a_lookup_is_tried_once_more() {
    let (stripe, server) = stripe_answering([Answer::HangUp, Answer::Json(200, succeeded())]).await;
    stripe.get_charge(&ChargeRef::new("pi_1")).await.unwrap();
    assert_eq!(server.requests().len(), 2);
}

#[test]
fn keys_stay_out_of_logs() {
    let shown = format!("{:?}", settings(PRODUCTION_URL.to_owned()));
    assert!(shown.contains(PRODUCTION_URL), "{shown}");
    assert!(!shown.contains("sk_test_sample") && !shown.contains("whsec"), "{shown}");
}

#[test]
fn a_live_key_never_travels_unencrypted() {
    let live = |base_url: &str| Settings {
        secret_key: outside::Secret::new("sk_live_1"),
        ..settings(base_url.to_owned())
    };
    assert!(matches!(Stripe::new(live("http://10.0.0.1")), Err(BadSettings::InsecureAddress)));
    assert!(matches!(Stripe::new(live("ftp://10.0.0.1")), Err(BadSettings::InsecureAddress)));
    // Without root certificates on this machine it is another error, and as good.
    assert!(!matches!(Stripe::new(live(PRODUCTION_URL)), Err(BadSettings::InsecureAddress)));
}
