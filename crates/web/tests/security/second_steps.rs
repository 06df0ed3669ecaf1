//! An authenticator app, the codes on paper, and proving oneself again.

use axum::http::StatusCode;
use axum::http::header::CONTENT_DISPOSITION;
use billing::people;
use billing::samples::code_of_app;

use crate::browser::Browser;
use crate::portal::{PASSWORD, Portal};

const SECURITY: &str = "/settings/security";

/// Adds an app in Maria's browser; answers its id and the address of the codes on paper.
async fn add_app(portal: &Portal, browser: &mut Browser) -> (String, String) {
    let page = browser.post("/settings/security/authenticator", &[]).await.leads_to().to_owned();
    let id = page.rsplit('/').next().unwrap().to_owned();
    let codes = browser.post(&page, &[("code", &portal.code(&id))]).await.leads_to().to_owned();
    portal.world.clock.advance_seconds(30);
    (id, codes)
}

impl Portal {
    /// What the app shows.
    fn code(&self, id: &str) -> String {
        let code = code_of_app(&self.world.ctx, self.maria, id.parse().unwrap());
        code.expose().to_owned()
    }

    async fn by_letter(&self, browser: &mut Browser, return_to: &str) -> String {
        let asked = [("email", "maria"), ("return_to", return_to)];
        let enter = browser.post("/sign-in/code", &asked).await.leads_to().to_owned();
        let id = browser.cookie("code_challenge").split('.').next().unwrap().parse().unwrap();
        let sent = people::find_code_to_send(&self.world.ctx, id).await.unwrap().unwrap();
        let typed = [("code", sent.code.expose()), ("return_to", return_to)];
        browser.post(&enter, &typed).await.leads_to().to_owned()
    }
}

