//! What one has stored to pay with: the list, each of them, and the addresses their bills go to.

use axum::http::StatusCode;
use axum::http::header::CONTENT_DISPOSITION;
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::portal::Portal;
use crate::visitor::{Person, bank_account, card};

impl Person<'_> {
    /// Adds one from the list of those that are stored; answers its page.
    async fn keep(&self, kind: &str, nickname: &str, typed: &[(&str, &str)]) -> String {
        let form = format!("/payment-methods/new?kind={kind}");
        let page = self.begin(&form, &[("nickname", nickname)]).await.leads_to();
        let back = self.submit_elsewhere(&page, typed).await;
        let list = self.get(&back).await.leads_to();
        format!("/payment-methods/{}", list.rsplit('=').next().unwrap())
    }
}

#[tokio::test]
async fn each_is_listed_with_its_owner_and_leads_to_its_page() {
    let portal = Portal::open().await;
    let maria = portal.maria().await;
    assert!(maria.get("/payment-methods").await.says("You have no saved payment methods."));
    let visa = maria.keep("card", "Everyday", &card("4242424242424242")).await;
    maria.keep("bank", "", &bank_account("000123456789")).await;
    let list = maria.get("/payment-methods").await;
    for part in [
        "Everyday",
        "Visa ending in 4242 · Maria Lopez · Expires December 2040",
        "account ending in 6789",
        "Default",
        &format!("href=\"{visa}\""),
    ] {
        assert!(list.says(part), "{part}: {}", list.html);
    }
    let page = maria.get(&visa).await;
    for part in ["Credit card", "December 2040", "12 Elm Street", "Version 2026-11, agreed to on"] {
        assert!(page.says(part), "{part}: {}", page.html);
    }
}

