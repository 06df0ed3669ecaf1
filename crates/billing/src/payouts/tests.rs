//! What the processor pays out, and how the books follow it.

use base::Cents;
use outside::facts::{MovementKind, PayoutState};
use serde_json::json;

use super::{Payout, PayoutItem, items_of, latest};
use crate::payments::tests::world::{Maria, marias};

const CARD: &str = "4242424242424242";

async fn payouts(maria: &Maria) -> Vec<Payout> {
    let mut conn = maria.world.ctx.db.read().await.unwrap();
    latest(&mut conn, 10).await.unwrap()
}

async fn items(maria: &Maria, payout: &Payout) -> Vec<PayoutItem> {
    let mut conn = maria.world.ctx.db.read().await.unwrap();
    items_of(&mut conn, &payout.reference).await.unwrap()
}

#[tokio::test]
async fn a_payout_is_posted_once_with_the_fees_that_were_kept() {
    for maria in marias().await {
        let payment = maria.pay_all(maria.store_card(CARD).await).await;
        maria.give_back(payment, 1_000).await;
        maria.steer("payouts", json!({})).await;
        for _ in 0..2 {
            maria.reconcile().await;
            let [payout] = payouts(&maria).await.try_into().unwrap();
            assert_eq!((payout.amount_cents, payout.fees_cents), (Cents(13_535), Cents(465)));
            assert_eq!(payout.state, PayoutState::OnItsWay);
            maria.is_sound().await;
        }
        maria.steer("settle", json!({})).await;
        maria.reconcile().await;
        assert_eq!(payouts(&maria).await[0].state, PayoutState::Arrived);
        maria.is_sound().await;
    }
}

#[tokio::test]
async fn a_payout_names_the_payments_that_were_in_it() {
    for maria in marias().await {
        let payment = maria.pay_all(maria.store_card(CARD).await).await;
        maria.give_back(payment, 1_000).await;
        maria.steer("payouts", json!({})).await;
        maria.reconcile().await;
        let receipt = maria.view(payment).await.payment.receipt_number;
        let items = items(&maria, &payouts(&maria).await[0]).await;
        let known: Vec<_> = items.iter().map(|item| (item.kind, &item.receipt_number)).collect();
        assert_eq!(known.len(), 2);
        assert!(known.contains(&(MovementKind::Charge, &receipt)));
        assert!(known.contains(&(MovementKind::Refund, &receipt)));
    }
}

#[tokio::test]
async fn a_payout_that_the_bank_turns_down_is_at_the_processor_again() {
    for maria in marias().await {
        maria.pay_all(maria.store_card(CARD).await).await;
        maria.steer("payouts", json!({ "fails": true })).await;
        maria.reconcile().await;
        maria.steer("settle", json!({})).await;
        maria.reconcile().await;
        assert_eq!(payouts(&maria).await[0].state, PayoutState::Failed);
        maria.is_sound().await;
        maria.steer("payouts", json!({})).await;
        maria.reconcile().await;
        assert_eq!(payouts(&maria).await.len(), 2);
        maria.is_sound().await;
    }
}
