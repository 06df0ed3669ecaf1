//! A processor that answers a refund late, wrong, twice or not at all.

use serde_json::json;

use crate::payments::tests::world::{Maria, marias};
use crate::refunds::{RefundAttemptState, RefundState, outcome, store};

const CARD: &str = "4242424242424242";

async fn next_refund(maria: &Maria, kind: &str) {
    let fault = json!({ "method": "POST", "path": "/v1/refunds", "kind": kind, "times": 1 });
    maria.steer("faults", fault).await;
}

#[tokio::test]
async fn a_lost_answer_ends_in_one_refund() {
    for fault in ["timeout_after", "error_500_after", "garbage", "timeout_before"] {
        for maria in marias().await {
            let payment = maria.pay_all(maria.store_card(CARD).await).await;
            next_refund(&maria, fault).await;
            let refund = maria.give_back(payment, 6_000).await;
            let told = maria.refund_view(refund).await;
            assert_eq!(told.refund.state, RefundState::Open, "{fault}");
            assert_eq!(told.attempt_state, RefundAttemptState::Unknown, "{fault}");
            for _ in 0..3 {
                maria.after_seconds(700).await;
            }
            assert_eq!(maria.refund_view(refund).await.refund.state, RefundState::Done, "{fault}");
            assert_eq!(maria.refunded_there().await, 6_000, "{fault}");
            maria.is_sound().await;
        }
    }
}

#[tokio::test]
async fn a_processor_that_is_down_gives_nothing_back() {
    for mut maria in marias().await {
        let payment = maria.pay_all(maria.store_card(CARD).await).await;
        let other = sandbox::Sandbox::start(sandbox::Config::default()).await.unwrap();
        std::mem::replace(&mut maria.sandbox, other).stop().await;
        let refund = maria.give_back(payment, 6_000).await;
        let view = maria.refund_view(refund).await;
        assert_eq!(view.attempt_state, RefundAttemptState::Refused);
        assert_eq!(view.reason.as_deref(), Some("processor_unreachable"));
        assert_eq!(maria.open_cents().await, (0, 0), "it stays paid");
        assert!(!view.concerns_payer());
    }
}

#[tokio::test]
async fn not_being_able_to_look_proves_nothing() {
    for maria in marias().await {
        let payment = maria.pay_all(maria.store_card(CARD).await).await;
        next_refund(&maria, "timeout_after").await;
        let refund = maria.give_back(payment, 6_000).await;
        let look = json!({"method": "GET", "path": "/v1/refunds", "kind": "error_500_before", "times": 50});
        maria.steer("faults", look).await;
        for _ in 0..10 {
            maria.after_seconds(5 * 3_600).await;
        }
        assert_eq!(maria.refund_view(refund).await.refund.state, RefundState::Open);
    }
}

#[tokio::test]
async fn a_first_call_that_is_refused_late_proves_nothing() {
    for maria in marias().await {
        let payment = maria.pay_all(maria.store_card(CARD).await).await;
        next_refund(&maria, "timeout_after").await;
        let refund = maria.give_back(payment, 6_000).await;
        let look =
            json!({"method": "GET", "path": "/v1/refunds", "kind": "error_500_before", "times": 2});
        maria.steer("faults", look).await;
        maria.after_seconds(15).await; // the janitor cannot look, and might have sent it again
        let ctx = &maria.world.ctx;
        let mut conn = ctx.db.read().await.unwrap();
        let attempt = store::attempts_of(&mut conn, refund).await.unwrap()[0];
        drop(conn);
        outcome::refuse_first_call(ctx, attempt, "processor_unreachable").await.unwrap();
        assert_eq!(maria.refund_view(refund).await.refund.state, RefundState::Open);
        maria.after_seconds(700).await;
        assert_eq!(maria.refund_view(refund).await.refund.state, RefundState::Done);
        maria.is_sound().await;
    }
}
