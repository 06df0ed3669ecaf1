//! The processor over its socket: authentication, hosted pages, webhooks and faults on order.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use axum::http::StatusCode;
use axum::{Router, routing};
use base::FakeClock;
use reqwest::redirect::Policy;
use reqwest::{Client, Response};
use sandbox::{Config, Sandbox};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::mpsc;

const PAYMENT: [(&str, &str); 5] = [
    ("amount", "5000"),
    ("currency", "usd"),
    ("payment_method", "pm_card_visa"),
    ("confirm", "true"),
    ("payment_method_types[]", "card"),
];

struct Portal {
    sandbox: Sandbox,
    client: Client,
}

impl Portal {
    async fn new() -> Portal {
        let clock = Arc::new(FakeClock::at("2026-11-23T08:00:00Z"));
        let sandbox = Sandbox::start(Config { clock, ..Config::default() }).await.unwrap();
        let client = Client::builder()
            .redirect(Policy::none())
            .timeout(Duration::from_secs(5))
            .build()
            .unwrap();
        Portal { sandbox, client }
    }

    fn url(&self, path: &str) -> String {
        format!("{}{path}", self.sandbox.processor_url())
    }

    async fn pay(&self, key: &str) -> reqwest::Result<Response> {
        let request = self.client.post(self.url("/v1/payment_intents"));
        let request = request.basic_auth(self.sandbox.secret_key(), Some(""));
        request.header("Idempotency-Key", key).form(&PAYMENT).send().await
    }

    async fn list(&self, what: &str) -> Vec<Value> {
        let request = self.client.get(self.url(&format!("/v1/{what}")));
        let request = request.bearer_auth(self.sandbox.secret_key());
        let page: Value = request.send().await.unwrap().json().await.unwrap();
        page["data"].as_array().unwrap().clone()
    }

    async fn steer(&self, handle: &str, body: Value) {
        let url = self.url(&format!("/sandbox/{handle}"));
        let answer = self.client.post(url).json(&body).send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::OK, "{}", answer.text().await.unwrap());
    }

    async fn session_url(&self, locale: &str) -> String {
        let pairs = [
            ("mode", "setup"),
            ("currency", "usd"),
            ("locale", locale),
            ("success_url", "https://portal.test/done"),
            ("cancel_url", "https://portal.test/methods"),
        ];
        let request = self.client.post(self.url("/v1/checkout/sessions"));
        let request = request.bearer_auth(self.sandbox.secret_key()).form(&pairs);
        let session: Value = request.send().await.unwrap().json().await.unwrap();
        session["url"].as_str().unwrap().to_owned()
    }

    async fn read(&self, url: &str) -> String {
        self.client.get(url).send().await.unwrap().text().await.unwrap()
    }
}

/// A server for webhooks that fails as often as it is told, then passes on each event's type.
async fn webhook_receiver(failures: usize) -> (String, mpsc::UnboundedReceiver<String>) {
    let (sender, received) = mpsc::unbounded_channel();
    let failed = Arc::new(AtomicUsize::new(0));
    let take = move |body: String| async move {
        if failed.fetch_add(1, Ordering::SeqCst) < failures {
            return StatusCode::INTERNAL_SERVER_ERROR;
        }
        let event: Value = serde_json::from_str(&body).unwrap();
        sender.send(event["type"].as_str().unwrap().to_owned()).unwrap();
        StatusCode::OK
    };
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/hooks", listener.local_addr().unwrap());
    let router = Router::new().route("/hooks", routing::post(take));
    tokio::spawn(async move { axum::serve(listener, router).await });
    (url, received)
}

async fn receive(events: &mut mpsc::UnboundedReceiver<String>) -> Option<String> {
    tokio::time::timeout(Duration::from_secs(2), events.recv()).await.ok().flatten()
}

