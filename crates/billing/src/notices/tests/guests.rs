//! Letters to whoever paid without signing in: they lead nowhere that needs a login.

use base::{Id, kinds};

use super::payments::{announce, payment};
use super::*;

/// The payment of [`payment`] was a guest's, who has no login and found that invoice.
async fn guest_payment(world: &World, state: &str, email: &str) -> Id<kinds::Payment> {
    let payment = payment(world, state).await;
    let guest: Id<kinds::Guest> = world.ctx.id();
    let mut tx = world.ctx.db.begin().await.unwrap();
    let sql = "INSERT INTO guest (id, token_hash, account_id, email, language, created_at, ends_at)
               SELECT $1, 'x', id, $2, 'en', 0, 0 FROM account";
    tx.execute(sql, &[&guest, &email]).await.unwrap();
    let sql = "INSERT INTO guest_invoice (guest_id, invoice_id) SELECT $1, id FROM invoice";
    tx.execute(sql, &[&guest]).await.unwrap();
    let payer = format!("guest:{guest}");
    tx.execute("UPDATE payment SET payer = $1, channel = 'guest'", &[&payer]).await.unwrap();
    for sql in ["DELETE FROM access", "DELETE FROM portal_user"] {
        tx.execute(sql, &[]).await.unwrap();
    }
    tx.commit().await.unwrap();
    payment
}

async fn letter(event: &'static str, state: &str, email: &str) -> Vec<Letter> {
    let mut letters = Vec::new();
    for (world, postbox) in worlds().await {
        let payment = guest_payment(&world, state, email).await;
        announce(&world, event, payment).await;
        letters.extend(postbox.letters());
    }
    letters
}

#[tokio::test]
async fn a_receipt_is_masked_and_its_link_is_signed() {
    for letter in letter("payment.paid", "paid", "payer@example.com").await {
        assert_eq!(letter.to.as_str(), "payer@example.com");
        let text = &letter.text;
        for part in ["Hello,", "Account: •••234", "Invoice INV-1: $40.00", "R-ABC123-DEF456"]
        {
            assert!(text.contains(part), "{part}\nis not in\n{text}");
        }
        assert!(text.contains("Credited to the account: $5.50"), "{text}");
        assert!(text.contains("https://pay.brightwater.example/guest/receipts/"), "{text}");
        assert!(!text.contains("CL1234") && !text.contains("Lopez"), "{text}");
    }
}

#[tokio::test]
async fn only_the_address_of_record_is_offered_a_login_for_a_password_alone() {
    let offered = "Register in half a minute: https://pay.brightwater.example/register/receipt?";
    for (email, is_offered) in [("maria@example.com", true), ("payer@example.com", false)] {
        for letter in letter("payment.paid", "paid", email).await {
            assert_eq!(letter.text.contains(offered), is_offered, "{email}: {}", letter.text);
            assert_eq!(letter.html.contains(">Register in half a minute</a>"), is_offered);
        }
    }
}

#[tokio::test]
async fn what_failed_or_came_back_is_paid_by_a_link() {
    for (event, state) in [("payment.failed", "failed"), ("payment.returned", "returned")] {
        for letter in letter(event, state, "payer@example.com").await {
            let link = "Pay your bill: https://pay.brightwater.example/p/";
            assert!(letter.text.contains(link), "{event}: {}", letter.text);
        }
    }
}

#[tokio::test]
async fn a_debit_on_its_way_can_be_looked_at() {
    for letter in letter("payment.submitted", "open", "payer@example.com").await {
        assert!(letter.text.contains("See your payment: https://pay.brightwater.example/guest/"));
    }
}
