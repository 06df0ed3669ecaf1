//! A session ends by time or by signing out, and looks only at accounts that are its user's.

use axum::http::StatusCode;
use axum::http::{Request, header};

use crate::browser::FORM;
use crate::portal::Portal;

#[tokio::test]
async fn an_idle_session_is_said_to_have_expired_once() {
    let portal = Portal::open().await;
    let mut browser = portal.marias().await;
    portal.world.clock.advance_seconds(15 * 60 + 1);
    let sign_in = browser.get("/invoices").await.leads_to().to_owned();
    assert_eq!(sign_in, "/sign-in?expired=yes&return_to=%2Finvoices");
    assert!(browser.get(&sign_in).await.says("Your session has expired."));
    assert_eq!(browser.cookie("session"), "");
    assert_eq!(browser.get("/invoices").await.leads_to(), "/sign-in?return_to=%2Finvoices");
}

#[tokio::test]
async fn a_form_that_came_too_late_leads_back_to_the_page_it_stood_on() {
    let portal = Portal::open().await;
    let mut browser = portal.marias().await;
    portal.world.clock.advance_seconds(15 * 60 + 1);
    let late = Request::post("/session/account")
        .header(header::CONTENT_TYPE, FORM)
        .header("sec-fetch-site", "same-origin")
        .header(header::REFERER, "https://pay.brightwater.example/invoices?status=paid");
    let answer = browser.ask(late, String::new()).await;
    let back = "/sign-in?expired=yes&return_to=%2Finvoices%3Fstatus%3Dpaid";
    assert_eq!(answer.leads_to(), back);
}

#[tokio::test]
async fn signing_out_ends_the_session_also_for_a_copy_of_its_cookie() {
    let portal = Portal::open().await;
    let mut browser = portal.marias().await;
    let cookie = format!("session={}", browser.cookie("session"));
    assert_eq!(browser.post("/sign-out", &[]).await.leads_to(), "/sign-in?signed_out=yes");
    assert!(browser.get("/sign-in?signed_out=yes").await.says("You have signed out."));
    let copied = Request::get("/dashboard").header(header::COOKIE, cookie);
    assert_eq!(portal.browser().ask(copied, String::new()).await.leads_to(), "/sign-in");
}

#[tokio::test]
async fn whoever_is_signed_in_is_not_asked_to_sign_in_again() {
    let portal = Portal::open().await;
    let mut browser = portal.marias().await;
    assert_eq!(browser.get("/").await.leads_to(), "/dashboard");
    assert_eq!(browser.get("/sign-in?return_to=/invoices").await.leads_to(), "/invoices");
    assert!(portal.browser().get("/").await.says("Welcome to Brightwater"));
}

#[tokio::test]
async fn nobody_looks_at_an_account_of_somebody_else() {
    let portal = Portal::open().await;
    let mut browser = portal.marias().await;
    let foreign = portal.foreign_account.to_string();
    let answer = browser.post("/session/account", &[("account", &foreign)]).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert!(browser.get("/invoices").await.says("A-1"));
}
