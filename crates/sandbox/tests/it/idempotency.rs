//! Idempotency keys: a payment that is asked for twice is made once.

use sandbox::processor::ServerFault;

use crate::biller::{Biller, card, done, id, keyed, refused};

const PAYMENTS: &str = "/v1/payment_intents";

fn is_replay(response: &sandbox::processor::Response) -> bool {
    response.headers.iter().any(|header| header == &("Idempotent-Replayed", "true".to_owned()))
}

#[test]
fn the_same_key_replays_the_first_answer() {
    let mut biller = Biller::new();
    let maria = biller.payer(card("4242424242424242"));
    let first = biller.post_with_key("k", PAYMENTS, &maria.payment("5000"));
    let again = biller.post_with_key("k", PAYMENTS, &maria.payment("5000"));
    assert!(!is_replay(&first) && is_replay(&again));
    assert_eq!(first.body, again.body);
    assert_eq!(biller.get(PAYMENTS, &[])["data"].as_array().unwrap().len(), 1);
}

#[test]
fn a_decline_is_replayed_too() {
    let mut biller = Biller::new();
    let maria = biller.payer(card("4000000000000341"));
    for _ in 0..2 {
        let declined = biller.post_with_key("k", PAYMENTS, &maria.payment("5000"));
        assert_eq!(refused(&declined), (402, "card_declined"));
    }
    assert_eq!(biller.get("/v1/charges", &[])["data"].as_array().unwrap().len(), 1);
}

#[test]
fn a_key_is_for_one_request_only() {
    let mut biller = Biller::new();
    let maria = biller.payer(card("4242424242424242"));
    done(biller.post_with_key("k", PAYMENTS, &maria.payment("5000")));
    let other_amount = biller.post_with_key("k", PAYMENTS, &maria.payment("5001"));
    let other_endpoint = biller.post_with_key("k", "/v1/customers", &[]);
    for misused in [other_amount, other_endpoint] {
        assert_eq!(misused.status, 400);
        assert_eq!(misused.body["error"]["type"], "idempotency_error");
    }
}

#[test]
fn a_key_lives_for_a_day() {
    let mut biller = Biller::new();
    let maria = biller.payer(card("4242424242424242"));
    let first = done(biller.post_with_key("k", PAYMENTS, &maria.payment("5000")));
    biller.hours_pass(23);
    let replayed = done(biller.post_with_key("k", PAYMENTS, &maria.payment("5000")));
    biller.hours_pass(1);
    let fresh = done(biller.post_with_key("k", PAYMENTS, &maria.payment("5000")));
    assert_eq!(id(&first), id(&replayed));
    assert_ne!(id(&first), id(&fresh));
}

#[test]
fn a_request_that_failed_validation_may_be_corrected_under_its_key() {
    let mut biller = Biller::new();
    let maria = biller.payer(card("4242424242424242"));
    assert_eq!(biller.post_with_key("k", PAYMENTS, &maria.payment("49")).status, 400);
    assert_eq!(biller.post_with_key("k", PAYMENTS, &maria.payment("50")).status, 200);
}

#[test]
fn a_500_after_the_effect_is_what_the_key_answers_from_then_on() {
    let mut biller = Biller::new();
    let maria = biller.payer(card("4242424242424242"));
    let request = keyed("k", PAYMENTS, &maria.payment("5000"));
    let fault = Some(ServerFault::AfterEffect);
    assert_eq!(biller.processor.handle_with(biller.now, &request, fault).status, 500);
    let again = biller.processor.handle(biller.now, &request);
    assert!(again.status == 500 && is_replay(&again));
    assert_eq!(biller.get(PAYMENTS, &[])["data"][0]["status"], "succeeded");
}

#[test]
fn a_500_before_the_effect_leaves_the_key_free() {
    let mut biller = Biller::new();
    let maria = biller.payer(card("4242424242424242"));
    let request = keyed("k", PAYMENTS, &maria.payment("5000"));
    let fault = Some(ServerFault::BeforeEffect);
    assert_eq!(biller.processor.handle_with(biller.now, &request, fault).status, 500);
    assert_eq!(biller.processor.handle(biller.now, &request).status, 200);
    assert_eq!(biller.get(PAYMENTS, &[])["data"].as_array().unwrap().len(), 1);
}

#[test]
fn a_seed_gives_the_same_answers_again() {
    let play = || {
        let mut biller = Biller::new();
        let maria = biller.payer(card("4242424242424242"));
        biller.pay(&maria, "5000").body
    };
    assert_eq!(play(), play());
}
