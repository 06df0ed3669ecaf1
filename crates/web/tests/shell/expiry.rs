//! Before a session ends, and what was sent after it had.

use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::{Request, StatusCode};

use crate::browser::{Browser, FORM, Seen};
use crate::portal::{PASSWORD, Portal};

/// As browsers do it: with the length of what is sent.
async fn post_late(browser: &mut Browser, address: &str, body: &str) -> Seen {
    let request = Request::post(address)
        .header(CONTENT_TYPE, FORM)
        .header(CONTENT_LENGTH, body.len())
        .header("sec-fetch-site", "same-origin");
    browser.ask(request, body.to_owned()).await
}

#[tokio::test]
async fn a_page_leads_to_the_warning_two_minutes_before_the_end() {
    let portal = Portal::open().await;
    let mut browser = portal.marias().await;
    let page = browser.get("/invoices?status=open").await;
    let refresh = "<noscript><meta http-equiv=\"refresh\" content=\"780;url=/session/warning?return_to=%2Finvoices%3Fstatus%3Dopen\">";
    assert!(page.says(refresh) && page.says("data-left=\"900\""), "{}", page.html);
    portal.world.clock.advance_seconds(13 * 60);
    let warning = browser.get("/session/warning?return_to=%2Finvoices").await;
    for part in ["Are you still there?", "content=\"121;url=/sign-in?expired=yes", "10:15"] {
        assert!(warning.says(part), "{part}: {}", warning.html);
    }
}

#[tokio::test]
async fn neither_the_warning_nor_asking_prolongs_a_session_but_staying_does() {
    let portal = Portal::open().await;
    let mut browser = portal.marias().await;
    portal.world.clock.advance_seconds(14 * 60);
    assert!(browser.get("/session/warning").await.says("Stay signed in"));
    assert!(browser.get("/session").await.says("{\"seconds\": 60, \"is_final\": false}"));
    let stayed = browser.post("/session/extension", &[("return_to", "/invoices")]).await;
    assert_eq!(stayed.leads_to(), "/invoices");
    assert!(browser.get("/session").await.says("\"seconds\": 900"));
    portal.world.clock.advance_seconds(15 * 60);
    assert!(browser.get("/session").await.says("\"seconds\": 0"));
    let over = browser.get("/session/warning").await;
    assert_eq!(over.leads_to(), "/sign-in?expired=yes");
}

#[tokio::test]
async fn near_its_absolute_end_a_session_cannot_be_prolonged_and_says_so() {
    let portal = Portal::open().await;
    let mut browser = portal.marias().await;
    for _ in 0..71 {
        portal.world.clock.advance_seconds(10 * 60);
        browser.get("/dashboard").await;
    }
    portal.world.clock.advance_seconds(9 * 60);
    let page = browser.get("/session/warning").await;
    assert!(page.says("A session lasts 12 hours at most") && !page.says("Stay signed in"));
}

#[tokio::test]
async fn a_form_sent_too_late_is_offered_to_its_user_and_sent_by_hand() {
    let portal = Portal::open().await;
    let mut browser = portal.marias().await;
    portal.world.clock.advance_seconds(15 * 60);
    let form = "email=ana%40example.com&role=view&password=secret";
    let late = post_late(&mut browser, "/settings/people/invitations", form).await;
    assert!(late.leads_to().starts_with("/sign-in?expired=yes"));
    let back = browser.sign_in("maria", PASSWORD, "/settings/people").await;
    let offer = back.leads_to().to_owned();
    assert_eq!(offer, "/session/kept-form?return_to=%2Fsettings%2Fpeople");
    let page = browser.get(&offer).await;
    for part in ["action=\"/settings/people/invitations\"", "ana@example.com", "Send it now"] {
        assert!(page.says(part), "{part}: {}", page.html);
    }
    assert!(!page.says("secret"));
    assert_eq!(browser.get(&offer).await.leads_to(), "/settings/people", "it is offered once");
}

#[tokio::test]
async fn a_payment_sent_too_late_leads_to_its_review() {
    let portal = Portal::open().await;
    let mut browser = portal.marias().await;
    portal.world.clock.advance_seconds(15 * 60);
    let draft = "01900000-0000-7000-8000-00000000000d";
    post_late(&mut browser, "/payments", &format!("draft={draft}&quote=0")).await;
    browser.sign_in("maria", PASSWORD, "").await;
    let page = browser.get("/session/kept-form").await;
    assert!(page.says(&format!("/payments/{draft}/review")), "{}", page.html);
    assert!(!page.says("action=\"/payments\""));
}

#[tokio::test]
async fn another_user_of_the_browser_is_offered_nothing() {
    let portal = Portal::open().await;
    let mut browser = portal.marias().await;
    portal.world.clock.advance_seconds(15 * 60);
    post_late(&mut browser, "/settings/people/invitations", "email=ana%40example.com").await;
    portal.add_ana().await;
    let offer = browser.sign_in("ana", PASSWORD, "").await.leads_to().to_owned();
    assert_eq!(browser.get(&offer).await.leads_to(), "/dashboard");
    assert_eq!(browser.cookie("kept_form"), "");
}

#[tokio::test]
async fn what_proves_who_somebody_is_is_never_kept() {
    let portal = Portal::open().await;
    let mut browser = portal.marias().await;
    portal.world.clock.advance_seconds(15 * 60);
    let late = post_late(&mut browser, "/settings/security/password", "new_password=x").await;
    assert_eq!(late.status, StatusCode::SEE_OTHER);
    assert_eq!(browser.cookie("kept_form"), "");
}
