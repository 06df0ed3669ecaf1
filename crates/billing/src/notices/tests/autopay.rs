//! Letters about AutoPay: before, during and after its debits.

use std::sync::Arc;

use base::{Cents, Language};
use outside::mail::{Letter, Mailer};

use super::Postbox;
use crate::autopay::tests::world::{
    CARD, DECLINED_CARD, cycle_on, live_until, put, try_put, with, work,
};
use crate::autopay::{self, Choices};
use crate::payments::tests::world::{Maria, marias};

/// Marias whose mail server answers.
async fn marias_with_mail() -> Vec<(Maria, Arc<Postbox>)> {
    let mut all = Vec::new();
    for mut maria in marias().await {
        let postbox = Arc::new(Postbox::default());
        maria.world.ctx.mailer = Arc::clone(&postbox) as Arc<dyn Mailer>;
        all.push((maria, postbox));
    }
    all
}

fn subjects(postbox: &Postbox) -> Vec<String> {
    postbox.letters().into_iter().map(|letter| letter.subject).collect()
}

fn letter(postbox: &Postbox, subject: &str) -> Letter {
    let found = postbox.letters().into_iter().find(|letter| letter.subject.starts_with(subject));
    found.unwrap_or_else(|| panic!("no letter “{subject}” among {:?}", subjects(postbox)))
}

fn says(letter: &Letter, parts: &[&str]) {
    for part in parts {
        assert!(letter.text.contains(part), "{part}\nis not in\n{}", letter.text);
    }
}

#[tokio::test]
async fn turning_it_on_is_confirmed_with_the_first_debit() {
    for (maria, postbox) in marias_with_mail().await {
        let card = maria.store_card(CARD).await;
        put(&maria, with(card)).await;
        work(&maria).await;
        let letter = letter(&postbox, "AutoPay is on for account CL1234");
        says(&letter, &["Visa ending in 4242", "When: On the due date"]);
        says(&letter, &["The first debit is $100.00 on November 24, 2026, unless you pay before."]);
        put(&maria, Choices { cap_cents: Some(Cents(1)), ..with(card) }).await;
        work(&maria).await;
        assert!(subjects(&postbox).contains(&"AutoPay for account CL1234 has been changed".into()));
    }
}

#[tokio::test]
async fn a_debit_is_announced_once_with_amount_date_method_and_what_one_can_do() {
    for (maria, postbox) in marias_with_mail().await {
        let card = maria.store_card(CARD).await;
        maria.pay_all(card).await;
        put(&maria, Choices { cap_cents: Some(Cents(500)), ..with(card) }).await;
        maria.bill("A-3", "2026-12-15", 700).await;
        live_until(&maria, "2026-12-13").await;
        let told = subjects(&postbox);
        let told = told.iter().filter(|subject| subject.starts_with("AutoPay: $7.00")).count();
        assert_eq!(told, 1);
        let letter = letter(&postbox, "AutoPay: $7.00 on December 15");
        says(&letter, &["Amount: $7.00", "Date: December 15, 2026", "Visa ending in 4242"]);
        says(
            &letter,
            &["above your limit of $5.00", "Until 6:00\u{a0}AM on that day you can skip"],
        );
        says(&letter, &["https://pay.brightwater.example/autopay/"]);
    }
}

#[tokio::test]
async fn a_debit_that_was_skipped_meanwhile_is_not_announced() {
    for (maria, postbox) in marias_with_mail().await {
        let card = maria.store_card(CARD).await;
        maria.pay_all(card).await;
        let id = put(&maria, with(card)).await;
        maria.bill("A-3", "2026-12-15", 700).await;
        let mut away = maria;
        away.world.ctx.mailer = Arc::new(super::closed());
        live_until(&away, "2026-12-12").await;
        let cycle = cycle_on(&away, "2026-12-15").await.id;
        autopay::skip(&away.world.ctx, away.user, id, cycle).await.unwrap();
        away.world.ctx.mailer = Arc::clone(&postbox) as Arc<dyn Mailer>;
        live_until(&away, "2026-12-14").await;
        assert!(!subjects(&postbox).iter().any(|subject| subject.starts_with("AutoPay: ")));
    }
}

#[tokio::test]
async fn the_first_failure_says_what_comes_next_and_the_last_what_to_do() {
    for (maria, postbox) in marias_with_mail().await {
        let card = maria.store_card(DECLINED_CARD).await;
        put(&maria, with(card)).await;
        live_until(&maria, "2026-11-24").await;
        let failed = letter(&postbox, "Your AutoPay payment of $100.00 didn't go through");
        says(&failed, &["Nothing was charged", "tries again on November 27, 2026 with Visa"]);
        live_until(&maria, "2026-11-30").await;
        let asked = letter(&postbox, "Please pay $100.00 for account CL1234 yourself");
        says(&asked, &["AutoPay doesn't try this payment again.", "Pay now: https://"]);
        let told = subjects(&postbox);
        let failures = told.iter().filter(|subject| subject.contains("didn't go through")).count();
        assert_eq!(failures, 1, "not each failure, and none twice: {told:?}");
    }
}

#[tokio::test]
async fn its_end_is_told_in_the_language_of_its_owner() {
    for (maria, postbox) in marias_with_mail().await {
        let card = maria.store_card(CARD).await;
        let id = put(&maria, with(card)).await;
        let mut tx = maria.world.ctx.db.begin().await.unwrap();
        tx.execute("UPDATE portal_user SET language = $1", &[&Language::Es]).await.unwrap();
        tx.commit().await.unwrap();
        autopay::stop(&maria.world.ctx, maria.user, id).await.unwrap();
        work(&maria).await;
        let letter = letter(&postbox, "El pago automático de la cuenta CL1234 se detuvo");
        says(&letter, &["No se cobra nada más."]);
        try_put(&maria, with(card)).await.unwrap();
    }
}
