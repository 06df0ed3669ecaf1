//! Refunds that are decided later, and those that come back undelivered.

use base::Cents;
use serde_json::json;

use crate::payments::tests::returns::settled;
use crate::payments::tests::world::{Maria, Payment, marias};
use crate::refunds::{RefundAttemptState, RefundState, handle_notification};

const PENDING_FIRST: &str = "4000000000007726";
const FAILS_LATER: &str = "4000000000005126";

async fn paid_by(maria: &Maria, number: &str) -> Payment {
    maria.pay_all(maria.store_card(number).await).await
}

#[tokio::test]
async fn a_refund_on_its_way_is_done_when_a_look_says_so() {
    for maria in marias().await {
        let payment = paid_by(&maria, PENDING_FIRST).await;
        let refund = maria.give_back(payment, 6_000).await;
        let view = maria.refund_view(refund).await;
        assert_eq!(view.refund.state, RefundState::Open);
        assert_eq!(view.attempt_state, RefundAttemptState::Pending);
        assert_eq!(maria.open_cents().await, (1_000, 5_000), "it is owed again at once");
        maria.steer("settle", json!({})).await;
        maria.after_seconds(3_700).await;
        assert_eq!(maria.refund_view(refund).await.refund.state, RefundState::Done);
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn a_refund_that_fails_after_it_succeeded_leaves_the_payment_paid() {
    for maria in marias().await {
        let payment = paid_by(&maria, FAILS_LATER).await;
        let refund = maria.give_back(payment, 6_000).await;
        assert_eq!(maria.refund_view(refund).await.refund.state, RefundState::Done);
        maria.steer("settle", json!({})).await;
        for _ in 0..2 {
            maria.reconcile().await;
            let view = maria.refund_view(refund).await;
            assert_eq!(view.refund.state, RefundState::Failed);
            assert_eq!(view.reason.as_deref(), Some("expired_or_canceled_card"));
            assert_eq!(maria.open_cents().await, (0, 0));
            assert_eq!(maria.gone(payment).await, (0, 0));
            maria.is_sound().await;
        }
        maria.give_back(payment, 15_000).await;
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn what_was_paid_otherwise_meanwhile_becomes_credit_when_a_refund_fails() {
    for maria in marias().await {
        let payment = paid_by(&maria, FAILS_LATER).await;
        let refund = maria.try_refund(payment, None, "all").await.unwrap();
        paid_by(&maria, "4242424242424242").await;
        maria.steer("settle", json!({})).await;
        maria.reconcile().await;
        assert_eq!(maria.refund_view(refund).await.refund.state, RefundState::Failed);
        assert_eq!(maria.open_cents().await, (0, 0));
        assert_eq!(maria.balance().await.unapplied_cents, Cents(15_000));
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn a_refund_to_a_bank_account_is_told_by_a_notification() {
    for maria in marias().await {
        let bank = maria.store_bank_account("000123456789").await;
        let payment = settled(&maria, bank, 15_000).await;
        let refund = maria.give_back(payment, 5_000).await;
        assert_eq!(maria.refund_view(refund).await.attempt_state, RefundAttemptState::Pending);
        maria.steer("settle", json!({})).await;
        let name = maria.listed("refunds").await[0]["id"].as_str().unwrap().to_owned();
        let ctx = &maria.world.ctx;
        maria.notify("evt_1", &format!("refund {name}")).await;
        for _ in 0..2 {
            handle_notification(ctx, "evt_1").await.unwrap();
            assert_eq!(maria.refund_view(refund).await.refund.state, RefundState::Done);
        }
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn a_refund_made_at_the_processor_itself_waits_for_staff() {
    for maria in marias().await {
        let payment = paid_by(&maria, "4242424242424242").await;
        let intent = maria.attempt(payment).await.reference.unwrap();
        maria.post_there("refunds", &[("payment_intent", &intent), ("amount", "700")]).await;
        maria.reconcile().await;
        let checked = crate::verify::verify(&maria.world.ctx).await.unwrap();
        let broken = checked.into_iter().filter(|it| !it.is_kept());
        let promises: Vec<&str> = broken.map(|it| it.promise).collect();
        let expected =
            ["nothing at the processor waits for staff", "clearing equals the processor's balance"];
        assert_eq!(promises, expected);
    }
}
