//! Letters about payments.

use base::{Actor, Id, Language, kinds};

use super::*;
use crate::command::Command;
use crate::journal::Event;
use crate::notices::{LetterKind, NewLetter};

/// A visa of Maria's, and an invoice of $40.00 that it paid.
const STAGE: &[&str] = &[
    "INSERT INTO payment_method (id, payer, reference, customer_reference, kind, brand, funding,
         last4, is_saved, is_default, created_at, first_name, last_name, country, postal_code,
         street, city)
     SELECT '01900000-0000-7000-8000-00000000000a', 'user:' || id, 'pm_1', 'cus_1', 'card', 'visa', 'credit',
         '4242', TRUE, TRUE, created_at, '', '', 'US', '', '', '' FROM portal_user",
    "INSERT INTO mandate (id, method_id, terms_version, terms_hash, network_address, agreed_at)
     SELECT '01900000-0000-7000-8000-00000000000b', id, '1', '', '', created_at
     FROM payment_method",
    "INSERT INTO invoice (id, account_id, number, kind, issued_on, due_on, currency, net_cents,
         tax_cents, total_cents, open_cents, in_progress_cents)
     SELECT '01900000-0000-7000-8000-00000000000c', id, 'INV-1', 'bill', '2026-11-01',
         '2026-11-30', 'USD', 4000, 0, 4000, 0, 0 FROM account",
];

/// A payment of $45.50 by Maria, in this state.
pub async fn payment(world: &World, state: &str) -> Id<kinds::Payment> {
    world.user("maria", world.account("CL1234").await).await;
    let (id, attempt): (Id<kinds::Payment>, Id<kinds::Attempt>) = (world.ctx.id(), world.ctx.id());
    let mut tx = world.ctx.db.begin().await.unwrap();
    for sql in STAGE {
        tx.execute(sql, &[]).await.unwrap();
    }
    let sql = "INSERT INTO payment (id, payer, channel, method_id, amount_cents, fee_cents,
                   currency, quote_hash, mandate_id, state, created_at, concluded_at,
                   receipt_number)
               SELECT $1, 'user:' || user_id, 'portal', '01900000-0000-7000-8000-00000000000a',
                   4550, 0, 'USD', '', '01900000-0000-7000-8000-00000000000b', $2, granted_at,
                   granted_at, 'R-ABC123-DEF456' FROM access";
    tx.execute(sql, &[&id, &state]).await.unwrap();
    let sql = "INSERT INTO payment_part (payment_id, account_id, amount_cents)
               SELECT $1, account_id, 4550 FROM access";
    tx.execute(sql, &[&id]).await.unwrap();
    let sql = "INSERT INTO attempt (id, payment_id, state, reason, sent_at, checks)
               VALUES ($1, $2, 'failed', 'insufficient_funds', 0, 0)";
    tx.execute(sql, &[&attempt, &id]).await.unwrap();
    let sql = "INSERT INTO allocation (payment_id, invoice_id, planned_cents, applied_cents)
               VALUES ($1, '01900000-0000-7000-8000-00000000000c', 4000, 4000)";
    tx.execute(sql, &[&id]).await.unwrap();
    tx.commit().await.unwrap();
    id
}

pub fn letter_about(payment: Id<kinds::Payment>, kind: LetterKind) -> NewLetter {
    NewLetter {
        cause: format!("{}:{payment}", kind.as_str()),
        kind,
        subject: payment.to_string(),
        recipient: "maria@example.com".parse().unwrap(),
        language: Language::En,
    }
}

pub async fn announce(world: &World, kind: &'static str, payment: Id<kinds::Payment>) {
    let mut command = Command::begin(&world.ctx, Actor::System).await.unwrap();
    command.record(Event::new(kind, payment).announced()).await.unwrap();
    command.commit().await.unwrap();
    work(world).await;
}

#[tokio::test]
async fn each_outcome_has_its_letter() {
    let table = [
        ("payment.paid", "paid", "We received your payment of $45.50"),
        ("payment.submitted", "open", "Your payment of $45.50 is in progress"),
        ("payment.failed", "failed", "Your payment of $45.50 didn't go through"),
        ("payment.returned", "returned", "Your bank returned your payment of $45.50"),
    ];
    for (event, state, subject) in table {
        for (world, postbox) in worlds().await {
            let payment = payment(&world, state).await;
            announce(&world, event, payment).await;
            announce(&world, event, payment).await;
            let letters = postbox.letters();
            assert_eq!(letters.len(), 1, "{event} is told once");
            assert_eq!(letters[0].subject, subject);
            assert_eq!(letters[0].to.as_str(), "maria@example.com");
        }
    }
}

#[tokio::test]
async fn the_receipt_says_what_was_paid_how_and_for_what() {
    for (world, postbox) in worlds().await {
        let payment = payment(&world, "paid").await;
        announce(&world, "payment.paid", payment).await;
        let letter = postbox.letters().remove(0);
        let expected = [
            "Hello Maria,\n\nThank you. We received your payment.\n\nAmount: $45.50\n",
            "Date: November 23, 2026\nPayment method: Visa ending in 4242\nAccount: CL1234\n",
            "Confirmation number: R-ABC123-DEF456\n\nIt was applied to:\nInvoice INV-1: $40.00\n",
            "Kept as a credit: $5.50\n\nSee your receipt: https://pay.brightwater.example/payments/",
        ];
        for part in expected {
            assert!(letter.text.contains(part), "{part}\nis not in\n{}", letter.text);
        }
    }
}

#[tokio::test]
async fn the_page_of_a_letter_says_the_same_and_has_one_link() {
    for (world, postbox) in worlds().await {
        let payment = payment(&world, "paid").await;
        announce(&world, "payment.paid", payment).await;
        let html = postbox.letters().remove(0).html;
        let url = format!("https://pay.brightwater.example/payments/{payment}");
        assert!(html.contains(&format!("<a href=\"{url}\"")), "{html}");
        assert_eq!((html.matches("<a ").count(), html.matches("<strong").count()), (1, 1));
        assert!(html.contains("Invoice INV-1: $40.00<br>"), "{html}");
        assert!(
            html.contains("#0b5e7a") && html.starts_with("<!DOCTYPE html><html lang=\"en-US\">")
        );
    }
}

#[tokio::test]
async fn a_failure_says_why_and_what_to_do() {
    for (world, postbox) in worlds().await {
        let payment = payment(&world, "failed").await;
        announce(&world, "payment.failed", payment).await;
        let text = postbox.letters().remove(0).text;
        for part in ["there isn't enough money in the account", "Pay another way: https://"] {
            assert!(text.contains(part), "{text}");
        }
    }
}

#[tokio::test]
async fn a_letter_that_is_no_longer_true_is_not_sent() {
    for (world, postbox) in worlds().await {
        let payment = payment(&world, "paid").await;
        announce(&world, "payment.submitted", payment).await;
        assert!(postbox.letters().is_empty(), "it has arrived meanwhile");
        assert_eq!(count_of(&world, "letter.dropped").await, 1);
    }
}

#[tokio::test]
async fn whoever_has_lost_access_is_told_nothing() {
    for (world, postbox) in worlds().await {
        let payment = payment(&world, "paid").await;
        let mut tx = world.ctx.db.begin().await.unwrap();
        tx.execute("DELETE FROM access", &[]).await.unwrap();
        tx.commit().await.unwrap();
        announce(&world, "payment.paid", payment).await;
        assert!(postbox.letters().is_empty());
    }
}