/// The codes on a page that shows them.
fn codes_on(html: &str) -> Vec<String> {
    let list = html.split_once(r#"<ol class="codes">"#).unwrap().1.split_once("</ol>").unwrap().0;
    let codes = list.split("<code>").skip(1).map(|rest| rest[..11].to_owned());
    codes.collect()
}

#[tokio::test]
async fn an_app_is_added_with_its_first_code_and_asked_for_from_then_on() {
    let portal = Portal::open().await;
    let mut browser = portal.marias().await;
    let page = browser.post("/settings/security/authenticator", &[]).await.leads_to().to_owned();
    assert!(browser.get(&page).await.says(r#"class="qr-code""#));
    let wrong = browser.post(&page, &[("code", "000000")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let (id, codes) = add_app(&portal, &mut browser).await;
    assert_eq!(codes_on(&browser.get(&codes).await.html).len(), 10);

    let mut other = portal.browser();
    let second = other.sign_in("maria", PASSWORD, "/invoices").await;
    assert_eq!(second.leads_to(), "/sign-in/second-step?return_to=%2Finvoices");
    assert!(other.get("/dashboard").await.leads_to().starts_with("/sign-in"));
    assert!(other.get(second.leads_to()).await.says("One more step"));
    let typed = [("code", &*portal.code(&id)), ("return_to", "/invoices")];
    assert_eq!(other.post("/sign-in/second-step", &typed).await.leads_to(), "/invoices");
    assert_eq!(other.get("/dashboard").await.status, StatusCode::OK);
    assert_eq!(other.cookie("second_step"), "");
}

#[tokio::test]
async fn a_code_on_paper_lets_in_once_and_papers_are_saved_only_when_new() {
    let portal = Portal::open().await;
    let mut browser = portal.marias().await;
    let (_, address) = add_app(&portal, &mut browser).await;
    let paper = codes_on(&browser.get(&address).await.html).remove(0);
    let file = browser.get(&format!("{address}/download")).await;
    assert!(file.says(&paper) && file.headers.contains_key(CONTENT_DISPOSITION));
    for status in [StatusCode::SEE_OTHER, StatusCode::UNPROCESSABLE_ENTITY] {
        let mut other = portal.browser();
        other.sign_in("maria", PASSWORD, "").await;
        let answer = other.post("/sign-in/second-step", &[("code", &paper)]).await;
        assert_eq!(answer.status, status);
    }
    assert!(browser.get(SECURITY).await.says("9 left."));
    portal.world.clock.advance_seconds(600);
    assert_eq!(browser.get(&address).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn without_a_first_step_there_is_no_second() {
    let portal = Portal::open().await;
    let mut browser = portal.browser();
    assert_eq!(browser.get("/sign-in/second-step").await.leads_to(), "/sign-in");
    let answer = browser.post("/sign-in/second-step", &[("code", "123456")]).await;
    assert_eq!(answer.leads_to(), "/sign-in?again=yes");
}

#[tokio::test]
async fn a_session_by_code_proves_more_before_it_pays() {
    let portal = Portal::open().await;
    let mut browser = portal.browser();
    assert_eq!(portal.by_letter(&mut browser, "/payments/new").await, "/payments/new");
    assert_eq!(browser.get("/dashboard").await.status, StatusCode::OK);
    for page in ["/payments/new", "/payment-methods/new?kind=card"] {
        assert!(browser.get(page).await.leads_to().starts_with("/step-up?return_to="), "{page}");
    }
    let wrong = [("password", "guess"), ("return_to", "/payments/new")];
    let page = browser.post("/step-up", &wrong).await;
    assert!(page.says("That isn't your current password.") && page.says("/payments/new"));
    let before = browser.cookie("session").to_owned();
    let right = [("password", PASSWORD), ("return_to", "/payments/new")];
    assert_eq!(browser.post("/step-up", &right).await.leads_to(), "/payments/new");
    assert_ne!(browser.cookie("session"), before);
    assert_eq!(browser.get("/payments/new").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_form_that_wants_a_proof_first_is_offered_after_it() {
    let portal = Portal::open().await;
    let mut browser = portal.browser();
    portal.by_letter(&mut browser, "").await;
    let form = [("kind", "card"), ("street", "7 Elm Street"), ("nickname", "Mine"), ("pin", "1")];
    let away = browser.post_whole("/payment-methods/new", &form).await;
    assert!(away.leads_to().starts_with("/step-up"));
    let proof = [("password", PASSWORD), ("return_to", "/payments/new")];
    let offer = browser.post("/step-up", &proof).await.leads_to().to_owned();
    assert_eq!(offer, "/session/kept-form?return_to=%2Fpayments%2Fnew");
    let page = browser.get(&offer).await;
    for part in ["action=\"/payment-methods/new\"", "7 Elm Street", "Mine", "Send it now"] {
        assert!(page.says(part), "{part}: {}", page.html);
    }
    assert!(!page.says("name=\"pin\""));
    assert_eq!(browser.get(&offer).await.leads_to(), "/payments/new", "it is offered once");
}

#[tokio::test]
async fn changing_how_one_signs_in_wants_a_fresh_proof() {
    let portal = Portal::open().await;
    let mut browser = portal.marias().await;
    let (id, _) = add_app(&portal, &mut browser).await;
    for _ in 0..2 {
        portal.world.clock.advance_seconds(8 * 60);
        assert_eq!(browser.get(SECURITY).await.status, StatusCode::OK);
    }
    let removal = "/settings/security/authenticator/removal";
    let away = "/step-up?return_to=%2Fsettings%2Fsecurity%2Fauthenticator%2Fremoval";
    assert_eq!(browser.get(removal).await.leads_to(), away);
    let typed = [("code", &*portal.code(&id)), ("return_to", removal)];
    assert_eq!(browser.post("/step-up", &typed).await.leads_to(), removal);
    let after = browser.post(removal, &[]).await;
    assert_eq!(after.leads_to(), "/settings/security?notice=app-removed");
    assert_eq!(portal.browser().sign_in("maria", PASSWORD, "").await.leads_to(), "/dashboard");
}

#[tokio::test]
async fn whoever_has_just_proven_chooses_a_password_without_the_old_one() {
    let portal = Portal::open().await;
    let mut browser = portal.marias().await;
    portal.world.clock.advance_seconds(60);
    browser.post("/step-up", &[("password", PASSWORD)]).await.leads_to();
    let address = "/settings/security/password";
    assert!(!browser.get(address).await.says("Current password"));
    let new = "nine quiet lanterns";
    let typed = [("new_password", new), ("new_password_again", new)];
    let after = browser.post(address, &typed).await;
    assert_eq!(after.leads_to(), "/settings/security?notice=password-changed");
}

#[tokio::test]
async fn where_a_second_factor_is_required_one_adds_it_first() {
    let portal = Portal::open_strict().await;
    let mut browser = portal.marias().await;
    for page in ["/dashboard", "/payments/new"] {
        assert_eq!(browser.get(page).await.leads_to(), SECURITY, "{page}");
    }
    assert!(browser.get(SECURITY).await.says("Set up an authenticator app to go on."));
    add_app(&portal, &mut browser).await;
    assert_eq!(browser.get("/dashboard").await.status, StatusCode::OK);
}
