//! Money that comes back, days or weeks after it was paid.

use base::Cents;
use serde_json::json;

use super::world::{Maria, Method, Payment, marias};
use crate::payments::{AttemptState, Draft, PaymentState};

/// Pays with a bank account that settles, and answers the payment.
pub async fn settled(maria: &Maria, bank: Method, cents: i64) -> Payment {
    settled_draft(maria, &maria.choose_other(cents, bank).await).await
}

pub async fn settled_draft(maria: &Maria, draft: &Draft) -> Payment {
    let payment = maria.complete(draft).await.unwrap();
    maria.steer("settle", json!({})).await;
    maria.reconcile().await;
    assert_eq!(maria.view(payment).await.payment.state, PaymentState::Paid);
    payment
}

pub async fn comes_back(maria: &Maria, payment: Payment) {
    let intent = maria.attempt(payment).await.reference.unwrap();
    let order = json!({"payment_intent": intent, "reason": "insufficient_funds"});
    maria.steer("returns", order).await;
    maria.reconcile().await;
}

#[tokio::test]
async fn a_returned_debit_reopens_what_it_had_paid() {
    for maria in marias().await {
        let bank = maria.store_bank_account("000123456789").await;
        let payment = settled(&maria, bank, 15_000).await;
        assert_eq!(maria.open_cents().await, (0, 0));
        comes_back(&maria, payment).await;
        assert_eq!(maria.states(payment).await, (PaymentState::Returned, AttemptState::Returned));
        assert_eq!(maria.open_cents().await, (10_000, 5_000));
        maria.is_sound().await;
        maria.reconcile().await;
        assert_eq!(maria.open_cents().await, (10_000, 5_000), "told again, nothing more happens");
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn a_return_weeks_later_is_found_though_nobody_told_us() {
    for maria in marias().await {
        let bank = maria.store_bank_account("000123456789").await;
        let payment = settled(&maria, bank, 15_000).await;
        maria.after_seconds(40 * 24 * 3_600).await;
        comes_back(&maria, payment).await;
        assert_eq!(maria.view(payment).await.payment.state, PaymentState::Returned);
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn credit_spent_meanwhile_is_owed_again() {
    for maria in marias().await {
        let bank = maria.store_bank_account("000123456789").await;
        let payment = settled(&maria, bank, 22_000).await;
        assert_eq!(maria.balance().await.unapplied_cents, Cents(7_000));
        maria.bill("A-3", "2027-01-01", 4_000).await;
        assert_eq!(maria.balance().await.unapplied_cents, Cents(3_000));
        comes_back(&maria, payment).await;
        assert_eq!(maria.balance().await.receivable_cents, Cents(19_000));
        assert_eq!(maria.balance().await.unapplied_cents, Cents::ZERO);
        assert_eq!(maria.invoice("A-3").await.open_cents, Cents(4_000));
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn a_disputed_card_payment_leaves_clearing_until_it_is_decided() {
    for maria in marias().await {
        let card = maria.store_card("4000000000000259").await;
        let payment = maria.pay_all(card).await;
        maria.steer("settle", json!({})).await;
        maria.world.clock.advance_seconds(60);
        maria.reconcile().await;
        assert_eq!(maria.view(payment).await.payment.state, PaymentState::Paid);
        assert_eq!(maria.open_cents().await, (0, 0), "until it is lost nobody owes it again");
        maria.is_sound().await;
    }
}
