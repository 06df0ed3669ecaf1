//! The example objects that Stripe itself publishes (stripe/openapi, fixtures3.json): our readers
//! must not stumble over any of their fields.

use base::Cents;
use outside::facts::{ChargeState, DeclineReason, DisputeState, Funding, MethodDetails};
use outside::processor::{ChargeRef, Processor, SetupOutcome, SetupRef};
use serde_json::{Value, json};

use crate::http_server::Answer;
use crate::samples::{list, merged, stripe_answering};

const FILE: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/processor/stripe-objects.json");

/// None, and a plain word about it, where the file is not on this machine.
fn published() -> Option<Value> {
    let Ok(text) = std::fs::read_to_string(FILE) else {
        println!("skipped: ../shared/data is absent");
        return None;
    };
    let mut file: Value = serde_json::from_str(&text).expect("JSON");
    Some(file["resources"].take())
}

#[tokio::test]
async fn a_payment_intent_that_was_never_tried() {
    let Some(published) = published() else { return };
    let intent = published["payment_intent"].clone();
    let (stripe, _server) = stripe_answering([Answer::Json(200, intent)]).await;
    let facts = stripe.get_charge(&ChargeRef::new("pi_1")).await.unwrap();
    assert_eq!((facts.amount.cents, facts.attempt), (Cents(1_099), None));
    let (reason, code) = (DeclineReason::Generic, "requires_payment_method".to_owned());
    assert_eq!(facts.state, ChargeState::Failed { reason, code });
}

#[tokio::test]
async fn a_disputed_charge() {
    let Some(published) = published() else { return };
    let charge = merged(published["charge"].clone(), json!({"disputed": true}));
    let succeeded = json!({"status": "succeeded", "latest_charge": charge});
    let intent = merged(published["payment_intent"].clone(), succeeded);
    let disputes = list(vec![published["dispute"].clone()], false);
    let (stripe, _server) =
        stripe_answering([Answer::Json(200, intent), Answer::Json(200, disputes)]).await;
    let facts = stripe.get_charge(&ChargeRef::new("pi_1")).await.unwrap();
    assert!(matches!(facts.state, ChargeState::Succeeded { .. }));
    let dispute = facts.dispute.unwrap();
    assert_eq!((dispute.state, dispute.amount.cents), (DisputeState::Inquiry, Cents(1_000)));
}

#[tokio::test]
async fn a_finished_checkout_session_with_its_card() {
    let Some(published) = published() else { return };
    let method = json!({"status": "succeeded", "payment_method": published["payment_method"]});
    let intent = merged(published["setup_intent"].clone(), method);
    let finished = json!({"status": "complete", "mode": "setup", "setup_intent": intent});
    let session = merged(published["checkout.session"].clone(), finished);
    let (stripe, _server) = stripe_answering([Answer::Json(200, session)]).await;
    let outcome = stripe.get_setup(&SetupRef::new("cs_1")).await.unwrap();
    let SetupOutcome::Complete(method) = outcome else { panic!("{outcome:?}") };
    let MethodDetails::Card { brand, funding, last4, .. } = method.details else { panic!() };
    assert_eq!((brand.as_str(), funding, last4.as_str()), ("visa", Funding::Credit, "4242"));
}

#[tokio::test]
async fn a_balance_transaction() {
    let Some(published) = published() else { return };
    let movements = list(vec![published["balance_transaction"].clone()], false);
    let (stripe, _server) = stripe_answering([Answer::Json(200, movements)]).await;
    assert_eq!(stripe.balance().await.unwrap()[0].gross_cents, Cents(100));
}
