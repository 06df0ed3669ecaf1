//! Debits that bring no money.

use serde_json::json;

use super::world::*;
use crate::autopay::{AskReason, AutopayState, Choices, CycleState, EndReason};
use crate::payments::tests::world::{Maria, marias};

/// The next charges are declined for this reason.
async fn decline(maria: &Maria, code: &str, times: u32) {
    let order = json!({ "kind": "decline", "decline_code": code, "times": times });
    maria.steer("faults", order).await;
}

#[tokio::test]
async fn without_money_it_is_tried_three_times_and_then_asked() {
    for maria in marias().await {
        let card = maria.store_card(DECLINED_CARD).await;
        put(&maria, with(card)).await;
        for (day, tries) in [
            ("2026-11-24", 1),
            ("2026-11-26", 1),
            ("2026-11-27", 2),
            ("2026-11-29", 2),
            ("2026-11-30", 3),
        ] {
            live_until(&maria, day).await;
            assert_eq!(cycle_on(&maria, "2026-11-24").await.tries, tries, "{day}");
        }
        let asked = (CycleState::Asked, Some(AskReason::Declined));
        assert_eq!(how(&maria, "2026-11-24").await, asked);
        assert_eq!(maria.open_cents().await.0, 10_000);
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn a_try_that_succeeds_is_the_last() {
    for maria in marias().await {
        let card = maria.store_card(CARD).await;
        decline(&maria, "insufficient_funds", 1).await;
        put(&maria, with(card)).await;
        live_until(&maria, "2026-11-24").await;
        assert_eq!(how(&maria, "2026-11-24").await.0, CycleState::Planned);
        live_until(&maria, "2026-12-05").await;
        assert_eq!(how(&maria, "2026-11-24").await.0, CycleState::Paid);
        assert_eq!((maria.open_cents().await, maria.charged_count().await), ((0, 0), 2));
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn the_backup_pays_what_the_first_method_could_not() {
    for maria in marias().await {
        let (card, other) = (maria.store_card(DECLINED_CARD).await, maria.store_card(CARD).await);
        put(&maria, Choices { backup: Some(other), ..with(card) }).await;
        live_until(&maria, "2026-11-25").await;
        assert_eq!(how(&maria, "2026-11-24").await.0, CycleState::Paid);
        assert_eq!(cycle_on(&maria, "2026-11-24").await.tries, 2);
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn a_closed_bank_account_is_never_tried_again() {
    for maria in marias().await {
        let bank = maria.store_bank_account("000111111113").await;
        let id = put(&maria, with(bank)).await;
        live_until(&maria, "2026-11-24").await;
        maria.steer("settle", json!({})).await;
        maria.reconcile().await;
        live_until(&maria, "2026-12-05").await;
        let asked = (CycleState::Asked, Some(AskReason::Declined));
        assert_eq!(how(&maria, "2026-11-24").await, asked);
        assert_eq!(cycle_on(&maria, "2026-11-24").await.tries, 1);
        let paused = (AutopayState::Paused, Some(EndReason::MethodUnusable));
        assert_eq!(state(&maria, id).await, paused);
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn a_debit_that_its_payer_calls_unauthorized_ends_it() {
    for maria in marias().await {
        let (bank, card) =
            (maria.store_bank_account("000123456789").await, maria.store_card(CARD).await);
        let id = put(&maria, Choices { backup: Some(card), ..with(bank) }).await;
        live_until(&maria, "2026-11-24").await;
        maria.steer("settle", json!({})).await;
        maria.reconcile().await;
        work(&maria).await;
        assert_eq!(how(&maria, "2026-11-24").await.0, CycleState::Paid);
        comes_back(&maria, "debit_not_authorized").await;
        live_until(&maria, "2026-12-05").await;
        let stopped = (AutopayState::Stopped, Some(EndReason::Unauthorized));
        assert_eq!(state(&maria, id).await, stopped);
        assert_eq!(maria.open_cents().await, (10_000, 5_000));
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn a_debit_returned_for_want_of_money_is_presented_again() {
    for maria in marias().await {
        let bank = maria.store_bank_account("000123456789").await;
        put(&maria, with(bank)).await;
        live_until(&maria, "2026-11-24").await;
        maria.steer("settle", json!({})).await;
        maria.reconcile().await;
        work(&maria).await;
        comes_back(&maria, "insufficient_funds").await;
        assert_eq!(how(&maria, "2026-11-24").await.0, CycleState::Planned);
        live_until(&maria, "2026-11-28").await;
        maria.steer("settle", json!({})).await;
        maria.reconcile().await;
        work(&maria).await;
        assert_eq!(how(&maria, "2026-11-24").await.0, CycleState::Paid);
        assert_eq!(maria.open_cents().await, (0, 5_000));
        maria.is_sound().await;
    }
}

/// The last debit comes back.
async fn comes_back(maria: &Maria, reason: &str) {
    let cycle = cycle_on(maria, "2026-11-24").await;
    let mut conn = maria.world.ctx.db.read().await.unwrap();
    let payment = crate::autopay::last_payment_of(&mut conn, cycle.id).await.unwrap().unwrap();
    drop(conn);
    let intent = maria.attempt(payment).await.reference.unwrap();
    maria.steer("returns", json!({ "payment_intent": intent, "reason": reason })).await;
    maria.reconcile().await;
    work(maria).await;
}

#[tokio::test]
async fn a_bank_that_wants_to_see_the_payer_is_not_asked_again() {
    for maria in marias().await {
        let card = maria.store_card("4000002760003184").await;
        put(&maria, with(card)).await;
        live_until(&maria, "2026-11-28").await;
        let asked = (CycleState::Asked, Some(AskReason::NeedsPayer));
        assert_eq!(how(&maria, "2026-11-24").await, asked);
        assert_eq!(cycle_on(&maria, "2026-11-24").await.tries, 1);
    }
}
