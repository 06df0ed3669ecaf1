//! `/settings/people`: who reaches an account.

use axum::http::StatusCode;
use billing::delegates::Rights;

use crate::portal::{Portal, up_to};

#[tokio::test]
async fn a_holder_invites_and_sees_who_waits() {
    let portal = Portal::open().await;
    let mut maria = portal.signed_in("maria").await;
    assert!(maria.get("/settings/people/invitations/new").await.says("View and pay"));
    let account = portal.account.to_string();
    let fields = [
        ("account", &*account),
        ("email", "ana@example.com"),
        ("role", "pay"),
        ("at_once", "20"),
        ("a_month", "1,000.00"),
        ("language", "es"),
    ];
    let sent = maria.post("/settings/people/invitations", &fields).await.leads_to().to_owned();
    assert_eq!(sent, "/settings/people?notice=sent&email=ana%40example.com");
    let page = maria.get(&sent).await;
    for sentence in ["on its way to ana@example.com", "$20.00 at once and $1,000.00 a month"] {
        assert!(page.says(sentence), "{sentence}: {}", page.html);
    }
}

#[tokio::test]
async fn a_form_that_is_wrong_comes_back_as_it_was_typed() {
    let portal = Portal::open().await;
    let mut maria = portal.signed_in("maria").await;
    let account = portal.account.to_string();
    for (email, at_once, sentence) in [
        ("", "20", "Enter an e-mail address"),
        ("ana", "20", "an e-mail address. Enter one such as"),
        ("ana@example.com", "0", "greater than zero"),
        ("ana@example.com", "much", "read that amount"),
    ] {
        let fields =
            [("account", &*account), ("email", email), ("role", "pay"), ("at_once", at_once)];
        let page = maria.post("/settings/people/invitations", &fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.says(sentence), "{sentence}: {}", page.html);
        assert!(page.says(&format!("value=\"{at_once}\"")));
    }
}

#[tokio::test]
async fn nobody_is_made_a_holder_whatever_is_sent() {
    let portal = Portal::open().await;
    let mut maria = portal.signed_in("maria").await;
    let account = portal.account.to_string();
    let fields = [("account", &*account), ("email", "ana@example.com"), ("role", "holder")];
    maria.post("/settings/people/invitations", &fields).await.leads_to();
    assert!(maria.get("/settings/people").await.says("View only"));
}

#[tokio::test]
async fn rights_are_changed_and_taken_back_and_hold_with_the_next_page() {
    let portal = Portal::open().await;
    let mut ana = portal.delegate("ana", Rights::View).await;
    let mut maria = portal.signed_in("maria").await;
    let page = maria.get("/settings/people").await;
    let start = page.html.find("href=\"/settings/people/0").unwrap() + 6;
    let hers = page.html[start..].split('"').next().unwrap().to_owned();
    assert!(maria.get(&hers).await.says("What Ana Lopez may do"));
    let account = portal.account.to_string();
    let fields = [("account", &*account), ("role", "pay"), ("at_once", "7")];
    maria.post(&hers, &fields).await.leads_to();
    assert!(ana.get("/payments/new").await.says("You may pay up to $7.00 at once."));
    let fields = [("account", &*account)];
    let withdrawn = maria.post(&format!("{hers}/withdrawal"), &fields).await;
    assert_eq!(withdrawn.leads_to(), "/settings/people?notice=withdrawn");
    assert!(!ana.get("/dashboard").await.says("CL1234"));
    assert_eq!(maria.get(&hers).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_form_of_one_account_is_not_taken_for_another() {
    let portal = Portal::open().await;
    let mut ana = portal.delegate("ana", Rights::View).await;
    let account = portal.account.to_string();
    let fields = [("account", &*account), ("email", "x@example.com"), ("role", "manage")];
    let invited = ana.post("/settings/people/invitations", &fields).await;
    assert_eq!(invited.status, StatusCode::NOT_FOUND);
    let maria = format!("/settings/people/{}", portal.maria);
    for address in [&maria, &format!("{maria}/withdrawal")] {
        assert_eq!(ana.post(address, &fields).await.status, StatusCode::NOT_FOUND);
    }
    for address in [&maria, "/settings/people/invitations/new", "/settings/people/activity"] {
        assert_eq!(ana.get(address).await.status, StatusCode::NOT_FOUND, "{address}");
    }
}

#[tokio::test]
async fn the_activity_says_who_did_what() {
    let portal = Portal::open().await;
    portal.delegate("ana", up_to(100, 200)).await;
    let page = portal.signed_in("maria").await.get("/settings/people/activity").await;
    for sentence in [
        "Signed in",
        "Invited ana@example.com: View and pay, up to $1.00 at once and $2.00 a month",
        "Accepted the invitation sent to ana@example.com",
        "Ana Lopez",
    ] {
        assert!(page.says(sentence), "{sentence}: {}", page.html);
    }
}
