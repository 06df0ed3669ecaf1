//! The processor's notifications, true and forged.

use std::sync::Arc;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::json;
use tower::ServiceExt as _;

use crate::portal::Portal;

async fn send(portal: &Portal, signature: Option<&str>, body: &str) -> StatusCode {
    let request = Request::post("/hooks/processor");
    let request = match signature {
        Some(signature) => request.header("stripe-signature", signature),
        None => request,
    };
    let request = request.body(Body::from(body.to_owned())).unwrap();
    portal.router.clone().oneshot(request).await.unwrap().status()
}

#[tokio::test]
async fn a_forged_notification_is_not_believed() {
    let portal = Portal::open().await;
    let event = json!({"id": "evt_1", "object": "event", "type": "payment_intent.succeeded",
        "data": {"object": {"id": "pi_1", "object": "payment_intent"}}});
    for signature in [None, Some("t=1,v1=00"), Some("nonsense")] {
        let status = send(&portal, signature, &event.to_string()).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{signature:?}");
    }
}

#[tokio::test]
async fn a_notification_larger_than_any_is_not_read() {
    let portal = Portal::open().await;
    let body = "x".repeat(256 * 1024 + 1);
    assert_eq!(send(&portal, None, &body).await, StatusCode::PAYLOAD_TOO_LARGE);
    let body = "x".repeat(200 * 1024);
    assert_eq!(send(&portal, None, &body).await, StatusCode::BAD_REQUEST, "read, and not believed");
}

/// Takes what the sandbox really sends, over a socket.
#[tokio::test]
async fn the_processors_own_notification_is_kept_and_followed() {
    let portal = Arc::new(Portal::open().await);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/hooks/processor", listener.local_addr().unwrap());
    let router = portal.router.clone();
    tokio::spawn(async move { axum::serve(listener, router).await });
    portal.sandbox.set_webhook_url(&url);
    let maria = portal.maria().await;
    let review = maria.review_with_bank_account("000123456789").await;
    let payment = maria.complete(&review).await.leads_to();
    portal.steer("settle", json!({})).await;
    for _ in 0..100 {
        billing::jobs::run_due(&portal.world.ctx, 10).await.unwrap();
        if maria.get(&payment).await.says("Payment approved") {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("the settlement was never told");
}
