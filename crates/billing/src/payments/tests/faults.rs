//! A processor that answers late, wrong, twice or not at all.

use base::{Cents, Error};
use serde_json::json;

use super::world::{Maria, marias};
use crate::payments::{
    AttemptState, Choice, Failed, PaymentState, handle_notification, outcome, receive,
};

/// The payer is told "in progress", and soon enough the truth is found: charged once.
async fn ends_in_one_charge(maria: &Maria, fault: &str, told: AttemptState) {
    let card = maria.store_card("4242424242424242").await;
    maria.next_charge(fault, 1).await;
    let payment = maria.pay_all(card).await;
    assert_eq!(maria.states(payment).await, (PaymentState::Open, told), "{fault}");
    assert_eq!(maria.balance().await.amount_due_cents(), Cents::ZERO, "{fault}");
    let paid_twice = maria.choose(Choice::AmountDue, card).await;
    assert!(matches!(paid_twice, Err(Error::Refused(_))), "{fault}");
    for _ in 0..3 {
        maria.after_seconds(700).await;
    }
    assert_eq!(maria.view(payment).await.payment.state, PaymentState::Paid, "{fault}");
    assert_eq!(maria.charged_count().await, 1, "{fault}");
    maria.is_sound().await;
}

#[tokio::test]
async fn a_lost_answer_is_found() {
    for fault in ["timeout_after", "error_500_after", "garbage"] {
        for maria in marias().await {
            ends_in_one_charge(&maria, fault, AttemptState::Unknown).await;
        }
    }
}

#[tokio::test]
async fn a_lost_request_is_sent_again() {
    for maria in marias().await {
        ends_in_one_charge(&maria, "timeout_before", AttemptState::Unknown).await;
    }
}

#[tokio::test]
async fn a_recorded_error_is_given_up_only_after_the_key_has_died() {
    for maria in marias().await {
        let card = maria.store_card("4242424242424242").await;
        maria.next_charge("error_500_before", 1).await;
        let payment = maria.pay_all(card).await;
        maria.after_seconds(3_600).await;
        let state = maria.view(payment).await.payment.state;
        assert_ne!(state, PaymentState::Failed, "nobody knows yet");
        for _ in 0..10 {
            maria.after_seconds(6 * 3_600).await;
        }
        let view = maria.view(payment).await;
        match view.payment.state {
            PaymentState::Failed => assert_eq!(view.reason(), Some(Failed::NeverArrived)),
            state => assert_eq!(state, PaymentState::Paid),
        }
        let charged = usize::from(view.payment.state == PaymentState::Paid);
        assert_eq!(maria.charged_count().await, charged);
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn not_being_able_to_look_proves_nothing() {
    for maria in marias().await {
        let card = maria.store_card("4242424242424242").await;
        maria.next_charge("timeout_after", 1).await;
        let payment = maria.pay_all(card).await;
        let search = "/v1/payment_intents/search";
        let fault =
            json!({"method": "GET", "path": search, "kind": "error_500_before", "times": 50});
        maria.steer("faults", fault).await;
        for _ in 0..10 {
            maria.after_seconds(5 * 3_600).await;
        }
        assert_ne!(maria.view(payment).await.payment.state, PaymentState::Failed);
        let cleared = json!({"method": "GET", "path": "/none", "kind": "garbage", "times": 1});
        maria.steer("faults", cleared).await;
    }
}

#[tokio::test]
async fn a_first_call_that_fails_late_proves_nothing() {
    for maria in marias().await {
        let card = maria.store_card("4242424242424242").await;
        maria.next_charge("timeout_after", 1).await;
        let payment = maria.pay_all(card).await;
        let search = "/v1/payment_intents/search";
        let fault =
            json!({"method": "GET", "path": search, "kind": "error_500_before", "times": 2});
        maria.steer("faults", fault).await;
        maria.after_seconds(15).await; // the janitor cannot look, and might have sent it again
        let attempt = maria.attempt(payment).await.id;
        outcome::fail_first_call(&maria.world.ctx, attempt, Failed::Unreachable).await.unwrap();
        assert_eq!(maria.states(payment).await, (PaymentState::Open, AttemptState::Unknown));
        maria.after_seconds(700).await;
        assert_eq!(maria.view(payment).await.payment.state, PaymentState::Paid);
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn a_processor_that_is_down_charges_nothing() {
    for mut maria in marias().await {
        let card = maria.store_card("4242424242424242").await;
        let draft = maria.choose(Choice::AmountDue, card).await.unwrap();
        let other = sandbox::Sandbox::start(sandbox::Config::default()).await.unwrap();
        std::mem::replace(&mut maria.sandbox, other).stop().await;
        let payment = maria.complete(&draft).await.unwrap();
        let view = maria.view(payment).await;
        assert_eq!(view.payment.state, PaymentState::Failed);
        assert_eq!(view.reason(), Some(Failed::Unreachable));
        assert_eq!(maria.balance().await.amount_due_cents(), Cents(15_000));
    }
}

#[tokio::test]
async fn only_a_signed_notification_is_believed() {
    for maria in marias().await {
        let ctx = &maria.world.ctx;
        let body = br#"{"id":"evt_1","object":"event","type":"payment_intent.succeeded"}"#;
        let believed = receive(ctx, body, "t=1,v1=00").await.unwrap();
        assert!(believed.is_err());
        let unknown = handle_notification(ctx, "evt_1").await;
        assert!(matches!(unknown, Err(Error::NotFound)), "nothing of it was kept");
    }
}
