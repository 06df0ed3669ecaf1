//! A payer takes back the authorization for a bank account, and the processor knows before we do.

use base::{Error, Refusal};
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

#[tokio::test]
async fn a_revoked_authorization_is_a_fact_and_ends_debits() {
    for maria in marias().await {
        let bank = revoked(&maria).await;
        maria.reconcile().await;
        let mut conn = maria.world.ctx.db.read().await.unwrap();
        let sql = "SELECT revoked_because FROM mandate WHERE method_id = $1";
        let (because,): (Option<String>,) = conn.query_one(sql, &[&bank]).await.unwrap();
        assert_eq!(because.as_deref(), Some("debit_not_authorized"));
        let sql = "SELECT count(*) FROM event WHERE kind = 'mandate.revoked'";
        let (told,): (i64,) = conn.query_one(sql, &[]).await.unwrap();
        assert_eq!(told, 1, "told once, however often the bank says so");
        drop(conn);
        let refused = maria.complete(&maria.choose_other(2_000, bank).await).await;
        assert!(matches!(refused, Err(Error::Refused(Refusal::MethodUnusable))));
        maria.is_sound().await;
    }
}

#[test]
fn only_want_of_money_is_worth_another_try_and_only_twice() {
    for (reason, retries, again) in [
        (DeclineReason::InsufficientFunds, 0, true),
        (DeclineReason::InsufficientFunds, 1, true),
        (DeclineReason::InsufficientFunds, 2, false),
        (DeclineReason::AccountClosed, 0, false),
        (DeclineReason::DebitNotAuthorized, 0, false),
    ] {
        assert_eq!(Failed::Declined(reason).may_be_tried_again(retries), again, "{reason}");
    }
}
