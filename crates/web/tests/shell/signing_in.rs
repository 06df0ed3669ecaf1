//! Being let in, by password or by code, and arriving where one wanted to go.

use axum::http::StatusCode;
use axum::http::header::{RETRY_AFTER, SET_COOKIE};

use crate::browser::Browser;
use crate::portal::{PASSWORD, Portal};

#[tokio::test]
async fn a_stranger_is_led_to_the_sign_in_page_and_on_to_the_page_wanted() {
    let portal = Portal::open().await;
    let mut browser = portal.browser();
    let answer = browser.get("/invoices?status=open").await;
    let sign_in = answer.leads_to().to_owned();
    assert_eq!(sign_in, "/sign-in?return_to=%2Finvoices%3Fstatus%3Dopen");
    let page = browser.get(&sign_in).await;
    assert!(page.says(r#"name="return_to" value="/invoices?status=open""#));
    let answer = browser.sign_in("maria", PASSWORD, "/invoices?status=open").await;
    assert_eq!(answer.leads_to(), "/invoices?status=open");
    assert_eq!(browser.get("/invoices?status=open").await.status, StatusCode::OK);
}

#[tokio::test]
async fn nobody_is_sent_to_another_site_after_signing_in() {
    let portal = Portal::open().await;
    for elsewhere in ["https://evil.example/", "//evil.example", "/\\evil.example", "evil"] {
        let answer = portal.browser().sign_in("maria", PASSWORD, elsewhere).await;
        assert_eq!(answer.leads_to(), "/dashboard", "{elsewhere}");
    }
}

#[tokio::test]
async fn a_wrong_password_keeps_the_name_and_shows_no_password() {
    let portal = Portal::open().await;
    for login in ["maria", "nobody"] {
        let page = portal.browser().sign_in(login, "Guess-1234!", "").await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.says("The username or password isn't right."));
        assert!(page.says(&format!(r#"value="{login}""#)) && !page.says("Guess-1234!"));
    }
}

#[tokio::test]
async fn what_was_left_empty_is_said_beside_its_field() {
    let portal = Portal::open().await;
    let page = portal.browser().sign_in("", PASSWORD, "").await;
    assert!(page.says(r#"id="field-login-error">Enter your username or e-mail."#));
    let page = portal.browser().sign_in("maria", "", "").await;
    assert!(page.says(r#"id="field-password-error">Enter your password."#));
}

#[tokio::test]
async fn a_code_from_an_email_lets_in_where_it_was_asked_for() {
    let portal = Portal::open().await;
    let mut browser = portal.browser();
    let fields = [("email", "maria@example.com"), ("return_to", "/invoices")];
    let enter = browser.post("/sign-in/code", &fields).await.leads_to().to_owned();
    assert_eq!(enter, "/sign-in/code/enter?return_to=%2Finvoices");
    assert!(browser.get(&enter).await.says("If maria@example.com belongs to an account with us"));
    let code = portal.code_sent(&browser).await;
    let typed = [("code", code.expose()), ("return_to", "/invoices")];
    let answer = portal.browser().post("/sign-in/code/enter", &typed).await;
    assert_eq!(answer.leads_to(), "/sign-in/code?return_to=%2Finvoices"); // another's browser
    assert_eq!(browser.post("/sign-in/code/enter", &typed).await.leads_to(), "/invoices");
    assert_eq!(browser.cookie("code_challenge"), "");
}

#[tokio::test]
async fn asking_for_a_code_tells_nobody_who_has_an_account() {
    let portal = Portal::open().await;
    let mut pages = Vec::new();
    for email in ["maria@example.com", "nobody@example.com"] {
        let mut browser = portal.browser();
        let enter = browser.post("/sign-in/code", &[("email", email)]).await.leads_to().to_owned();
        let shown = browser.get(&enter).await.html.replace(email, "…");
        let wrong = browser.post(&enter, &[("code", "000000")]).await;
        pages.push((enter, shown, wrong.status, wrong.html.replace(email, "…")));
    }
    assert_eq!(pages[0], pages[1]);
    assert_eq!(pages[0].2, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn whoever_asks_too_often_is_told_when_to_come_back() {
    let portal = Portal::open().await;
    let mut browser = portal.browser();
    for _ in 0..100 {
        let page = browser.post("/sign-in/code", &[("email", "maria@example.com")]).await;
        if page.status == StatusCode::TOO_MANY_REQUESTS {
            assert!(page.headers.contains_key(RETRY_AFTER) && page.says("Too many tries."));
            return;
        }
    }
    panic!("a hundred codes were sent to one address");
}

#[tokio::test]
async fn over_tls_the_session_is_bound_to_this_host() {
    let portal = Portal::open().await;
    let answer = Browser::new(portal.router(true)).sign_in("maria", PASSWORD, "").await;
    let lines: Vec<&str> =
        answer.headers.get_all(SET_COOKIE).iter().map(|line| line.to_str().unwrap()).collect();
    assert!(lines.iter().any(|line| line.starts_with("__Host-session=")));
    for line in lines {
        assert!(line.starts_with("__Host-") && line.contains("; HttpOnly; SameSite=Lax; Secure"));
    }
}
