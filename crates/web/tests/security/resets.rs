//! Forgotten passwords.

use axum::http::StatusCode;
use axum::http::header::RETRY_AFTER;
use billing::people;

use crate::portal::{PASSWORD, Portal};

const NEW: &str = "nine quiet lanterns";

/// The address in the letter that the newest question has caused.
async fn address_sent(portal: &Portal) -> (String, String) {
    let mut conn = portal.world.ctx.db.read().await.unwrap();
    let sql = "SELECT subject FROM event WHERE kind = 'password.reset_requested' ORDER BY id DESC";
    let newest: Vec<(String,)> = conn.query(sql, &[]).await.unwrap();
    drop(conn);
    let id = &newest[0].0;
    let sent = people::find_reset_to_send(&portal.world.ctx, id.parse().unwrap()).await.unwrap();
    (format!("/password-resets/{id}"), sent.unwrap().token.expose().to_owned())
}

#[tokio::test]
async fn a_forgotten_password_is_replaced_by_the_link_from_the_letter() {
    let portal = Portal::open().await;
    let mut browser = portal.browser();
    assert!(browser.get("/sign-in").await.says("/password-resets/new"));
    let sent = browser.post("/password-resets", &[("login", "maria")]).await;
    assert!(browser.get(sent.leads_to()).await.says("a link is on its way"));
    let (address, token) = address_sent(&portal).await;
    let page = browser.get(&format!("{address}?token={token}")).await;
    assert!(page.says("Choose a new password") && page.says("For the username maria."));
    let typed = [("token", &*token), ("new_password", NEW), ("new_password_again", NEW)];
    let after = browser.post(&address, &typed).await;
    assert_eq!(after.leads_to(), "/sign-in?password_chosen=yes");
    assert!(browser.get(after.leads_to()).await.says("Your new password is saved."));
    let again = browser.post(&address, &typed).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.says("This link can no longer be used."));
    assert_eq!(browser.sign_in("maria", NEW, "").await.leads_to(), "/dashboard");
}

#[tokio::test]
async fn a_password_that_is_refused_leaves_the_link_as_it_was() {
    let portal = Portal::open().await;
    let mut browser = portal.browser();
    browser.post("/password-resets", &[("login", "maria")]).await;
    let (address, token) = address_sent(&portal).await;
    let short = [("token", &*token), ("new_password", "short"), ("new_password_again", "short")];
    let page = browser.post(&address, &short).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.says("Use at least 15 characters.") && page.says(&token));
    assert_eq!(portal.browser().sign_in("maria", PASSWORD, "").await.leads_to(), "/dashboard");
    assert!(browser.get(&format!("{address}?token={token}")).await.says("For the username maria."));
}

#[tokio::test]
async fn asking_tells_nobody_who_has_an_account() {
    let portal = Portal::open().await;
    let mut pages = Vec::new();
    for login in ["maria", "nobody"] {
        let mut browser = portal.browser();
        let sent = browser.post("/password-resets", &[("login", login)]).await;
        pages.push((sent.leads_to().to_owned(), browser.get(sent.leads_to()).await.html));
    }
    assert_eq!(pages[0], pages[1]);
}

#[tokio::test]
async fn whoever_asks_too_often_is_told_when_to_come_back() {
    let portal = Portal::open().await;
    let mut browser = portal.browser();
    for _ in 0..10 {
        browser.post("/password-resets", &[("login", "maria")]).await.leads_to();
    }
    let page = browser.post("/password-resets", &[("login", "maria")]).await;
    assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(page.headers.contains_key(RETRY_AFTER) && page.says("Too many tries."));
}
