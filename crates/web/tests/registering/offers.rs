//! After a payment as a guest: half a minute from the receipt's link.

use axum::http::StatusCode;
use billing::registration::offer_for;

use crate::portal::{PASSWORD, Portal};

fn address(portal: &Portal, email: &str, is_proof: bool) -> (String, String) {
    let ctx = &portal.world.ctx;
    let offer = offer_for(ctx, portal.account, email.parse().unwrap(), is_proof);
    let token = offer.expose(&ctx.secret);
    (format!("/register/receipt?offer={token}"), token)
}

#[tokio::test]
async fn a_password_twice_is_all_that_is_asked() {
    let portal = Portal::open().await;
    let (page, offer) = address(&portal, "maria@example.com", true);
    let mut browser = portal.browser();
    let seen = browser.get(&page).await;
    assert!(seen.says("CL1234") && seen.says("maria@example.com") && seen.says("new_password"));
    assert!(!seen.says("first_name"));
    let fields = [("offer", &*offer), ("new_password", PASSWORD), ("new_password_again", PASSWORD)];
    let done = browser.post("/register/receipt", &fields).await;
    assert_eq!(done.leads_to(), "/dashboard?notice=registered");
    assert!(portal.browser().get(&page).await.says("There is a login with this e-mail address"));
}

#[tokio::test]
async fn who_paid_for_somebody_else_is_asked_for_the_code() {
    let portal = Portal::open().await;
    for (email, is_proof) in [("payer@example.com", true), ("maria@example.com", false)] {
        let (page, offer) = address(&portal, email, is_proof);
        let mut browser = portal.browser();
        assert!(!browser.get(&page).await.says("new_password"), "{email}");
        let next = browser.post("/register/receipt", &[("offer", &*offer)]).await;
        assert_eq!(next.leads_to(), "/register/code");
    }
}

#[tokio::test]
async fn a_link_that_is_not_ours_leads_nowhere() {
    let portal = Portal::open().await;
    let (page, _) = address(&portal, "maria@example.com", false);
    let forged = page.replace(".no.", ".proof.");
    for address in ["/register/receipt", "/register/receipt?offer=x", &forged] {
        assert_eq!(portal.browser().get(address).await.status, StatusCode::NOT_FOUND);
    }
}