#[tokio::test]
async fn answers_carry_the_headers_that_clients_log() {
    let portal = Portal::new().await;
    let request = portal.client.get(portal.url("/v1/balance"));
    let request = request.bearer_auth(portal.sandbox.secret_key());
    let answer = request.header("Stripe-Version", "2026-10-28.endive").send().await.unwrap();
    assert_eq!(answer.headers()["Stripe-Version"], "2026-10-28.endive");
    assert!(answer.headers()["Request-Id"].to_str().unwrap().starts_with("req_"));
    let stranger = portal.client.get(portal.url("/v1/balance")).send().await.unwrap();
    assert_eq!(stranger.status(), StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_lost_answer_is_asked_for_again_under_the_same_key() {
    for (fault, made_meanwhile) in [("timeout_after", 1), ("timeout_before", 0), ("garbage", 1)] {
        let portal = Portal::new().await;
        let fault = json!({ "kind": fault, "path": "/v1/payment_intents", "seconds": 0 });
        portal.steer("faults", fault).await;
        let lost = portal.pay("k").await.unwrap().json::<Value>().await;
        assert!(lost.is_err());
        assert_eq!(portal.list("payment_intents").await.len(), made_meanwhile);
        assert_eq!(portal.pay("k").await.unwrap().status(), StatusCode::OK);
        assert_eq!(portal.list("payment_intents").await.len(), 1);
    }
}

#[tokio::test]
async fn a_client_that_gives_up_waiting_leaves_its_key_free() {
    let portal = Portal::new().await;
    portal.steer("faults", json!({ "kind": "timeout_before", "method": "POST" })).await;
    let impatient = tokio::time::timeout(Duration::from_millis(300), portal.pay("k")).await;
    assert!(impatient.is_err());
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert_eq!(portal.pay("k").await.unwrap().status(), StatusCode::OK);
}

#[tokio::test]
async fn two_requests_at_once_with_one_key_are_in_conflict() {
    let portal = Portal::new().await;
    portal.steer("faults", json!({ "kind": "slow", "method": "POST", "seconds": 1 })).await;
    let second = async {
        tokio::time::sleep(Duration::from_millis(300)).await;
        portal.pay("k").await.unwrap()
    };
    let (first, second) = tokio::join!(portal.pay("k"), second);
    assert_eq!(first.unwrap().status(), StatusCode::OK);
    assert_eq!(second.status(), StatusCode::CONFLICT);
    let error: Value = second.json().await.unwrap();
    assert_eq!(error["error"]["code"], "idempotency_key_in_use");
}

#[tokio::test]
async fn webhooks_are_tried_again_until_they_are_taken() {
    let (url, mut events) = webhook_receiver(2).await;
    let portal = Portal::new().await;
    portal.sandbox.set_webhook_url(&url);
    portal.pay("k").await.unwrap();
    let mut told = Vec::new();
    while told.len() < 3 {
        told.push(receive(&mut events).await.expect("another event"));
    }
    told.sort();
    let expected = ["charge.succeeded", "payment_intent.created", "payment_intent.succeeded"];
    assert_eq!(told, expected);
}

#[tokio::test]
async fn webhooks_can_be_dropped_or_doubled() {
    for (kind, times, count) in [("drop_webhooks", 3, 0), ("duplicate_webhooks", 3, 6)] {
        let (url, mut events) = webhook_receiver(0).await;
        let portal = Portal::new().await;
        portal.sandbox.set_webhook_url(&url);
        portal.steer("faults", json!({ "kind": kind, "times": times })).await;
        portal.pay("k").await.unwrap();
        let mut told = 0;
        while receive(&mut events).await.is_some() {
            told += 1;
        }
        assert_eq!(told, count, "{kind}");
    }
}

#[tokio::test]
async fn a_test_moves_time() {
    let portal = Portal::new().await;
    let before = portal.pay("k").await.unwrap().json::<Value>().await.unwrap();
    portal.steer("time", json!({ "advance_seconds": 86_400 })).await;
    let after = portal.pay("k").await.unwrap().json::<Value>().await.unwrap();
    assert_ne!(before["id"], after["id"], "the key's day is over");
    let created = |payment: &Value| payment["created"].as_i64().unwrap();
    assert_eq!(created(&after) - created(&before), 86_400);
}

#[tokio::test]
async fn a_test_orders_a_decline_and_a_return() {
    let portal = Portal::new().await;
    let decline = json!({ "kind": "decline", "decline_code": "lost_card" });
    portal.steer("faults", decline).await;
    assert_eq!(portal.pay("k1").await.unwrap().status(), StatusCode::PAYMENT_REQUIRED);
    let paid: Value = portal.pay("k2").await.unwrap().json().await.unwrap();
    let comes_back = json!({ "payment_intent": paid["id"], "reason": "fraudulent" });
    portal.steer("returns", comes_back).await;
    assert_eq!(portal.list("disputes").await.len(), 1);
}

#[tokio::test]
async fn the_hosted_page_speaks_the_payer_s_language() {
    let portal = Portal::new().await;
    for (locale, language, heading) in
        [("en", "en", "Add a payment method"), ("es-419", "es", "Agregar un método de pago")]
    {
        let page = portal.read(&portal.session_url(locale).await).await;
        assert!(page.contains(&format!("<html lang=\"{language}\">")), "{page}");
        assert!(page.contains(&format!("<h1>{heading}</h1>")), "{page}");
        assert!(page.contains("href=\"https://portal.test/methods\""), "{page}");
    }
}

#[tokio::test]
async fn every_field_of_the_hosted_page_has_its_label() {
    let portal = Portal::new().await;
    let url = portal.session_url("en").await;
    for (query, fields) in [
        ("", vec!["number", "expiry", "cvc", "name"]),
        ("?type=us_bank_account", vec!["routing_number", "account_number", "account_type", "name"]),
    ] {
        let page = portal.read(&format!("{url}{query}")).await;
        for field in fields {
            assert!(page.contains(&format!("<label for=\"{field}\">")), "{field}");
            assert!(page.contains(&format!("name=\"{field}\"")), "{field}");
        }
    }
}

#[tokio::test]
async fn a_mistyped_number_is_never_shown_again() {
    let portal = Portal::new().await;
    let url = portal.session_url("en").await;
    let typed = [("number", "4242424242424241"), ("expiry", "12 / 34"), ("cvc", "31415")];
    let answer = portal.client.post(&url).form(&typed).send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let policy = answer.headers()["Content-Security-Policy"].to_str().unwrap().to_owned();
    assert!(policy.starts_with("default-src 'none'"));
    let page = answer.text().await.unwrap();
    assert!(page.contains("id=\"number-error\"") && page.contains("value=\"12 / 34\""));
    assert!(!page.contains("4242424242424241") && !page.contains("31415"), "{page}");
}

#[tokio::test]
async fn the_overview_shows_payments_and_lets_them_come_back() {
    let portal = Portal::new().await;
    let paid: Value = portal.pay("k").await.unwrap().json().await.unwrap();
    assert!(portal.read(&portal.url("/")).await.contains(paid["id"].as_str().unwrap()));
    let form = [("payment_intent", paid["id"].as_str().unwrap())];
    let answer = portal.client.post(portal.url("/returns")).form(&form).send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    assert!(portal.read(&portal.url("/")).await.contains("disputed or returned"));
}

#[tokio::test]
async fn a_stopped_sandbox_listens_no_more() {
    let portal = Portal::new().await;
    let url = portal.url("/");
    portal.sandbox.stop().await;
    assert!(portal.client.get(url).send().await.unwrap_err().is_connect());
}
