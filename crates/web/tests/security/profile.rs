//! Account details: the login's e-mail address, name and language, and the account's address.

use axum::http::{Request, StatusCode};
use base::{Actor, Id, Language, kinds};
use billing::people::{self, Access, EmailChangeLetter, Role};
use billing::{accounts, samples};

use crate::browser::{Browser, FORM, body};
use crate::portal::{PASSWORD, Portal};

const EMAIL: &str = "/settings/profile/email";
const CODE: &str = "/settings/profile/email/code";
const ACCOUNT: &str = "/settings/profile/account";

/// The letter that the newest question caused.
async fn letter(portal: &Portal) -> Option<EmailChangeLetter> {
    let mut conn = portal.world.ctx.db.read().await.unwrap();
    let sql = "SELECT max(subject) FROM event WHERE kind = 'email.change_requested'";
    let (id,): (String,) = conn.query_one(sql, &[]).await.unwrap();
    drop(conn);
    people::find_email_change_letter(&portal.world.ctx, id.parse().unwrap()).await.unwrap()
}

async fn code(portal: &Portal) -> String {
    match letter(portal).await {
        Some(EmailChangeLetter::Code { code, .. }) => code.expose().to_owned(),
        letter => panic!("{letter:?}"),
    }
}

async fn account_id(portal: &Portal) -> Id<kinds::Account> {
    let mut conn = portal.world.ctx.db.read().await.unwrap();
    let number = "CL1234".parse().unwrap();
    accounts::find_account_by_number(&mut conn, &number).await.unwrap().unwrap().id
}

/// The form of the account's address, all right but for what is given.
async fn address<'a>(portal: &Portal, other: &[(&'a str, &'a str)]) -> Vec<(&'a str, String)> {
    let known = [
        ("first_name", "Maria"),
        ("last_name", "Lopez"),
        ("country", "US"),
        ("street", "12 Elm Street"),
        ("city", "Springfield"),
        ("state", "NY"),
        ("state_of", "US"),
        ("postal_code", "10001"),
        ("phone", ""),
    ];
    let typed = |name: &str| other.iter().find(|(field, _)| *field == name).map(|(_, it)| *it);
    let filled = known.map(|(name, value)| (name, typed(name).unwrap_or(value).to_owned()));
    let account = ("account", account_id(portal).await.to_string());
    [account].into_iter().chain(filled).collect()
}

async fn send(browser: &mut Browser, fields: &[(&str, String)]) -> crate::browser::Seen {
    let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    browser.post(ACCOUNT, &fields).await
}

#[tokio::test]
async fn the_code_from_the_new_address_changes_it_and_signs_other_devices_out() {
    let portal = Portal::open().await;
    let (mut here, mut there) = (portal.marias().await, portal.marias().await);
    let asked = here.post(EMAIL, &[("email", "maria@new.example")]).await;
    assert_eq!(asked.leads_to(), CODE);
    let page = here.get(CODE).await;
    assert!(page.says("We have written to maria@new.example."), "{}", page.html);
    let wrong = here.post(CODE, &[("code", "12")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.says("That code isn't right"));
    let changed = here.post(CODE, &[("code", &code(&portal).await)]).await;
    assert_eq!(changed.leads_to(), "/settings/profile?notice=email-changed");
    let page = here.get(changed.leads_to()).await;
    assert!(page.says("Your e-mail address has been changed.") && page.says("maria@new.example"));
    assert_eq!(there.get("/dashboard").await.leads_to(), "/sign-in");
    let back = portal.browser().sign_in("maria@new.example", PASSWORD, "").await;
    assert_eq!(back.leads_to(), "/dashboard");
    assert_eq!(here.get(CODE).await.leads_to(), EMAIL);
}

#[tokio::test]
async fn an_address_that_is_anothers_is_answered_alike() {
    let portal = Portal::open().await;
    let jose = samples::user("jose", None);
    people::add_user(&portal.world.ctx, Actor::Operator, jose).await.unwrap();
    let mut seen = Vec::new();
    for email in ["jose@example.com", "nobody@example.com"] {
        let mut browser = portal.marias().await;
        let asked = browser.post(EMAIL, &[("email", email)]).await;
        let page = browser.get(asked.leads_to()).await.html.replace(email, "…");
        let wrong = browser.post(CODE, &[("code", "000000")]).await;
        seen.push((page, wrong.status, wrong.html.replace(email, "…")));
    }
    assert!(seen[0] == seen[1], "{}\n{}", seen[0].2, seen[1].2);
}

#[tokio::test]
async fn what_is_wrong_with_an_address_for_the_login_is_said_at_its_field() {
    let portal = Portal::open().await;
    let mut browser = portal.marias().await;
    for (email, sentence) in [
        ("", "Enter an e-mail address"),
        ("maria", "That isn't an e-mail address."),
        ("Maria@example.com", "This is your e-mail address already."),
    ] {
        let page = browser.post(EMAIL, &[("email", email)]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.says("field-email-error") && page.says(sentence), "{}", page.html);
        assert!(email.is_empty() || page.says(&format!("value=\"{email}\"")));
    }
}

#[tokio::test]
async fn an_address_that_was_registered_meanwhile_ends_in_a_sentence() {
    let portal = Portal::open().await;
    let mut browser = portal.marias().await;
    browser.post(EMAIL, &[("email", "vera@example.com")]).await;
    let code = code(&portal).await;
    let vera = samples::user("vera", None);
    people::add_user(&portal.world.ctx, Actor::Operator, vera).await.unwrap();
    let page = browser.post(CODE, &[("code", &code)]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.says("There is a login with this e-mail address by now."), "{}", page.html);
}

#[tokio::test]
async fn name_and_language_are_saved_and_the_pages_speak_it() {
    let portal = Portal::open().await;
    let mut browser = portal.marias().await;
    let fields = [("first_name", ""), ("last_name", "Núñez"), ("language", "es")];
    let page = browser.post("/settings/profile", &fields).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.says("Enter the first name.") && page.says("Núñez"), "{}", page.html);
    let fields = [("first_name", "Ana"), ("last_name", "Núñez"), ("language", "es")];
    let saved = browser.post("/settings/profile", &fields).await;
    let page = browser.get(saved.leads_to()).await;
    assert!(page.says("Se guardaron los cambios.") && page.says("Ana Núñez"), "{}", page.html);
    let mut conn = portal.world.ctx.db.read().await.unwrap();
    let maria = people::find_user(&mut conn, portal.maria).await.unwrap().unwrap();
    assert_eq!((maria.first_name.as_str(), maria.language), ("Ana", Language::Es));
}

