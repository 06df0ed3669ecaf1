//! With what: adding a card or a bank account, saving it, coming back without one.

use axum::http::StatusCode;
use serde_json::json;

use crate::portal::Portal;
use crate::visitor::card;

#[tokio::test]
async fn the_form_knows_the_customer_and_shows_the_whole_authorization() {
    let portal = Portal::open().await;
    let page = portal.maria().await.get("/payment-methods/new?kind=bank").await;
    for sentence in [
        "12 Elm Street",
        "10001",
        "value=\"US\" selected",
        "I authorize Brightwater Utilities District to debit this bank account",
        "+1 555 010 0199",
        "Version 2026-11",
    ] {
        assert!(page.says(sentence), "{sentence}");
    }
}

#[tokio::test]
async fn a_saved_method_is_offered_the_next_time() {
    let portal = Portal::open().await;
    let maria = portal.maria().await;
    let changed = [("save", "on"), ("nickname", "My Visa")];
    let page = maria.begin("/payment-methods/new?kind=card", &changed).await.leads_to();
    let back = maria.submit_elsewhere(&page, &card("4242424242424242")).await;
    let list = maria.get(&maria.get(&back).await.leads_to()).await;
    assert!(list.says("My Visa has been added."));
    let form = maria.get("/payments/new").await;
    assert!(form.says("My Visa") && form.says("Visa ending in 4242 · Expires December 2040"));
    let method = form.field("method");
    let review = maria.choose(&[("choice", "past_due"), ("method", &*method)]).await;
    let page = maria.get(&review).await;
    assert!(page.says("My Visa") && page.says("Complete payment of $100.00"));
}

#[tokio::test]
async fn an_expired_card_is_shown_but_not_offered() {
    let portal = Portal::open().await;
    let maria = portal.maria().await;
    let page = maria.begin("/payment-methods/new?kind=card", &[("save", "on")]).await;
    let mut typed = card("4242424242424242");
    typed[1] = ("expiry", "12 / 26");
    let back = maria.submit_elsewhere(&page.leads_to(), &typed).await;
    maria.get(&back).await.leads_to();
    assert!(maria.get("/payments/new").await.says("Expires December 2026"));
    portal.world.clock.advance_seconds(40 * 24 * 3_600);
    let form = portal.sign_in("maria").await.get("/payments/new").await;
    assert!(form.says("Expired December 2026"));
    assert!(form.says(&format!("value=\"{}\" required disabled", form.field("method"))));
}

#[tokio::test]
async fn everything_missing_is_named_and_everything_typed_is_kept() {
    let portal = Portal::open().await;
    let maria = portal.maria().await;
    let changed = [("street", ""), ("city", ""), ("agree", ""), ("nickname", "Household")];
    let page = maria.begin("/payment-methods/new?kind=card", &changed).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    for sentence in [
        "3 fields need your attention.",
        "Enter the street address.",
        "Enter the city.",
        "Please agree to the terms to continue.",
        "Household",
    ] {
        assert!(page.says(sentence), "{sentence}");
    }
}

#[tokio::test]
async fn agreeing_to_another_text_is_not_agreeing() {
    let portal = Portal::open().await;
    let maria = portal.maria().await;
    let bank = maria.get("/payment-methods/new?kind=bank").await.field("agree");
    let changed = [("agree", &*bank)];
    let page = maria.begin("/payment-methods/new?kind=card", &changed).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.says("Please agree to the terms"));
}

#[tokio::test]
async fn coming_back_without_a_method_keeps_the_choice() {
    let portal = Portal::open().await;
    let maria = portal.maria().await;
    let form = maria.choose(&[("choice", "past_due"), ("method", "card")]).await;
    let page = maria.begin(&form, &[]).await.leads_to();
    assert!(page.starts_with(&portal.sandbox.processor_url()));
    let setup = maria.get(&setup_of(&page, &portal).await).await.leads_to();
    let page = maria.get(&setup).await;
    assert!(page.says("no payment method was added. Nothing was charged."));
    assert!(page.says("value=\"past_due\" required checked"));
}

/// The address to which the processor's page leads back when it is left.
async fn setup_of(page: &str, portal: &Portal) -> String {
    let shown = portal.elsewhere.get(page).send().await.unwrap().text().await.unwrap();
    let start = shown.find("/payment-methods/setups/").expect("a way back");
    let address = &shown[start..];
    address[..address.find('"').unwrap()].replace("&amp;", "&")
}

#[tokio::test]
async fn while_the_processor_is_down_nothing_typed_is_lost() {
    let portal = Portal::open().await;
    let maria = portal.maria().await;
    let fault = json!({"method": "POST", "path": "/v1/*", "kind": "error_500_before", "times": 9});
    portal.steer("faults", fault).await;
    let page = maria.begin("/payment-methods/new?kind=card", &[("nickname", "Mine")]).await;
    assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(page.says("reach the payment service. Nothing was charged.") && page.says("Mine"));
    assert!(page.says("checked"), "also that she agreed");
}
