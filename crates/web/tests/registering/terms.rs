//! The biller's terms: agreed to with the login, asked for again when they change, kept to be read.

use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};

use crate::browser::{Browser, Seen};
use crate::portal::{PASSWORD, Portal, details};

/// The hash that the page's box sends.
fn hash_in(page: &Seen) -> String {
    let box_begins = page.html.find(r#"name="agree" value=""#).unwrap() + 20;
    page.html[box_begins..box_begins + 64].to_owned()
}

async fn register(portal: &Portal) -> Browser {
    let mut browser = portal.browser();
    portal.prove(&mut browser).await;
    let hash = hash_in(&browser.get("/register/details").await);
    let done = browser.post("/register/details", &details(&[("agree", &hash)])).await;
    assert_eq!(done.leads_to(), "/dashboard?notice=registered");
    browser
}

#[tokio::test]
async fn without_agreeing_there_is_no_login() {
    let portal = Portal::open().await;
    portal.put_terms("1").await;
    let mut browser = portal.browser();
    portal.prove(&mut browser).await;
    let page = browser.get("/register/details").await;
    assert!(page.says("Be kind, version 1.") && page.says(r#"href="/terms""#));
    for agreed in ["", "on"] {
        let page = browser.post("/register/details", &details(&[("agree", agreed)])).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.says("Please agree to the terms to continue."));
    }
}

#[tokio::test]
async fn what_was_agreed_to_can_be_downloaded() {
    let portal = Portal::open().await;
    portal.put_terms("2026-11").await;
    let mut browser = register(&portal).await;
    let page = browser.get("/settings/consents").await;
    assert!(page.says("Version 2026-11, agreed to on"));
    let begins = page.html.find("/settings/consents/").unwrap();
    let href = page.html[begins..].split('"').next().unwrap().to_owned();
    let text = browser.get(&href).await;
    assert_eq!(text.html, "Be kind, version 2026-11.");
    assert_eq!(text.headers[CONTENT_TYPE], "text/markdown; charset=utf-8");
    let file = r#"attachment; filename="terms-2026-11-en.md""#;
    assert_eq!(text.headers[CONTENT_DISPOSITION], file);
}

#[tokio::test]
async fn newer_terms_stand_between_the_next_sign_in_and_the_page_wanted() {
    let portal = Portal::open().await;
    portal.put_terms("1").await;
    let mut browser = register(&portal).await;
    portal.put_terms("2").await;
    assert_eq!(browser.get("/invoices").await.status, StatusCode::OK, "this session goes on");
    browser.post("/sign-out", &[]).await;
    browser.sign_in("maria", PASSWORD, "/invoices").await;
    let asked = "/terms/acceptance?return_to=%2Finvoices";
    assert_eq!(browser.get("/invoices").await.leads_to(), asked);
    let page = browser.get(asked).await;
    assert!(page.says("Be kind, version 2.") && page.says(r#"action="/sign-out""#));
    let hash = hash_in(&page);
    let unread = browser.post("/terms/acceptance", &[("agree", "on")]).await;
    assert_eq!(unread.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fields = [("agree", &*hash), ("return_to", "/invoices")];
    assert_eq!(browser.post("/terms/acceptance", &fields).await.leads_to(), "/invoices");
    assert_eq!(browser.get("/invoices").await.status, StatusCode::OK);
}

#[tokio::test]
async fn terms_are_there_for_anyone_in_both_languages() {
    let portal = Portal::open().await;
    assert_eq!(portal.browser().get("/terms").await.status, StatusCode::NOT_FOUND);
    portal.put_terms("1").await;
    let mut browser = portal.browser();
    assert!(browser.get("/terms").await.says("Be kind, version 1."));
    browser.post("/language", &[("language", "es"), ("return_to", "/terms")]).await;
    let page = browser.get("/terms").await;
    assert!(page.says("Sea amable, versión 1.") && page.says("Términos y condiciones"));
}
