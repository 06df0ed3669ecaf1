//! What is another's is not there; what fails has a page; nothing is kept by anybody in between.

use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY};
use axum::http::{Request, StatusCode};
use base::Actor;
use billing::{people, samples};

use crate::portal::Portal;

#[tokio::test]
async fn the_invoice_of_somebody_else_is_as_absent_as_one_that_never_was() {
    let portal = Portal::open().await;
    let mut browser = portal.marias().await;
    assert_eq!(browser.get("/invoices/A-1").await.status, StatusCode::OK);
    let foreign = browser.get("/invoices/B-1").await;
    let absent = browser.get("/invoices/X-1").await;
    assert_eq!((foreign.status, absent.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
    assert_eq!(foreign.html.replace("B-1", "…"), absent.html.replace("X-1", "…"));
    assert!(!browser.get("/invoices?number=B").await.says("B-1"));
}

#[tokio::test]
async fn an_invoice_is_found_by_how_its_number_begins() {
    let portal = Portal::open().await;
    let mut browser = portal.marias().await;
    assert!(browser.get("/invoices?number=a").await.says("/invoices/A-1"));
    let page = browser.get("/invoices?number=zz").await;
    assert!(page.says("No invoice matches “ZZ”."));
}

#[tokio::test]
async fn a_user_without_an_account_is_told_what_to_do() {
    let portal = Portal::open().await;
    let ctx = &portal.world.ctx;
    let password = people::Password::parse("Calm-River-42!").unwrap();
    let ana = samples::user("ana", Some(password));
    people::add_user(ctx, Actor::Operator, ana).await.unwrap();
    let mut browser = portal.browser();
    browser.sign_in("ana", "Calm-River-42!", "").await;
    let page = browser.get("/dashboard").await;
    assert!(page.says("There is no billing account on your login yet."));
    assert!(!page.says(r#"href="/invoices""#));
    assert_eq!(browser.get("/invoices").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn no_page_is_kept_and_none_runs_what_is_not_ours() {
    let portal = Portal::open().await;
    let mut browser = portal.marias().await;
    for address in ["/dashboard", "/invoices", "/invoices/A-1", "/nothing"] {
        let headers = browser.get(address).await.headers;
        assert_eq!(headers[CACHE_CONTROL], "no-store", "{address}");
        let policy = headers[CONTENT_SECURITY_POLICY].to_str().unwrap();
        assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{address}");
        assert!(policy.contains("form-action 'self' https://checkout.example;"), "{address}");
    }
}

#[tokio::test]
async fn every_page_says_what_it_is_once() {
    let portal = Portal::open().await;
    let mut browser = portal.marias().await;
    for address in ["/dashboard", "/invoices", "/invoices/A-1", "/nothing"] {
        let html = browser.get(address).await.html;
        assert_eq!(html.matches("<h1>").count(), 1, "{address}");
        assert!(html.contains(" · Brightwater</title>"), "{address}");
    }
}

#[tokio::test]
async fn a_page_can_be_read_but_not_sent_to() {
    let portal = Portal::open().await;
    let request = Request::post("/dashboard").header("sec-fetch-site", "same-origin");
    let page = portal.marias().await.ask(request, String::new()).await;
    assert_eq!(page.status, StatusCode::METHOD_NOT_ALLOWED);
    assert!(page.says("We couldn't read that"));
}
