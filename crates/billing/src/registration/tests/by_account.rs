//! By account: which facts are right, where the code goes, how long and how often it can be tried.

use super::*;
use crate::accounts;
use crate::credentials::{Password, hash_password};
use crate::registration::{find_proven, is_waiting, send_again};
use crate::samples::worlds;
use crate::settings::Fact;

fn invoice(number: &str, cents: i64) -> ClaimedFact {
    ClaimedFact::Invoice { number: number.parse().unwrap(), amount_cents: Cents(cents) }
}

fn postal_code(code: &str) -> ClaimedFact {
    ClaimedFact::PostalCode(code.to_owned())
}

fn email(address: &str) -> ClaimedFact {
    ClaimedFact::EmailOnFile(address.parse().unwrap())
}

#[tokio::test]
async fn a_code_goes_out_only_where_number_and_fact_are_right() {
    for world in worlds().await {
        add_account(&world, "CL1234").await;
        add_account(&world, "CL9999").await;
        for (number, fact, is_right) in [
            ("cl 1234", email("Maria@Example.com"), true),
            ("CL1234", postal_code("10001-1234"), true),
            ("CL1234", invoice("INV-CL1234", 10_000), true),
            ("C-CL1234", postal_code("10001"), true), // the customer's number
            ("C-CL1234", invoice("INV-CL1234", 10_000), true),
            ("C-CL1234", invoice("INV-CL9999", 10_000), false),
            ("CL1234", email("other@example.com"), false),
            ("CL1234", postal_code("10002"), false),
            ("CL1234", invoice("INV-CL1234", 10_001), false),
            ("CL1234", invoice("INV-CL9999", 10_000), false), // another account's
            ("CL0000", email("maria@example.com"), false),
        ] {
            let told = format!("{number} {fact:?}");
            let claimed = AccountClaim { number: number.parse().unwrap(), fact, pin: None };
            let ticket = claim(&world, claimed).await.unwrap();
            assert!(is_waiting(&world.ctx, &ticket).await.unwrap(), "{told}");
            assert_eq!(find_code(&world, &ticket).await.is_some(), is_right, "{told}");
        }
    }
}

#[tokio::test]
async fn a_fact_that_the_biller_does_not_take_opens_nothing() {
    for world in worlds_where(|biller| biller.registration_facts = vec![Fact::Invoice]).await {
        add_account(&world, "CL1234").await;
        let by_email = by_email("CL1234", "maria@example.com");
        assert!(matches!(claim(&world, by_email).await, Err(Error::NotFound)));
    }
}

#[tokio::test]
async fn with_pins_in_use_neither_a_number_nor_a_fact_opens_an_account() {
    for world in worlds_where(|biller| biller.cpni = true).await {
        let account = add_account(&world, "CL1234").await;
        add_account(&world, "CL9999").await; // the biller told no PIN of it
        let mut tx = world.ctx.db.begin().await.unwrap();
        let hash = hash_password(&world.ctx, Password::parse("4711").unwrap()).await.unwrap();
        accounts::set_pin_hash(&mut tx, account, &hash).await.unwrap();
        tx.commit().await.unwrap();
        for (number, pin, is_right) in [
            ("CL1234", Some("4711"), true),
            ("CL1234", Some("4712"), false),
            ("CL1234", None, false),
            ("C-CL1234", Some("4711"), false), // the PIN is the account's, not the customer's
            ("CL9999", Some("4711"), false),
        ] {
            let pin = pin.map(|pin| Password::parse(pin).unwrap());
            let claimed = AccountClaim { pin, ..by_email(number, "maria@example.com") };
            let ticket = claim(&world, claimed).await.unwrap();
            assert_eq!(find_code(&world, &ticket).await.is_some(), is_right, "{number}");
        }
    }
}

#[tokio::test]
async fn only_the_code_shows_what_the_biller_has_on_file() {
    for world in worlds().await {
        let account = add_account(&world, "CL1234").await;
        let ticket = claim_right(&world, "CL1234").await;
        assert_eq!(find_proven(&world.ctx, &ticket).await.unwrap(), None);
        prove_right(&world, &ticket).await;
        let proven = find_proven(&world.ctx, &ticket).await.unwrap().unwrap();
        assert_eq!((proven.first_name.as_str(), proven.last_name.as_str()), ("Maria", "Lopez"));
        assert_eq!(proven.email.as_str(), "maria@example.com");
        assert_eq!(proven.accounts.iter().map(|it| it.id).collect::<Vec<_>>(), [account]);
        assert!(!proven.has_login && proven.left_out == 0);
    }
}

#[tokio::test]
async fn the_customers_number_opens_all_accounts_of_the_customer() {
    for world in worlds().await {
        let customer = world.customer("TO7").await;
        for number in ["A-1", "A-2"] {
            world.account_of(customer, number).await;
        }
        add_account(&world, "CL9999").await;
        let ticket = claim_right(&world, "TO7").await;
        prove_right(&world, &ticket).await;
        let proven = find_proven(&world.ctx, &ticket).await.unwrap().unwrap();
        let numbers: Vec<_> = proven.accounts.iter().map(|it| it.number.as_str()).collect();
        assert_eq!(numbers, ["A-1", "A-2"]);
    }
}

