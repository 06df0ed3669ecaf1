//! The adapters against the sandbox: what the demo runs, and what the engine will meet.

use std::time::Duration;

use base::{Cents, Clock, SignedDuration, SystemClock};
use outside::facts::{ChargeState, DeclineReason, DisputeState, Funding, MethodDetails};
use outside::mail::Mailer;
use outside::processor::{Failure, METHOD_GONE, Presence, Processor, Subject};
use outside::smtp::SmtpMailer;
use serde_json::{Value, json};

use crate::http_server::{Answer, HttpServer, Request};
use crate::letters;
use crate::sandbox_world::World;

fn failed_because(state: &ChargeState) -> Option<DeclineReason> {
    match state {
        ChargeState::Failed { reason, .. } => Some(*reason),
        _ => None,
    }
}

#[tokio::test]
async fn a_stored_card_pays() {
    let world = World::start().await;
    let card = world.store_card("4242424242424242").await;
    assert!(matches!(&card.details,
        MethodDetails::Card { funding: Funding::Credit, last4, .. } if last4 == "4242"));
    let facts = world.pay(&card).await;
    assert!(matches!(facts.state, ChargeState::Succeeded { .. }), "{:?}", facts.state);
    assert_eq!(world.look_again(&facts).await, facts);
    assert_eq!(world.stripe.balance().await.unwrap()[0].gross_cents, Cents(12_000));
}

#[tokio::test]
async fn the_bank_declines_a_stored_card() {
    let world = World::start().await;
    let card = world.store_card("4000000000000341").await;
    let facts = world.pay(&card).await;
    assert_eq!(failed_because(&facts.state), Some(DeclineReason::Generic));
    world.steer("faults", json!({"kind": "decline", "decline_code": "insufficient_funds"})).await;
    let facts = world.pay(&card).await;
    assert_eq!(failed_because(&facts.state), Some(DeclineReason::InsufficientFunds));
}

#[tokio::test]
async fn an_attempt_sent_twice_charges_once() {
    let world = World::start().await;
    let card = world.store_card("4242424242424242").await;
    let attempt = world.attempt(&card, Presence::Absent);
    let first = world.stripe.charge(&attempt).await.unwrap();
    assert_eq!(world.stripe.charge(&attempt).await.unwrap(), first);
    let an_hour_ago = SystemClock.now() - SignedDuration::from_hours(1);
    let listed = world.stripe.list_since(an_hour_ago, None).await.unwrap();
    assert_eq!(listed.charges, [first]);
}

#[tokio::test]
async fn a_lost_answer_is_found_again() {
    let world = World::start().await;
    let card = world.store_card("4242424242424242").await;
    world
        .steer(
            "faults",
            json!({"method": "POST", "path": "/v1/payment_intents",
        "kind": "error_500_after"}),
        )
        .await;
    let attempt = world.attempt(&card, Presence::Absent);
    let lost = world.stripe.charge(&attempt).await;
    assert!(matches!(lost, Err(Failure::Unknown(_))), "{lost:?}");
    let again = world.stripe.charge(&attempt).await;
    assert!(matches!(again, Err(Failure::Unknown(_))), "errors are replayed: {again:?}");
    let found = world.stripe.find_by_attempt(attempt.attempt).await.unwrap().unwrap();
    assert!(matches!(found.state, ChargeState::Succeeded { .. }), "{:?}", found.state);
}

#[tokio::test]
async fn a_bank_debit_settles_and_comes_back() {
    let world = World::start().await;
    let account = world.store_bank_account("000123456789").await;
    let facts = world.pay(&account).await;
    assert_eq!(facts.state, ChargeState::Processing);
    world.steer("settle", json!({})).await;
    let facts = world.look_again(&facts).await;
    assert!(matches!(facts.state, ChargeState::Succeeded { .. }), "{:?}", facts.state);
    let returned = json!({"payment_intent": facts.reference.as_str(),
        "reason": "insufficient_funds"});
    world.steer("returns", returned).await;
    let facts = world.look_again(&facts).await;
    let (reason, code) = (DeclineReason::InsufficientFunds, "insufficient_funds".to_owned());
    assert_eq!(facts.state, ChargeState::Returned { reason, code, amount: facts.amount });
}

