//! What banks and card networks answer, at once or days later.

use base::Cents;
use outside::facts::{DeclineReason, MethodKind};
use serde_json::json;

use super::world::marias;
use crate::invoices::{self, InvoiceFilter, Order, Tab};
use crate::methods;
use crate::payments::{AttemptState, Choice, Failed, PaymentState, refresh};

#[tokio::test]
async fn a_decline_changes_nothing_and_says_why() {
    for maria in marias().await {
        let card = maria.store_card("4000000000000341").await;
        maria
            .steer("faults", json!({"kind": "decline", "decline_code": "insufficient_funds"}))
            .await;
        let payment = maria.pay_all(card).await;
        assert_eq!(maria.states(payment).await, (PaymentState::Failed, AttemptState::Failed));
        let reason = maria.view(payment).await.reason();
        assert_eq!(reason, Some(Failed::Declined(DeclineReason::InsufficientFunds)));
        assert_eq!(maria.open_cents().await, (10_000, 5_000));
        assert_eq!(maria.balance().await.in_progress_cents, Cents::ZERO);
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn in_progress_lists_money_on_its_way_and_never_a_draft() {
    for maria in marias().await {
        let filter = InvoiceFilter {
            tab: Tab::InProgress,
            service: None,
            days: (base::Date::MIN, base::Date::MAX),
            order: Order::Newest,
        };
        let bank = maria.store_bank_account("000000000009").await;
        let draft = maria.choose_other(10_000, bank).await;
        for (paid, listed) in [(false, vec![]), (true, vec!["A-1"])] {
            if paid {
                maria.complete(&draft).await.unwrap();
            }
            let mut conn = maria.world.ctx.db.read().await.unwrap();
            let page = invoices::page_of(&mut conn, maria.account, &filter, None, 9).await.unwrap();
            let numbers: Vec<_> = page.rows.iter().map(|it| it.number.as_str()).collect();
            assert_eq!(numbers, listed, "paid: {paid}");
            assert!(page.rows.iter().all(|it| it.in_progress_cents == Cents(10_000)));
        }
    }
}

#[tokio::test]
async fn a_bank_debit_is_in_progress_until_it_settles() {
    for maria in marias().await {
        let bank = maria.store_bank_account("000123456789").await;
        let payment = maria.pay_all(bank).await;
        assert_eq!(maria.states(payment).await, (PaymentState::Open, AttemptState::Pending));
        assert_eq!(maria.balance().await.amount_due_cents(), Cents::ZERO);
        assert_eq!(maria.open_cents().await, (10_000, 5_000));
        maria.is_sound().await;
        maria.steer("settle", json!({})).await;
        maria.after_seconds(3_700).await;
        assert_eq!(maria.states(payment).await, (PaymentState::Paid, AttemptState::Succeeded));
        assert_eq!(maria.open_cents().await, (0, 0));
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn a_closed_bank_account_is_not_offered_again() {
    for maria in marias().await {
        let bank = maria.store_bank_account("000111111113").await;
        let payment = maria.pay_all(bank).await;
        maria.steer("settle", json!({})).await;
        maria.after_seconds(3_700).await;
        let reason = maria.view(payment).await.reason();
        assert_eq!(reason, Some(Failed::Declined(DeclineReason::AccountClosed)));
        let mut conn = maria.world.ctx.db.read().await.unwrap();
        let stored = methods::find_method(&mut conn, bank).await.unwrap().unwrap();
        assert!(!stored.is_usable(maria.world.ctx.today()));
        drop(conn);
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn a_payer_who_confirms_has_paid() {
    for maria in marias().await {
        let card = maria.store_card("4000002760003184").await;
        for (answer, state) in [("fail", PaymentState::Failed), ("complete", PaymentState::Paid)] {
            let payment = maria.pay_all(card).await;
            let action = maria.view(payment).await.attempt.unwrap().action_url.unwrap();
            maria.submit(&action, &[("answer", answer)]).await;
            refresh(&maria.world.ctx, payment).await.unwrap();
            assert_eq!(maria.view(payment).await.payment.state, state);
        }
        assert_eq!(maria.charged_count().await, 1);
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn a_payer_who_never_confirms_owes_it_still() {
    for maria in marias().await {
        let card = maria.store_card("4000002760003184").await;
        let payment = maria.pay_all(card).await;
        assert_eq!(maria.balance().await.amount_due_cents(), Cents::ZERO);
        for _ in 0..4 {
            maria.after_seconds(1_800).await;
        }
        assert_eq!(maria.view(payment).await.payment.state, PaymentState::Canceled);
        assert_eq!(maria.balance().await.amount_due_cents(), Cents(15_000));
        maria.choose(Choice::AmountDue, card).await.unwrap();
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn a_method_for_one_payment_is_forgotten_after_it() {
    for maria in marias().await {
        let typed =
            [("number", "4242424242424242"), ("expiry", "12/40"), ("cvc", "123"), ("name", "M")];
        let card = maria.store(MethodKind::Card, false, &typed).await;
        maria.pay_all(card).await;
        let jobs = crate::jobs::run_due(&maria.world.ctx, 100).await.unwrap();
        assert!(jobs > 0);
        let mut conn = maria.world.ctx.db.read().await.unwrap();
        let stored = methods::find_method(&mut conn, card).await.unwrap().unwrap();
        assert!(stored.removed_at.is_some());
    }
}
