//! `verify` finds what was changed behind the program's back.

use super::world::marias;
use crate::journal;
use crate::verify::verify;

/// One way to corrupt a database, and the promise that it breaks.
const CORRUPTIONS: &[(&str, &str)] = &[
    ("UPDATE invoice SET open_cents = 1 WHERE number = 'A-1'", "an invoice is open for what"),
    ("UPDATE balance SET receivable_cents = receivable_cents + 1", "an account's balance is"),
    ("UPDATE balance SET in_progress_cents = 5", "what is in progress is what"),
    ("UPDATE invoice SET in_progress_cents = 5 WHERE number = 'A-2'", "an invoice is in progress"),
    (
        "UPDATE posting SET amount_cents = amount_cents + 1 WHERE ledger = 'clearing'",
        "every entry balances",
    ),
    ("UPDATE payment SET amount_cents = amount_cents + 1", "every success is captured once"),
    ("UPDATE payment SET state = 'failed'", "a payment's state is its attempt's"),
    ("UPDATE payment SET receipt_number = NULL", "receipts and payments"),
    ("UPDATE allocation SET applied_cents = applied_cents + 1", "an allocation is what"),
    ("UPDATE event SET facts = '{}' WHERE kind = 'payment.paid'", "the chain of sealed events"),
    ("UPDATE authorization_text SET hash = 'x'", "every authorization can be read"),
    ("DELETE FROM unsealed; DELETE FROM seal", "every event waits"),
];

#[tokio::test]
async fn every_corruption_is_found() {
    for (corruption, promise) in CORRUPTIONS {
        for maria in marias().await {
            let card = maria.store_card("4242424242424242").await;
            maria.pay_all(card).await;
            while journal::seal(&maria.world.ctx, 100).await.unwrap() > 0 {}
            maria.is_sound().await;
            let mut tx = maria.world.ctx.db.begin().await.unwrap();
            for statement in corruption.split("; ") {
                tx.execute(statement, &[]).await.unwrap();
            }
            tx.commit().await.unwrap();
            let checked = verify(&maria.world.ctx).await.unwrap();
            let broken = checked.iter().any(|it| !it.is_kept() && it.promise.starts_with(promise));
            assert!(broken, "{corruption} was not found");
        }
    }
}
