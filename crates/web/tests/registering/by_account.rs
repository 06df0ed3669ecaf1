//! By account: the form, the code, the login.

use axum::http::StatusCode;
use base::Actor;
use billing::people::{self, Access, Password, Role, accounts_of};
use billing::samples;

use crate::browser::Browser;
use crate::portal::{PASSWORD, Portal, claim, details};

#[tokio::test]
async fn maria_registers_in_three_steps_and_sees_her_bills() {
    let portal = Portal::open().await;
    let mut browser = portal.browser();
    assert!(browser.get("/register").await.says("/register/account"));
    portal.prove(&mut browser).await;
    let page = browser.get("/register/details").await;
    assert!(page.says("maria@example.com") && page.says(r#"value="Lopez""#));
    let done = browser.post("/register/details", &details(&[])).await;
    assert_eq!(done.leads_to(), "/dashboard?notice=registered");
    let dashboard = browser.get("/dashboard?notice=registered").await;
    assert!(dashboard.says("Welcome! Your login is ready.") && dashboard.says("CL1234"));
    assert_eq!(browser.cookie("registration"), "");
    portal.work().await;
}

#[tokio::test]
async fn what_is_missing_is_named_and_what_was_typed_is_kept() {
    let portal = Portal::open().await;
    let mut browser = portal.browser();
    let fields = [("number", "CL1234"), ("fact", "invoice"), ("amount", "lots")];
    let page = browser.post("/register/account", &fields).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.says("Enter the invoice number") && page.says("We can't read that amount."));
    assert!(page.says(r#"value="CL1234""#) && page.says(r#"value="lots""#));
    portal.prove(&mut browser).await;
    let wrong = [("username", "maria lopez"), ("new_password", "short"), ("last_name", "")];
    let page = browser.post("/register/details", &details(&wrong)).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    for told in ["A username has 1 to 64", "Use at least 15", "Enter the last name."] {
        assert!(page.says(told), "{told}");
    }
    assert!(page.says(r#"value="maria lopez""#) && !page.says("short"));
}

#[tokio::test]
async fn a_button_pressed_twice_makes_one_login() {
    let portal = Portal::open().await;
    let mut browser = portal.browser();
    portal.prove(&mut browser).await;
    let mut impatient = browser.clone();
    for pressed in [&mut browser, &mut impatient] {
        let done = pressed.post("/register/details", &details(&[])).await;
        assert_eq!(done.leads_to(), "/dashboard?notice=registered");
        assert_eq!(pressed.get("/dashboard").await.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn a_taken_username_is_said_only_to_whoever_typed_the_code() {
    let portal = Portal::open().await;
    portal.world.user("nadia", portal.account).await;
    let mut browser = portal.browser();
    portal.prove(&mut browser).await;
    let page = browser.post("/register/details", &details(&[("username", "nadia")])).await;
    assert!(page.says("Somebody has this username already."));
    let done = browser.post("/register/details", &details(&[])).await;
    assert_eq!(done.leads_to(), "/dashboard?notice=registered");
}

#[tokio::test]
async fn whoever_has_a_login_already_signs_in_and_adds_the_account() {
    let portal = Portal::open().await;
    let maria = add_maria(&portal).await;
    let mut browser = portal.browser();
    portal.prove(&mut browser).await;
    let page = browser.get("/register/details").await;
    assert!(page.says("You have a login already") && !page.says("new_password"));
    let signed_in = browser.sign_in("maria", PASSWORD, "/register/finish").await;
    assert_eq!(signed_in.leads_to(), "/register/finish");
    assert!(browser.get("/register/finish").await.says("Add this account"));
    let added = browser.post("/register/finish", &[]).await;
    assert_eq!(added.leads_to(), "/dashboard?notice=accounts-added");
    assert_eq!(browser.post("/register/finish", &[]).await.leads_to(), "/dashboard");
    let mut conn = portal.world.ctx.db.read().await.unwrap();
    assert_eq!(accounts_of(&mut conn, maria).await.unwrap().len(), 2);
}

#[tokio::test]
async fn a_user_adds_an_account_of_their_own_address_without_a_code() {
    let portal = Portal::open().await;
    add_maria(&portal).await;
    let mut browser = portal.browser();
    browser.sign_in("maria", PASSWORD, "").await;
    let begins = browser.get("/register").await;
    assert_eq!(begins.leads_to(), "/settings/accounts/new");
    let added = add(&mut browser, "maria@example.com").await;
    assert_eq!(added, "/dashboard?notice=accounts-added");
    assert!(browser.get("/dashboard").await.says("CL1234"));
}

#[tokio::test]
async fn a_user_adds_anothers_account_only_with_the_code() {
    let portal = Portal::open().await;
    add_user(&portal, "ana").await;
    let mut browser = portal.browser();
    browser.sign_in("ana", PASSWORD, "").await;
    assert_eq!(add(&mut browser, "wrong@example.com").await, "/settings/accounts/new/code");
    assert_eq!(portal.find_code(&browser).await, None);
    assert_eq!(add(&mut browser, "maria@example.com").await, "/settings/accounts/new/code");
    assert!(!browser.get("/dashboard").await.says("CL1234"));
    let code = portal.find_code(&browser).await.unwrap();
    let added = browser.post("/settings/accounts/new/code", &[("code", &code)]).await;
    assert_eq!(added.leads_to(), "/dashboard?notice=accounts-added");
    assert!(browser.get("/dashboard").await.says("CL1234"));
}

#[tokio::test]
async fn a_ticket_from_another_browser_is_worth_nothing_without_its_seal() {
    let portal = Portal::open().await;
    let mut browser = portal.browser();
    claim(&mut browser, "CL1234", "maria@example.com").await;
    let id = browser.cookie("registration").split('.').next().unwrap().to_owned();
    let mut thief = portal.browser();
    let request = axum::http::Request::get("/register/code");
    let request = request.header(axum::http::header::COOKIE, format!("registration={id}"));
    assert_eq!(thief.ask(request, String::new()).await.leads_to(), "/register");
}

async fn add(browser: &mut Browser, email: &str) -> String {
    let fields = [("number", "CL1234"), ("fact", "email_on_file"), ("email", email)];
    browser.post("/settings/accounts/new/account", &fields).await.leads_to().to_owned()
}

async fn add_maria(portal: &Portal) -> base::Id<base::kinds::User> {
    add_user(portal, "maria").await
}

/// Holds another account, and is written to at `USERNAME@example.com`.
async fn add_user(portal: &Portal, username: &str) -> base::Id<base::kinds::User> {
    let ctx = &portal.world.ctx;
    let user = samples::user(username, Some(Password::parse(PASSWORD).unwrap()));
    let user = people::add_user(ctx, Actor::Operator, user).await.unwrap();
    let account_id = portal.world.account("TO9999").await;
    let access =
        Access { account_id, role: Role::Holder, name: None, limits: people::Limits::default() };
    people::grant_access(ctx, Actor::Operator, user, &access).await.unwrap();
    user
}
