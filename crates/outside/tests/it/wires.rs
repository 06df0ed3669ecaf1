//! The same adapter over a wire of one's own: how a simulation puts its Stripe in the same process.

use std::sync::Mutex;

use async_trait::async_trait;
use outside::facts::ChargeState;
use outside::processor::{Failure, Processor};
use outside::stripe::{Call, NoReply, Reply, Stripe, Verb, Wire};

use crate::samples::{attempt, charge, now, succeeded};

struct Prepared(Mutex<Option<Result<Reply, NoReply>>>);

#[async_trait]
impl Wire for Prepared {
    async fn send(&self, call: &Call) -> Result<Reply, NoReply> {
        assert_eq!((call.verb, call.path.as_str()), (Verb::Post, "/v1/payment_intents"));
        assert_eq!(call.idempotency_key, Some(attempt().to_string()));
        self.0.lock().expect("one thread").take().expect("one call")
    }
}

fn stripe_over(reply: Result<Reply, NoReply>) -> Stripe {
    Stripe::over(Box::new(Prepared(Mutex::new(Some(reply)))), vec![])
}

#[tokio::test]
async fn a_reply_is_read_as_if_it_came_from_afar() {
    let body = succeeded().to_string().into_bytes();
    let stripe = stripe_over(Ok(Reply { status: 200, body, request_id: None }));
    let facts = stripe.charge(&charge()).await.unwrap();
    assert_eq!(facts.state, ChargeState::Succeeded { at: now() });
}

#[tokio::test]
async fn a_simulated_fault_means_what_the_real_one_means() {
    let stripe = stripe_over(Err(NoReply::Lost("cut".to_owned())));
    assert_eq!(stripe.charge(&charge()).await, Err(Failure::Unknown("cut".to_owned())));
    let stripe = stripe_over(Err(NoReply::NotConnected("off".to_owned())));
    assert_eq!(stripe.charge(&charge()).await, Err(Failure::Unreachable("off".to_owned())));
}
