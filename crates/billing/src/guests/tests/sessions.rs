//! A guest's half hour.

use super::*;
use crate::guests::sessions::set_contact;
use crate::guests::{LIFETIME, found_by, sweep};
use crate::registration;
use crate::samples::worlds;
use crate::settings::Criterion;

#[tokio::test]
async fn a_guest_sees_what_was_found_and_nothing_more() {
    for world in worlds().await {
        let account = add_account(&world, "CL1234").await;
        add_account(&world, "TO9999").await;
        let guest = guest(&world, "cl1234").await;
        bill(&world, account, "INV-LATER", "2026-12-24").await;
        let found = found_by(&mut world.ctx.db.read().await.unwrap(), &guest).await.unwrap();
        let payee = (found.payee.initial, found.payee.account.as_str());
        assert_eq!(payee, (Some('M'), "•••234"));
        let numbers: Vec<_> = found.invoices.iter().map(|it| it.number.as_str()).collect();
        assert_eq!((guest.account_id, numbers), (account, vec!["INV-CL1234"]));
        assert_eq!(found.payable_cents(), Cents(10_000));
    }
}

#[tokio::test]
async fn by_the_account_the_oldest_open_bills_are_found_and_by_an_invoice_that_one() {
    for mut world in worlds().await {
        let account = add_account(&world, "CL1234").await;
        for month in 1..=12 {
            let (number, due_on) = (format!("OLD-{month}"), format!("2025-{month:02}-24"));
            bill(&world, account, &number, &due_on).await;
        }
        let found = async |world: &World, guest| {
            let mut conn = world.ctx.db.read().await.unwrap();
            let found = found_by(&mut conn, guest).await.unwrap().invoices;
            (found.len(), found[0].number.to_string())
        };
        let guest = guest(&world, "CL1234").await;
        assert_eq!(found(&world, &guest).await, (13, "OLD-1".to_owned()));
        let mut biller = (*world.ctx.biller).clone();
        biller.locator_criteria = vec![Criterion::InvoiceNumber, Criterion::PostalCode];
        world.ctx.biller = biller.into();
        let search = Search {
            invoice_number: Some("OLD-7".parse().unwrap()),
            postal_code: Some("10001".to_owned()),
            ..Search::default()
        };
        let token = begin_by_search(&world.ctx, &search, network(), Language::En).await.unwrap();
        let guest = find_guest(&world.ctx, &token).await.unwrap().unwrap();
        assert_eq!(found(&world, &guest).await, (1, "OLD-7".to_owned()));
    }
}

#[tokio::test]
async fn whichever_criterion_is_wrong_the_answer_is_the_same() {
    for world in worlds().await {
        add_account(&world, "CL1234").await;
        world.account("CL5555").await; // without a bill
        for (number, postal_code) in [("CL0000", "10001"), ("CL1234", "2"), ("CL5555", "10001")] {
            let nothing = search(&world, number, postal_code).await;
            assert_eq!(refusal(nothing), Refusal::NoInvoiceFound, "{number} {postal_code}");
        }
    }
}

/// A guesser gains nothing by turning from the one locator to the other.
#[tokio::test]
async fn guesses_are_counted_together_with_those_of_registering() {
    for world in worlds().await {
        add_account(&world, "CL1234").await;
        for _ in 0..12 {
            search(&world, "CL1234", "10001").await.unwrap();
        }
        for guess in 0..10 {
            search(&world, "CL1234", &format!("2000{guess}")).await.unwrap_err();
        }
        let claimant =
            registration::Claimant { network: network(), language: Language::En, user: None };
        let right = Search {
            account_number: Some("CL1234".parse().unwrap()),
            postal_code: Some("10001".to_owned()),
            ..Search::default()
        };
        let closed = registration::search_invoices(&world.ctx, &right, &claimant).await;
        assert!(matches!(refusal(closed), Refusal::TooManyTries { .. }));
        let closed = search(&world, "CL1234", "10001").await;
        assert!(matches!(refusal(closed), Refusal::TooManyTries { .. }));
    }
}

#[tokio::test]
async fn half_an_hour_begins_again_with_the_address() {
    for world in worlds().await {
        add_account(&world, "CL1234").await;
        let token = search(&world, "CL1234", "10001").await.unwrap();
        let find = async || find_guest(&world.ctx, &token).await.unwrap();
        let seconds = LIFETIME.as_secs();
        world.clock.advance_seconds(seconds - 1);
        let email: base::Email = "payer@example.com".parse().unwrap();
        let guest = find().await.unwrap();
        set_contact(&world.ctx, &guest, email.clone(), Language::Es).await.unwrap();
        world.clock.advance_seconds(seconds - 1);
        assert_eq!(find().await.unwrap().email, Some(email));
        world.clock.advance_seconds(1);
        assert_eq!(find().await, None);
    }
}

#[tokio::test]
async fn a_token_that_is_not_ours_is_nobodys() {
    for world in worlds().await {
        add_account(&world, "CL1234").await;
        let forged = GuestToken::parse(&"0".repeat(64)).unwrap();
        assert_eq!(find_guest(&world.ctx, &forged).await.unwrap(), None);
        for text in ["", "0", &"0".repeat(63), &"G".repeat(64), &"é".repeat(32)] {
            assert_eq!(GuestToken::parse(text), None);
        }
    }
}

#[tokio::test]
async fn who_paid_nothing_is_forgotten_after_a_day() {
    for world in worlds().await {
        add_account(&world, "CL1234").await;
        let count = async || {
            let sql = "SELECT count(*) FROM guest_invoice";
            let (count,) = world.ctx.db.read().await.unwrap().query_one(sql, &[]).await.unwrap();
            let count: i64 = count;
            count
        };
        search(&world, "CL1234", "10001").await.unwrap();
        sweep(&world.ctx).await.unwrap();
        assert_eq!(count().await, 1);
        world.clock.advance_seconds(25 * 3_600);
        sweep(&world.ctx).await.unwrap();
        assert_eq!(count().await, 0);
    }
}
