//! Delivery of events: signed as Stripe signs them, tried again with growing pauses, in any order.

use std::sync::Arc;
use std::time::Duration;

use base::Timestamp;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use tokio::sync::mpsc::UnboundedReceiver;
use tokio::task::JoinSet;

use crate::control::Control;
use crate::faults::Kind;
use crate::processor::{Event, WebhookEndpoint};

const FIRST_PAUSE: Duration = Duration::from_millis(200);
const LONGEST_PAUSE: Duration = Duration::from_secs(20);
/// About five minutes; Stripe goes on for days.
const TRIES: u32 = 20;
const PATIENCE: Duration = Duration::from_secs(10);

/// Delivers until the sandbox stops; dropping the future ends the deliveries under way.
pub async fn deliver_all(control: Arc<Control>, mut events: UnboundedReceiver<Event>) {
    let client = reqwest::Client::new();
    let mut deliveries = JoinSet::new();
    while let Some(event) = events.recv().await {
        while deliveries.try_join_next().is_some() {}
        let copies = match control.faults().take_for_webhook() {
            Some(Kind::DropWebhooks) => 0,
            Some(_) => 2,
            None => 1,
        };
        let endpoints = control.with_processor(|processor, _| processor.endpoints_for(&event.kind));
        for endpoint in endpoints {
            for _ in 0..copies {
                let (control, client) = (Arc::clone(&control), client.clone());
                deliveries.spawn(deliver(control, client, endpoint.clone(), event.clone()));
            }
        }
    }
}

async fn deliver(
    control: Arc<Control>,
    client: reqwest::Client,
    endpoint: WebhookEndpoint,
    event: Event,
) {
    let body = event.to_json().to_string();
    let mut pause = FIRST_PAUSE;
    for _ in 0..TRIES {
        let signature = sign(&endpoint.secret, control.outside_now(), &body);
        let request = client
            .post(&endpoint.url)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json; charset=utf-8")
            .header("User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)")
            .header("Stripe-Signature", signature)
            .body(body.clone());
        if request.send().await.is_ok_and(|answer| answer.status().is_success()) {
            return;
        }
        tokio::time::sleep(pause).await;
        pause = LONGEST_PAUSE.min(pause * 2);
    }
    tracing::warn!(event = event.id, kind = event.kind, "webhook given up");
}

/// `t=…,v1=…`: the HMAC-SHA256 of time and body, as docs.stripe.com/webhooks#verify-manually.
pub fn sign(secret: &str, at: Timestamp, body: &str) -> String {
    let second = at.as_second();
    let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(secret.as_bytes())
        .expect("HMAC takes keys of any length");
    mac.update(format!("{second}.{body}").as_bytes());
    let digest: String =
        mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    format!("t={second},v1={digest}")
}
