//! `verify` finds what was changed behind the program's back.

use serde_json::json;

use crate::payments::tests::world::{Maria, marias};
use crate::verify::verify;

/// One way to corrupt a database, and the promise that it breaks.
const CORRUPTIONS: &[(&str, &str)] = &[
    ("UPDATE payment SET refunded_cents = refunded_cents + 1", "a payment is refunded for what"),
    ("UPDATE payment SET returned_cents = 20000", "refunds and returns are never more"),
    ("UPDATE payment SET refunded_cents = 0", "refunds and returns are never more"),
    (
        "UPDATE refund SET state = 'failed' WHERE state = 'done'",
        "every refund is posted as it stands",
    ),
    ("UPDATE refund_attempt SET state = 'refused'", "every refund is posted as it stands"),
    ("UPDATE refund SET amount_cents = amount_cents + 1", "every refund is posted as it stands"),
    ("UPDATE refund SET state = 'done' WHERE state = 'open'", "what is payable to payers"),
    (
        "UPDATE refund_share SET amount_cents = amount_cents + 1",
        "invoices and credit of an account",
    ),
    ("UPDATE refund_attempt SET sent_at = 0", "no refund is left undecided"),
    ("UPDATE mandate SET revoked_at = 0", "no debit begins after its authorization"),
    ("UPDATE payout SET fees_cents = fees_cents + 1", "a payout is what it took along"),
    ("UPDATE payout_item SET amount_cents = amount_cents + 1", "a payout is what it took along"),
    ("UPDATE payout SET state = 'failed'", "a payout is what it took along"),
];

/// One refund that is done, one on its way, and a payout.
async fn afterwards(maria: &Maria) {
    let card = maria.store_card("4242424242424242").await;
    let first = maria.complete(&maria.choose_other(10_000, card).await).await.unwrap();
    maria.give_back(first, 3_000).await;
    let card = maria.store_card("4000000000007726").await;
    let second = maria.complete(&maria.choose_other(5_000, card).await).await.unwrap();
    maria.give_back(second, 1_000).await;
    maria.steer("payouts", json!({})).await;
    maria.reconcile().await;
    maria.is_sound().await;
}

#[tokio::test]
async fn every_corruption_is_found() {
    for (corruption, promise) in CORRUPTIONS {
        for maria in marias().await {
            afterwards(&maria).await;
            let mut tx = maria.world.ctx.db.begin().await.unwrap();
            tx.execute(corruption, &[]).await.unwrap();
            tx.commit().await.unwrap();
            let checked = verify(&maria.world.ctx).await.unwrap();
            let broken = checked.iter().any(|it| !it.is_kept() && it.promise.starts_with(promise));
            assert!(broken, "{corruption} was not found");
        }
    }
}
