//! Which forms are taken, and the two small ones that every page has.

use axum::http::{Request, StatusCode, header};
use base::Language;
use billing::people::find_user;

use crate::browser::FORM;
use crate::portal::Portal;

#[tokio::test]
async fn a_form_on_another_site_changes_nothing() {
    let portal = Portal::open().await;
    let mut browser = portal.marias().await;
    for (name, value) in
        [("sec-fetch-site", "cross-site"), ("origin", "https://evil.example"), ("accept", "*/*")]
    {
        let foreign = Request::post("/sign-out").header(header::CONTENT_TYPE, FORM);
        let page = browser.ask(foreign.header(name, value), String::new()).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{name}");
        assert!(page.says("This request came from another site"));
    }
    assert_eq!(browser.get("/dashboard").await.status, StatusCode::OK);
}

#[tokio::test]
async fn an_older_browser_says_only_its_origin() {
    let portal = Portal::open().await;
    let mut browser = portal.marias().await;
    let own = Request::post("/sign-out").header("origin", &*portal.world.ctx.portal_url);
    assert_eq!(browser.ask(own, String::new()).await.leads_to(), "/sign-in?signed_out=yes");
}

#[tokio::test]
async fn a_visitor_reads_the_page_in_the_language_chosen() {
    let portal = Portal::open().await;
    let mut browser = portal.browser();
    let fields = [("language", "es"), ("return_to", "/sign-in")];
    assert_eq!(browser.post("/language", &fields).await.leads_to(), "/sign-in");
    let page = browser.get("/sign-in").await;
    assert!(page.says("Iniciar sesión") && page.says(r#"<html lang="es-US">"#));
    assert!(browser.get("/nothing").await.says("Página no encontrada"));
}

#[tokio::test]
async fn a_user_who_changes_the_language_gets_letters_in_it_too() {
    let portal = Portal::open().await;
    let mut browser = portal.marias().await;
    browser.post("/language", &[("language", "es"), ("return_to", "/dashboard")]).await;
    assert!(browser.get("/dashboard").await.says("Buenos días, Maria"));
    let mut conn = portal.world.ctx.db.read().await.unwrap();
    let maria = find_user(&mut conn, portal.maria).await.unwrap().unwrap();
    assert_eq!(maria.language, Language::Es);
}

#[tokio::test]
async fn what_no_form_of_ours_sends_is_turned_away_with_a_page() {
    let portal = Portal::open().await;
    for (media_type, body, status) in [
        ("application/json", "{}".to_owned(), StatusCode::UNSUPPORTED_MEDIA_TYPE),
        (FORM, "a".repeat(70_000), StatusCode::PAYLOAD_TOO_LARGE),
        (FORM, "login=%FF".to_owned(), StatusCode::BAD_REQUEST),
    ] {
        let request = Request::post("/sign-in")
            .header(header::CONTENT_TYPE, media_type)
            .header("sec-fetch-site", "same-origin");
        let page = portal.browser().ask(request, body).await;
        assert_eq!(page.status, status);
        assert!(page.says("<h1>"), "{status}");
    }
}