#[tokio::test]
async fn a_code_is_used_once_lasts_ten_minutes_and_is_replaced_by_the_next() {
    for world in worlds().await {
        add_account(&world, "CL1234").await;
        let ticket = claim_right(&world, "CL1234").await;
        let older = find_code(&world, &ticket).await.unwrap();
        send_again(&world.ctx, &ticket, &stranger()).await.unwrap();
        assert_eq!(refusal(enter(&world, &ticket, &older).await), Refusal::WrongCode);
        let newer = find_code(&world, &ticket).await.unwrap();
        world.clock.advance_seconds(599);
        enter(&world, &ticket, &newer).await.unwrap();
        assert_eq!(refusal(enter(&world, &ticket, &newer).await), Refusal::WrongCode);

        let late = claim_right(&world, "CL1234").await;
        let code = find_code(&world, &late).await.unwrap();
        world.clock.advance_seconds(600);
        assert_eq!(refusal(enter(&world, &late, &code).await), Refusal::WrongCode);
    }
}

#[tokio::test]
async fn five_wrong_codes_use_the_right_one_up() {
    for world in worlds().await {
        add_account(&world, "CL1234").await;
        let ticket = claim_right(&world, "CL1234").await;
        let right = find_code(&world, &ticket).await.unwrap();
        let wrong = code(if right.expose() == "000000" { "000001" } else { "000000" });
        for _ in 0..5 {
            assert_eq!(refusal(enter(&world, &ticket, &wrong).await), Refusal::WrongCode);
        }
        let closed = refusal(enter(&world, &ticket, &right).await);
        assert!(matches!(closed, Refusal::TooManyTries { .. }));
        world.clock.advance_seconds(9 * 60);
        assert!(enter(&world, &ticket, &right).await.is_err());
        assert!(find_code(&world, &ticket).await.is_none(), "no letter would have it any more");
    }
}

#[tokio::test]
async fn what_was_proved_waits_for_half_an_hour() {
    for world in worlds().await {
        add_account(&world, "CL1234").await;
        let ticket = claim_right(&world, "CL1234").await;
        world.clock.advance_seconds(9 * 60);
        prove_right(&world, &ticket).await;
        world.clock.advance_seconds(30 * 60 - 1);
        assert!(find_proven(&world.ctx, &ticket).await.unwrap().is_some());
        world.clock.advance_seconds(1);
        assert!(find_proven(&world.ctx, &ticket).await.unwrap().is_none());
        let late = register(&world, &ticket, "maria").await;
        assert_eq!(refusal(late), Refusal::RegistrationGone);
    }
}

#[tokio::test]
async fn five_wrong_codes_close_the_door_for_a_day_whether_or_not_anybody_is_right() {
    for world in worlds().await {
        add_account(&world, "CL1234").await;
        for number in ["CL1234", "CL0000"] {
            let ticket = claim_right(&world, number).await;
            for _ in 0..5 {
                let outcome = enter(&world, &ticket, &code("000000")).await;
                assert_eq!(refusal(outcome), Refusal::WrongCode, "{number}");
            }
            let ticket = claim_right(&world, number).await;
            let closed = refusal(enter(&world, &ticket, &code("000000")).await);
            assert!(matches!(closed, Refusal::TooManyTries { .. }), "{number}: {closed:?}");
        }
    }
}

#[tokio::test]
async fn wrong_codes_close_the_address_by_whatever_number_they_come() {
    for world in worlds().await {
        add_account(&world, "CL1234").await;
        add_account(&world, "CL9999").await; // Maria's address too
        for (number, tries) in [("CL1234", 3), ("C-CL1234", 2)] {
            let ticket = claim_right(&world, number).await;
            for _ in 0..tries {
                enter(&world, &ticket, &code("000000")).await.unwrap_err();
            }
        }
        let ticket = claim_right(&world, "CL9999").await;
        let closed = refusal(enter(&world, &ticket, &code("000000")).await);
        assert!(matches!(closed, Refusal::TooManyTries { .. }), "{closed:?}");
    }
}

#[tokio::test]
async fn nobody_can_be_flooded_with_letters() {
    for world in worlds().await {
        for _ in 0..9 {
            claim_right(&world, "CL1234").await;
        }
        let ticket = claim_right(&world, "CL1234").await;
        let again = send_again(&world.ctx, &ticket, &stranger()).await;
        assert!(matches!(refusal(again), Refusal::TooManyTries { .. }));
    }
}

#[tokio::test]
async fn only_a_ticket_of_our_own_is_taken() {
    let world = samples::world().await;
    let ticket = claim_right(&world, "CL1234").await;
    let secret = &world.ctx.secret;
    assert_eq!(Ticket::parse(&ticket.expose(), secret), Some(ticket.clone()));
    let other = crate::ctx::Secret::new(&[8; 32]).unwrap();
    assert_eq!(Ticket::parse(&ticket.expose(), &other), None);
    assert_eq!(Ticket::parse(&ticket.id().to_string(), secret), None);
    assert_eq!(format!("{ticket:?}"), "Ticket(…)");
}
