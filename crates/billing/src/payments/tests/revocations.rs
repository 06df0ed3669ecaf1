//! A payer takes back the authorization for a bank account, and the processor knows before we do.

use outside::facts::DeclineReason;
use serde_json::json;

use super::world::{Maria, Method, marias};
use crate::payments::{Failed, PaymentState};

/// A bank account whose first debit has come back as unauthorized; we have not heard of it.
async fn revoked(maria: &Maria) -> Method {
    let bank = maria.store_bank_account("000123456789").await;
    let payment = maria.complete(&maria.choose_other(1_000, bank).await).await.unwrap();
    maria.steer("settle", json!({})).await;
    let attempt = maria.attempt(payment).await;
    let order =
        json!({"payment_intent": attempt.reference.unwrap(), "reason": "debit_not_authorized"});
    maria.steer("returns", order).await;
    bank
}

#[tokio::test]
async fn a_debit_without_authorization_is_refused_at_once() {
    for maria in marias().await {
        let bank = revoked(&maria).await;
        let payment = maria.complete(&maria.choose_other(2_000, bank).await).await.unwrap();
        let view = maria.view(payment).await;
        assert_eq!(view.payment.state, PaymentState::Failed);
        let reason = Some(Failed::Declined(DeclineReason::DebitNotAuthorized));
        assert_eq!(view.reason(), reason);
        maria.reconcile().await;
        assert_eq!(maria.view(payment).await.reason(), reason, "the processor's list says no more");
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn a_refusal_that_was_lost_does_not_stay_in_progress() {
    for maria in marias().await {
        let bank = revoked(&maria).await;
        maria.next_charge("timeout_after", 1).await;
        let payment = maria.complete(&maria.choose_other(2_000, bank).await).await.unwrap();
        for _ in 0..4 {
            maria.after_seconds(3_700).await;
        }
        assert_eq!(maria.view(payment).await.payment.state, PaymentState::Canceled);
    }
}
