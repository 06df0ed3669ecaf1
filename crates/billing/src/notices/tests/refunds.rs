//! Letters about refunds, and about what banks do with a payment.

use base::{Actor, Id, kinds};

use super::payments::payment;
use super::*;
use crate::command::Command;
use crate::journal::Event;

/// A refund of $15.00 of that payment, in this state.
async fn refund(world: &World, of: Id<kinds::Payment>, state: &str) -> Id<kinds::Refund> {
    let (id, attempt): (Id<kinds::Refund>, Id<kinds::RefundAttempt>) =
        (world.ctx.id(), world.ctx.id());
    let attempt_state = if state == "done" { "succeeded" } else { "failed" };
    let mut tx = world.ctx.db.begin().await.unwrap();
    let sql = "INSERT INTO refund (id, payment_id, key, params_hash, amount_cents, fee_cents,
                   currency, state, created_at)
               VALUES ($1, $2, 'k', '', 1500, 0, 'USD', $3, 0)";
    tx.execute(sql, &[&id, &of, &state]).await.unwrap();
    let sql = "INSERT INTO refund_attempt (id, refund_id, state, sent_at, checks)
               VALUES ($1, $2, $3, 0, 0)";
    tx.execute(sql, &[&attempt, &id, &attempt_state]).await.unwrap();
    tx.commit().await.unwrap();
    id
}

async fn announce(world: &World, event: Event) {
    let mut command = Command::begin(&world.ctx, Actor::System).await.unwrap();
    command.record(event.announced()).await.unwrap();
    command.commit().await.unwrap();
    work(world).await;
}

#[tokio::test]
async fn a_refund_is_told_once_and_so_is_one_that_did_not_arrive() {
    for (event, state, subject, said) in [
        ("refund.done", "done", "We refunded $15.00", "is owed again"),
        ("refund.failed", "failed", "Your refund of $15.00 didn't arrive", "Please call us"),
    ] {
        for (world, postbox) in worlds().await {
            let payment = payment(&world, "paid").await;
            let refund = refund(&world, payment, state).await;
            announce(&world, Event::new(event, refund)).await;
            announce(&world, Event::new(event, refund)).await;
            let letters = postbox.letters();
            assert_eq!(letters.len(), 1, "{event}");
            assert_eq!(letters[0].subject, subject);
            assert!(letters[0].text.contains(said), "{}", letters[0].text);
            assert!(letters[0].text.contains(&format!("/payments/{payment}")));
        }
    }
}

#[tokio::test]
async fn a_refund_that_failed_is_not_announced_any_more() {
    for (world, postbox) in worlds().await {
        let payment = payment(&world, "paid").await;
        let refund = refund(&world, payment, "failed").await;
        announce(&world, Event::new("refund.done", refund)).await;
        assert!(postbox.letters().is_empty());
    }
}

#[tokio::test]
async fn a_part_that_came_back_is_named() {
    for (world, postbox) in worlds().await {
        let payment = payment(&world, "returned").await;
        let mut tx = world.ctx.db.begin().await.unwrap();
        tx.execute("UPDATE payment SET returned_cents = 1200", &[]).await.unwrap();
        tx.commit().await.unwrap();
        let facts = serde_json::json!({ "amount_cents": 1200 });
        announce(&world, Event::new("payment.returned", payment).facts(facts)).await;
        let letter = postbox.letters().remove(0);
        assert_eq!(letter.subject, "Your bank took back $12.00 of your payment");
        assert!(letter.text.contains("Payment: $45.50"), "{}", letter.text);
    }
}

#[tokio::test]
async fn a_dispute_is_told_while_it_is_open() {
    for (contested, letters) in [("4550", 1), ("0", 0)] {
        for (world, postbox) in worlds().await {
            let payment = payment(&world, "paid").await;
            let mut tx = world.ctx.db.begin().await.unwrap();
            let sql = "UPDATE payment SET contested_cents = CAST($1 AS BIGINT)";
            tx.execute(sql, &[&contested.parse::<i64>().unwrap()]).await.unwrap();
            tx.commit().await.unwrap();
            announce(&world, Event::new("payment.disputed", payment)).await;
            assert_eq!(postbox.letters().len(), letters);
        }
    }
}
