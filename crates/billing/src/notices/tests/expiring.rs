//! The letter about a card that is about to expire.

use base::{Actor, Id, kinds};
use serde_json::json;

use super::payments::payment;
use super::*;
use crate::command::Command;
use crate::journal::Event;

const CARD: &str = "01900000-0000-7000-8000-00000000000a";

/// Maria's visa is good until the end of that month.
async fn expires(world: &World, year: i64, month: i64) {
    let mut tx = world.ctx.db.begin().await.unwrap();
    let sql = "UPDATE payment_method SET exp_year = $1, exp_month = $2";
    tx.execute(sql, &[&year, &month]).await.unwrap();
    tx.commit().await.unwrap();
}

async fn announce(world: &World, year: i64, month: i64) {
    let card: Id<kinds::Method> = CARD.parse().unwrap();
    let facts = json!({ "year": year, "month": month });
    let mut command = Command::begin(&world.ctx, Actor::System).await.unwrap();
    let event = Event::new("method.expiring", card).facts(facts).announced();
    command.record(event).await.unwrap();
    command.commit().await.unwrap();
}

#[tokio::test]
async fn its_owner_hears_of_each_expiry_once() {
    for (world, postbox) in worlds().await {
        payment(&world, "paid").await;
        expires(&world, 2026, 11).await;
        for _ in 0..2 {
            announce(&world, 2026, 11).await;
            work(&world).await;
        }
        let [letter] = postbox.letters().try_into().unwrap();
        assert_eq!(letter.subject, "Your Visa ending in 4242 expires soon");
        for part in ["expires at the end of November 2026", "/payment-methods", "Maria"] {
            assert!(letter.text.contains(part), "{part}: {}", letter.text);
        }
    }
}

#[tokio::test]
async fn of_a_card_that_was_renewed_or_removed_meanwhile_no_letter_goes_out() {
    for change in ["exp_year = 2030", "removed_at = 1", "is_saved = FALSE"] {
        for (world, postbox) in worlds().await {
            payment(&world, "paid").await;
            expires(&world, 2026, 11).await;
            announce(&world, 2026, 11).await;
            let mut tx = world.ctx.db.begin().await.unwrap();
            let sql = format!("UPDATE payment_method SET {change}");
            tx.execute(Box::leak(sql.into_boxed_str()), &[]).await.unwrap();
            tx.commit().await.unwrap();
            work(&world).await;
            assert!(postbox.letters().is_empty(), "{change}");
        }
    }
}
