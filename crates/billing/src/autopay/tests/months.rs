//! Months of bills, and what `verify` says of them.

use base::Cents;

use super::world::*;
use crate::autopay::{Choices, Timing};
use crate::payments::tests::world::marias;
use crate::verify::verify;

#[tokio::test]
async fn half_a_year_of_bills_is_paid_each_once() {
    for timing in [Timing::DueDate, Timing::DaysBefore(5), Timing::DayOfMonth(31)] {
        for maria in marias().await {
            let card = maria.store_card(CARD).await;
            maria.pay_all(card).await;
            put(&maria, Choices { timing, ..with(card) }).await;
            for month in 1..=6 {
                let number = format!("M-{month}");
                maria.bill(&number, &format!("2027-0{month}-28"), 1_000 + month).await;
                live_until(&maria, &format!("2027-0{month}-28")).await;
            }
            live_until(&maria, "2027-07-02").await;
            assert_eq!(maria.balance().await.receivable_cents, Cents::ZERO, "{timing}");
            assert_eq!(maria.charged_count().await, 7, "{timing}");
            maria.is_sound().await;
        }
    }
}

/// One way to corrupt a database, and the promise that it breaks.
const CORRUPTIONS: &[(&str, &str)] = &[
    ("UPDATE autopay_consent SET ended_at = given_at - 1", "every debit of AutoPay had"),
    ("DELETE FROM autopay_try", "every debit of AutoPay had"),
    (
        "UPDATE autopay_try SET cycle_id = (SELECT max(cycle_id) FROM autopay_try), number = number
           + CASE WHEN cycle_id = (SELECT max(cycle_id) FROM autopay_try) THEN 0 ELSE 1 END",
        "AutoPay is paid once",
    ),
];

#[tokio::test]
async fn a_debit_without_authorization_and_a_second_one_are_found() {
    for (corruption, promise) in CORRUPTIONS {
        for maria in marias().await {
            let card = maria.store_card(CARD).await;
            put(&maria, with(card)).await;
            live_until(&maria, "2026-12-01").await;
            maria.is_sound().await;
            let mut tx = maria.world.ctx.db.begin().await.unwrap();
            tx.execute(corruption, &[]).await.unwrap();
            tx.commit().await.unwrap();
            let checked = verify(&maria.world.ctx).await.unwrap();
            let broken = checked.iter().any(|it| !it.is_kept() && it.promise.starts_with(promise));
            assert!(broken, "{corruption} was not found");
        }
    }
}