#[tokio::test]
async fn a_bank_debit_fails_for_the_reason_its_bank_gives() {
    let world = World::start().await;
    for (number, reason) in [
        ("000222222227", DeclineReason::InsufficientFunds),
        ("000111111113", DeclineReason::AccountClosed),
        ("000333333335", DeclineReason::DebitNotAuthorized),
    ] {
        let account = world.store_bank_account(number).await;
        let facts = world.pay(&account).await;
        world.steer("settle", json!({})).await;
        let facts = world.look_again(&facts).await;
        assert_eq!(failed_because(&facts.state), Some(reason), "{:?}", facts.state);
    }
}

#[tokio::test]
async fn a_payer_passes_or_fails_three_d_secure() {
    let world = World::start().await;
    let card = world.store_card("4000002760003184").await;
    for (answer, reason) in
        [("complete", None), ("fail", Some(DeclineReason::AuthenticationFailed))]
    {
        let facts = world.pay(&card).await;
        let ChargeState::ActionNeeded { url } = &facts.state else { panic!("{:?}", facts.state) };
        world.submit(url, &[("answer", answer)]).await;
        assert_eq!(failed_because(&world.look_again(&facts).await.state), reason);
    }
    let waiting = world.pay(&card).await;
    let given_up = world.stripe.cancel_charge(&waiting.reference).await.unwrap();
    assert_eq!(given_up.state, ChargeState::Canceled);
}

#[tokio::test]
async fn autopay_cannot_authenticate() {
    let world = World::start().await;
    let card = world.store_card("4000002760003184").await;
    let facts = world.stripe.charge(&world.attempt(&card, Presence::Absent)).await.unwrap();
    assert_eq!(failed_because(&facts.state), Some(DeclineReason::AuthenticationFailed));
}

#[tokio::test]
async fn a_disputed_card_payment_is_open_until_it_is_decided() {
    let world = World::start().await;
    let card = world.store_card("4000000000000259").await;
    let facts = world.pay(&card).await;
    world.steer("settle", json!({})).await;
    world.steer("time", json!({"advance_seconds": 60})).await;
    let facts = world.look_again(&facts).await;
    assert!(matches!(facts.state, ChargeState::Succeeded { .. }), "{:?}", facts.state);
    assert_eq!(facts.dispute.unwrap().state, DisputeState::Open);
}

#[tokio::test]
async fn a_removed_method_is_gone() {
    let world = World::start().await;
    let card = world.store_card("4242424242424242").await;
    for _ in 0..2 {
        assert_eq!(world.stripe.detach_method(&card.reference).await, Ok(()));
    }
    assert_eq!(world.stripe.get_method(&card.reference).await, Err(Failure::NotFound));
    let refused = world.try_to_pay(&card).await;
    assert!(
        matches!(&refused, Err(Failure::Refused { code, .. }) if code == METHOD_GONE),
        "{refused:?}"
    );
}

#[tokio::test]
async fn a_webhook_says_which_charge_to_look_at() {
    let world = World::start().await;
    let card = world.store_card("4242424242424242").await;
    let receiver = HttpServer::answering((0..8).map(|_| Answer::Json(200, json!({})))).await;
    world.sandbox.set_webhook_url(&receiver.url());
    let facts = world.pay(&card).await;
    let request = arrived(&receiver, "payment_intent.succeeded").await;
    let signature = request.header("stripe-signature").unwrap();
    let read = world.stripe.read_webhook(request.body.as_bytes(), signature, SystemClock.now());
    assert_eq!(read.unwrap().subject, Subject::Charge(facts.reference));
}

/// Webhooks come in any order, and some time later.
async fn arrived(receiver: &HttpServer, event_type: &str) -> Request {
    for _ in 0..100 {
        let found = receiver.requests().into_iter().find(|request| {
            let event: Value = serde_json::from_str(&request.body).expect("an event");
            event["type"] == event_type
        });
        if let Some(request) = found {
            return request;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("no {event_type} in five seconds");
}

#[tokio::test]
async fn a_letter_lies_in_the_inbox() {
    let world = World::start().await;
    let mailer = SmtpMailer::new(letters::settings(world.sandbox.smtp_address())).unwrap();
    mailer.send(&letters::letter()).await.unwrap();
    let url = format!("{}/messages.json?to=maria@example.com", world.sandbox.inbox_url());
    let inbox = world.browser.get(url).send().await.unwrap().text().await.unwrap();
    let inbox: Value = serde_json::from_str(&inbox).unwrap();
    assert_eq!(inbox[0]["subject"], "Su factura está lista");
}
