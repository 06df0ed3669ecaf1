//! By invoice: what the locator finds and shows, and what becomes of what is ticked.

use super::*;
use crate::registration::{
    FoundInvoice, Search, claim_invoices, find_proven, found_invoices, search_invoices,
};
use crate::samples::worlds;
use crate::settings::Criterion;

fn by_account(number: &str, postal_code: &str) -> Search {
    Search {
        account_number: Some(number.parse().unwrap()),
        postal_code: Some(postal_code.to_owned()),
        ..Search::default()
    }
}

async fn search(world: &World, search: Search) -> Result<Ticket> {
    search_invoices(&world.ctx, &search, &stranger()).await
}

async fn tick(world: &World, ticket: &Ticket, positions: &[i64]) -> Result<()> {
    claim_invoices(&world.ctx, ticket, positions, &stranger()).await
}

#[tokio::test]
async fn a_stranger_sees_an_initial_an_ending_an_amount_and_a_day() {
    for world in worlds().await {
        let account = add_account(&world, "4471-882-093").await;
        bill(&world, account, "INV-2").await;
        let ticket = search(&world, by_account("4471-882-093", "10001")).await.unwrap();
        let found = found_invoices(&world.ctx, &ticket).await.unwrap();
        assert_eq!(found.len(), 2);
        let first = FoundInvoice {
            position: 1,
            initial: Some('M'),
            account_ending: "093".to_owned(),
            total_cents: Cents(10_000),
            currency: base::Currency::USD,
            due_on: "2026-11-24".parse().unwrap(),
        };
        assert_eq!(found[0], first);
    }
}

#[tokio::test]
async fn whichever_criterion_is_wrong_there_is_one_answer() {
    for world in worlds().await {
        add_account(&world, "CL1234").await;
        world.account("CL2222").await; // without any invoice
        for (number, postal_code) in [("CL0000", "10001"), ("CL1234", "10002"), ("CL2222", "10001")]
        {
            let outcome = search(&world, by_account(number, postal_code)).await;
            assert_eq!(refusal(outcome), Refusal::NoInvoiceFound, "{number} {postal_code}");
        }
    }
}

#[tokio::test]
async fn every_criterion_of_the_billers_has_to_fit() {
    let criteria = vec![Criterion::InvoiceNumber, Criterion::LastName, Criterion::Amount];
    for world in worlds_where(|biller| biller.locator_criteria = criteria.clone()).await {
        add_account(&world, "CL1234").await;
        for (number, name, cents, is_found) in [
            ("inv-cl1234", "LOPEZ", 10_000, true),
            ("INV-CL1234", "maria lopez", 10_000, true),
            ("INV-CL1234", "Lope", 10_000, false),
            ("INV-CL1234", "Lopez", 9_999, false),
            ("INV-CL1235", "Lopez", 10_000, false),
        ] {
            let typed = Search {
                invoice_number: Some(number.parse().unwrap()),
                last_name: Some(name.to_owned()),
                amount_cents: Some(Cents(cents)),
                ..Search::default()
            };
            assert_eq!(search(&world, typed).await.is_ok(), is_found, "{number} {name} {cents}");
        }
        let too_little = by_account("CL1234", "10001");
        assert!(matches!(search(&world, too_little).await, Err(Error::NotFound)));
    }
}

#[tokio::test]
async fn what_is_ticked_goes_on_to_the_code() {
    for world in worlds().await {
        let account = add_account(&world, "CL1234").await;
        let ticket = search(&world, by_account("CL1234", "10001")).await.unwrap();
        let nothing = tick(&world, &ticket, &[7]).await;
        assert_eq!(refusal(nothing), Refusal::ChooseInvoicesToRegister);
        tick(&world, &ticket, &[1]).await.unwrap();
        prove_right(&world, &ticket).await;
        let proven = find_proven(&world.ctx, &ticket).await.unwrap().unwrap();
        assert_eq!(proven.accounts.iter().map(|it| it.id).collect::<Vec<_>>(), [account]);
        assert_eq!(refusal(tick(&world, &ticket, &[1]).await), Refusal::RegistrationGone);
    }
}

#[tokio::test]
async fn guesses_are_counted_and_finds_are_not() {
    for world in worlds().await {
        add_account(&world, "CL1234").await;
        for _ in 0..12 {
            search(&world, by_account("CL1234", "10001")).await.unwrap();
        }
        for guess in 0..10 {
            let guess = by_account("CL1234", &format!("2000{guess}"));
            assert_eq!(refusal(search(&world, guess).await), Refusal::NoInvoiceFound);
        }
        let closed = refusal(search(&world, by_account("CL1234", "10001")).await);
        assert!(matches!(closed, Refusal::TooManyTries { .. }), "{closed:?}");
    }
}