#[tokio::test]
async fn the_accounts_address_is_changed_and_what_is_wrong_keeps_what_was_typed() {
    let portal = Portal::open().await;
    let mut browser = portal.marias().await;
    assert!(browser.get(ACCOUNT).await.says("12 Elm Street"));
    let wrong = [("street", "5 Oak Lane"), ("postal_code", "1"), ("last_name", "")];
    let page = send(&mut browser, &address(&portal, &wrong).await).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    for words in ["5 Oak Lane", "A ZIP code has 5 digits", "Enter the last name.", "2 fields need"]
    {
        assert!(page.says(words), "{words}: {}", page.html);
    }
    let right = [("street", "5 Oak Lane"), ("phone", "+1 555 010 0123")];
    let saved = send(&mut browser, &address(&portal, &right).await).await;
    let page = browser.get(saved.leads_to()).await;
    for words in ["Your changes have been saved.", "5 Oak Lane<br>", "+1 555 010 0123"] {
        assert!(page.says(words), "{words}: {}", page.html);
    }
}

#[tokio::test]
async fn a_delegate_who_may_pay_sees_the_address_but_not_where_codes_go() {
    let portal = Portal::open().await;
    let mut access = Access::new(account_id(&portal).await, Role::Pay);
    access.name = Some("Home".to_owned());
    people::grant_access(&portal.world.ctx, Actor::Operator, portal.maria, &access).await.unwrap();
    let mut browser = portal.marias().await;
    let page = browser.get("/settings/profile").await;
    assert!(page.says("12 Elm Street") && page.says("Only those who hold the account"));
    assert!(!page.says("E-mail on file") && !page.says(ACCOUNT), "{}", page.html);
    assert_eq!(browser.get(ACCOUNT).await.status, StatusCode::NOT_FOUND);
    let sent = send(&mut browser, &address(&portal, &[]).await).await;
    assert_eq!(sent.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_address_that_meets_an_expired_session_is_kept() {
    let portal = Portal::open().await;
    let mut browser = portal.marias().await;
    let fields = address(&portal, &[("street", "5 Oak Lane")]).await;
    let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    portal.world.clock.advance_seconds(16 * 60);
    let sent = browser.post_whole(ACCOUNT, &fields).await;
    assert!(sent.leads_to().starts_with("/sign-in?expired=yes"));
    let back = browser.sign_in("maria", PASSWORD, "/settings/profile").await;
    assert!(back.leads_to().starts_with("/session/kept-form"));
    let page = browser.get(back.leads_to()).await;
    assert!(page.says("5 Oak Lane") && page.says(&format!("action=\"{ACCOUNT}\"")));
}

#[tokio::test]
async fn a_new_address_for_the_login_that_has_to_wait_for_a_proof_is_kept() {
    let portal = Portal::open().await;
    let mut browser = portal.marias().await;
    for _ in 0..2 {
        portal.world.clock.advance_seconds(10 * 60);
        browser.get("/dashboard").await;
    }
    let fields = [("email", "maria@new.example")];
    let request = Request::post(EMAIL)
        .header("content-type", FORM)
        .header("content-length", body(&fields).len())
        .header("referer", format!("https://pay.brightwater.example{EMAIL}"))
        .header("sec-fetch-site", "same-origin");
    let sent = browser.ask(request, body(&fields)).await;
    assert!(sent.leads_to().starts_with("/step-up?return_to="), "{}", sent.leads_to());
    let proof = [("password", PASSWORD), ("return_to", EMAIL)];
    let proven = browser.post("/step-up", &proof).await;
    let page = browser.get(proven.leads_to()).await;
    assert!(page.says("maria@new.example"), "{}", page.html);
    assert_eq!(browser.post(EMAIL, &fields).await.leads_to(), CODE);
}
