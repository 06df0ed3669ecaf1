//! The same adapter over a wire of one's own: how a simulation puts its Stripe in the same process.

use std::collections::VecDeque;
use std::sync::Mutex;

use async_trait::async_trait;
use outside::facts::{ChargeFacts, ChargeState};
use outside::processor::{Failure, Processor};
use outside::stripe::{Call, NoReply, Reply, Stripe, Verb, Wire};
use serde_json::{Value, json};

use crate::samples::{attempt, charge, intent, now, paid_charge, succeeded};

/// Replies in the order in which they are wanted.
struct Prepared(Mutex<VecDeque<Result<Reply, NoReply>>>);

#[async_trait]
impl Wire for Prepared {
    async fn send(&self, call: &Call) -> Result<Reply, NoReply> {
        if call.verb == Verb::Post {
            assert_eq!(call.path, "/v1/payment_intents");
            assert_eq!(call.idempotency_key, Some(attempt().to_string()));
        }
        self.0.lock().expect("one thread").pop_front().expect("one call more")
    }
}

async fn charged_over<const N: usize>(
    replies: [Result<Reply, NoReply>; N],
) -> Result<ChargeFacts, Failure> {
    let wire = Prepared(Mutex::new(replies.into()));
    Stripe::over(Box::new(wire), vec![]).charge(&charge()).await
}

fn done(body: &Value) -> Result<Reply, NoReply> {
    Ok(Reply { status: 200, body: body.to_string().into_bytes(), request_id: None })
}

fn not_connected() -> Result<Reply, NoReply> {
    Err(NoReply::NotConnected("off".to_owned()))
}

#[tokio::test]
async fn a_reply_is_read_as_if_it_came_from_afar() {
    let facts = charged_over([done(&succeeded())]).await.unwrap();
    assert_eq!(facts.state, ChargeState::Succeeded { at: now() });
}

#[tokio::test]
async fn a_simulated_fault_means_what_the_real_one_means() {
    let lost = charged_over([Err(NoReply::Lost("cut".to_owned()))]).await;
    assert_eq!(lost, Err(Failure::Unknown("cut".to_owned())));
    let unreachable = charged_over([not_connected()]).await;
    assert_eq!(unreachable, Err(Failure::Unreachable("off".to_owned())));
}

#[tokio::test]
async fn a_charge_that_was_made_is_not_called_unreachable() {
    let disputed = paid_charge(json!({"disputed": true}));
    let made = intent("succeeded", json!({"latest_charge": disputed}));
    let failure = charged_over([done(&made), not_connected(), not_connected()]).await;
    assert!(matches!(failure, Err(Failure::Unknown(_))), "{failure:?}");
}
