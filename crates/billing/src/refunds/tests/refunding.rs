//! Giving back: whole, in parts, out of credit, once for each wish.

use base::{Cents, Currency, Error, Refusal};

use crate::payments::PaymentState;
use crate::payments::tests::world::marias;
use crate::refunds::{RefundAttemptState, RefundState};

const CARD: &str = "4242424242424242";

#[tokio::test]
async fn what_a_refunded_payment_had_paid_is_owed_again() {
    for maria in marias().await {
        let payment = maria.pay_all(maria.store_card(CARD).await).await;
        let refund = maria.try_refund(payment, None, "once").await.unwrap();
        let view = maria.refund_view(refund).await;
        assert_eq!(view.refund.state, RefundState::Done);
        assert_eq!(view.attempt_state, RefundAttemptState::Succeeded);
        assert_eq!(maria.gone(payment).await, (0, 15_000));
        assert_eq!(maria.view(payment).await.payment.state, PaymentState::Paid);
        assert_eq!(maria.open_cents().await, (10_000, 5_000));
        maria.is_sound().await;
        let again = maria.pay_all(maria.store_card(CARD).await).await;
        assert_eq!(maria.view(again).await.payment.amount_cents, Cents(15_000));
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn parts_go_back_from_the_last_invoice_until_nothing_is_left() {
    for maria in marias().await {
        let payment = maria.pay_all(maria.store_card(CARD).await).await;
        maria.give_back(payment, 4_000).await;
        assert_eq!(maria.open_cents().await, (0, 4_000));
        maria.give_back(payment, 3_000).await;
        assert_eq!(maria.open_cents().await, (2_000, 5_000));
        let too_much = maria.try_refund(payment, Some(8_001), "more").await;
        let (limit, currency) = (Cents(8_000), Currency::USD);
        let above = Refusal::AboveRefundable { limit, currency };
        assert!(matches!(too_much, Err(Error::Refused(why)) if why == above));
        maria.give_back(payment, 8_000).await;
        let nothing = maria.try_refund(payment, None, "another").await;
        assert!(matches!(nothing, Err(Error::Refused(Refusal::NothingToRefund))));
        assert_eq!(maria.refunded_there().await, 15_000);
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn what_was_overpaid_goes_back_without_reopening_anything() {
    for maria in marias().await {
        let card = maria.store_card(CARD).await;
        let payment = maria.complete(&maria.choose_other(22_000, card).await).await.unwrap();
        maria.give_back(payment, 7_000).await;
        assert_eq!(maria.open_cents().await, (0, 0));
        assert_eq!(maria.balance().await.unapplied_cents, Cents::ZERO);
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn credit_spent_meanwhile_is_owed_again() {
    for maria in marias().await {
        let card = maria.store_card(CARD).await;
        let payment = maria.complete(&maria.choose_other(22_000, card).await).await.unwrap();
        maria.bill("A-3", "2027-01-01", 4_000).await;
        maria.give_back(payment, 5_000).await;
        assert_eq!(maria.balance().await.unapplied_cents, Cents::ZERO);
        assert_eq!(maria.invoice("A-3").await.open_cents, Cents(2_000), "2.00 of credit were left");
        assert_eq!(maria.open_cents().await, (0, 0));
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn credit_from_elsewhere_pays_what_a_refund_reopens() {
    for maria in marias().await {
        let card = maria.store_card(CARD).await;
        let payment = maria.pay_all(card).await;
        maria.complete(&maria.choose_other(5_000, card).await).await.unwrap();
        maria.give_back(payment, 5_000).await;
        assert_eq!(maria.open_cents().await, (0, 0));
        assert_eq!(maria.balance().await.unapplied_cents, Cents::ZERO);
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn one_wish_is_one_refund() {
    for maria in marias().await {
        let payment = maria.pay_all(maria.store_card(CARD).await).await;
        let first = maria.try_refund(payment, Some(1_000), "wish").await.unwrap();
        let again = maria.try_refund(payment, Some(1_000), "wish").await.unwrap();
        assert_eq!(first, again);
        let other = maria.try_refund(payment, Some(2_000), "wish").await;
        assert!(matches!(other, Err(Error::Refused(Refusal::ReviewAgain))));
        assert_eq!(maria.refunded_there().await, 1_000);
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn what_was_not_received_is_not_given_back() {
    for maria in marias().await {
        let bank = maria.store_bank_account("000123456789").await;
        let payment = maria.pay_all(bank).await;
        let early = maria.try_refund(payment, None, "early").await;
        assert!(matches!(early, Err(Error::Refused(Refusal::NothingToRefund))));
    }
}