#[tokio::test]
async fn one_is_named_preferred_and_removed() {
    let portal = Portal::open().await;
    let maria = portal.maria().await;
    let visa = maria.keep("card", "", &card("4242424242424242")).await;
    let bank = maria.keep("bank", "Household", &bank_account("000123456789")).await;
    let named = maria.post(&visa, &[("nickname", "Everyday")]).await.leads_to();
    assert!(maria.get(&named).await.says("Everyday: the nickname has been saved."));
    let preferred = maria.post(&format!("{bank}/default"), &[]).await.leads_to();
    assert!(maria.get(&preferred).await.says("Household is now your default payment method."));
    assert!(maria.get(&bank).await.says("This is your default method"));
    let asked = maria.get(&format!("{visa}/removal")).await;
    assert!(asked.says("Remove Everyday?") && asked.says("Your receipts stay as they are"));
    let removed = maria.post(&format!("{visa}/removal"), &[]).await.leads_to();
    let list = maria.get(&removed).await;
    assert!(list.says("Everyday has been removed.") && !list.says("ending in 4242"));
    assert_eq!(maria.get(&visa).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn while_a_payment_is_on_its_way_removing_waits_and_says_for_what() {
    let portal = Portal::open().await;
    let maria = portal.maria().await;
    let bank = maria.keep("bank", "Household", &bank_account("000123456789")).await;
    let method = bank.rsplit('/').next().unwrap();
    let review = maria.choose(&[("choice", "amount_due"), ("method", method)]).await;
    let payment = maria.complete(&maria.get(&review).await).await.leads_to();
    let page = maria.get(&format!("{bank}/removal")).await;
    assert!(page.says("A payment with it is in progress.") && page.says(&payment));
    assert!(!page.says("method=\"post\" action=\"/payment-methods/"));
    let refused = maria.post(&format!("{bank}/removal"), &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(maria.get("/payment-methods").await.says("Household"));
}

#[tokio::test]
async fn one_that_no_longer_works_says_why_and_is_not_preferred() {
    let portal = Portal::open().await;
    let maria = portal.maria().await;
    let bank = maria.keep("bank", "Old account", &bank_account("000111111113")).await;
    let method = bank.rsplit('/').next().unwrap();
    let review = maria.choose(&[("choice", "amount_due"), ("method", method)]).await;
    maria.complete(&maria.get(&review).await).await.leads_to();
    portal.steer("settle", json!({})).await;
    portal.world.clock.advance_seconds(3_700);
    billing::payments::check_attempts(&portal.world.ctx, 10).await.unwrap();
    let maria = portal.sign_in("maria").await;
    let list = maria.get("/payment-methods").await;
    assert!(list.says("No longer works") && list.says("Your bank said the account is closed."));
    assert!(!maria.get(&bank).await.says("/default"));
    let refused = maria.post(&format!("{bank}/default"), &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_card_near_its_end_and_past_it_says_so() {
    let portal = Portal::open().await;
    let maria = portal.maria().await;
    let mut typed = card("4242424242424242");
    typed[1] = ("expiry", "12 / 26");
    let visa = maria.keep("card", "Everyday", &typed).await;
    assert!(!maria.get("/payment-methods").await.says("Expires soon"));
    for (days, said, sentence) in [
        (14, "Expires soon", "expires at the end of December 2026."),
        (30, "Expired", "This card has expired."),
    ] {
        portal.world.clock.advance_seconds(days * 24 * 3_600);
        let maria = portal.sign_in("maria").await;
        assert!(maria.get("/payment-methods").await.says(said), "{said}");
        assert!(maria.get(&visa).await.says(sentence), "{sentence}");
    }
}

#[tokio::test]
async fn what_was_agreed_to_is_a_file_whose_hash_can_be_checked() {
    let portal = Portal::open().await;
    let maria = portal.maria().await;
    let visa = maria.keep("card", "", &card("4242424242424242")).await;
    let file = maria.get(&format!("{visa}/authorization")).await;
    let name = "attachment; filename=\"authorization-2026-11-en.txt\"";
    assert_eq!(file.headers[CONTENT_DISPOSITION], name);
    let line = format!("\n{}\n", "-".repeat(72));
    let (facts, text) = file.html.split_once(&line).unwrap();
    assert!(text.starts_with("I authorize Brightwater Utilities District to charge this card"));
    let hash = Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    for fact in ["Visa ending in 4242", "2026-11", "(America/New_York)", "0.0.0.0", &hash] {
        assert!(facts.contains(fact), "{fact}: {facts}");
    }
}

#[tokio::test]
async fn an_address_is_asked_for_as_its_country_has_it() {
    let portal = Portal::open().await;
    let maria = portal.maria().await;
    let (form, zip) = ("/payment-methods/new?kind=card", "A ZIP code has 5 digits");
    let german = "Enter one such as 10115.";
    for (changed, said) in [
        (vec![("postal_code", "1000")], vec![zip]),
        (vec![("state", "")], vec!["Choose the state or province."]),
        (
            vec![("country", "DE"), ("postal_code", "ABC")],
            vec![german, "State, province or region"],
        ),
        // Chosen from the list of the United States, so it counts for nothing in Canada.
        (
            vec![("country", "CA"), ("postal_code", "K1A 0B1")],
            vec!["Choose the state or province.", "Province or territory", "Ontario"],
        ),
    ] {
        let page = maria.begin(form, &changed).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{changed:?}");
        assert!(said.iter().all(|part| page.says(part)), "{said:?}: {}", page.html);
    }
    let moved = [("country", "ES"), ("postal_code", "28013")];
    let page = maria.begin(form, &moved).await.leads_to();
    assert!(page.starts_with(&portal.sandbox.processor_url()), "a state is not needed: {page}");
}

#[tokio::test]
async fn the_script_asks_for_the_states_of_another_country() {
    let portal = Portal::open().await;
    let maria = portal.maria().await;
    let page = maria.get("/payment-methods/new?country=MX").await;
    for part in ["id=\"state-of-country\"", "Jalisco", "name=\"state_of\" value=\"MX\""] {
        assert!(page.says(part), "{part}: {}", page.html);
    }
    assert!(
        !maria
            .get("/payment-methods/new?country=PR")
            .await
            .says("<select class=\"line\" id=\"field-state\"")
    );
}
