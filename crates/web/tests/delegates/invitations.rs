//! The page that a letter leads to.

use axum::http::StatusCode;
use billing::delegates::Rights;

use crate::portal::{Portal, up_to};

#[tokio::test]
async fn a_stranger_sees_who_invites_and_no_more_of_the_account_than_its_end() {
    let portal = Portal::open().await;
    let invitation = portal.invitation("new@example.com", up_to(2_000, 5_000)).await;
    let mut browser = portal.browser();
    for _ in 0..2 {
        let page = browser.get(&invitation).await;
        assert_eq!(page.status, StatusCode::OK);
        for sentence in ["Maria Lopez invites you", "•••234", "up to $20.00 at once", "$50.00 a"]
        {
            assert!(page.says(sentence), "{sentence}: {}", page.html);
        }
        assert!(!page.says("CL1234"));
    }
}

#[tokio::test]
async fn a_new_login_is_made_with_the_access_and_is_signed_in() {
    let portal = Portal::open().await;
    let invitation = portal.invitation("new@example.com", Rights::View).await;
    let mut browser = portal.browser();
    let fields = [
        ("first_name", "Nora"),
        ("last_name", "Diaz"),
        ("username", "nora"),
        ("new_password", "Calm-River-of-1942!"),
        ("new_password_again", "Calm-River-of-1942!"),
    ];
    let made = browser.post(&format!("{invitation}/login"), &fields).await;
    assert_eq!(made.leads_to(), "/dashboard?welcome=yes");
    let dashboard = browser.get("/dashboard?welcome=yes").await;
    assert!(dashboard.says("You now reach account CL1234.") && !dashboard.says("/payments/new"));
    assert_eq!(portal.browser().get(&invitation).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_is_wrong_with_a_new_login_stands_at_its_field_and_no_password_comes_back() {
    let portal = Portal::open().await;
    let invitation = portal.invitation("new@example.com", Rights::View).await;
    let mut browser = portal.browser();
    let good = [("first_name", "Nora"), ("last_name", "Diaz"), ("username", "nora")];
    for (name, typed, sentence) in [
        ("first_name", "", "Enter the first name."),
        ("username", "", "Choose a username."),
        ("username", "no spaces", "and no spaces."),
        ("username", "maria", "Somebody has this username already."),
        ("new_password_again", "Other-River-of-1942!", "passwords"),
    ] {
        let mut fields = good.to_vec();
        fields.extend([
            ("new_password", "Calm-River-of-1942!"),
            ("new_password_again", "Calm-River-of-1942!"),
        ]);
        fields.retain(|(field, _)| *field != name);
        fields.push((name, typed));
        let page = browser.post(&format!("{invitation}/login"), &fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.says(sentence) && page.says("Diaz"), "{sentence}: {}", page.html);
        assert!(!page.says("River-of"));
    }
}

#[tokio::test]
async fn whoever_has_a_login_signs_in_and_comes_back() {
    let portal = Portal::open().await;
    let invitation = portal.invitation("ana@example.com", Rights::Manage).await;
    let mut browser = portal.browser();
    assert!(browser.get(&invitation).await.says("I have a login"));
    let signed_in = browser.sign_in("ben", crate::portal::PASSWORD, &invitation).await;
    assert_eq!(signed_in.leads_to(), invitation);
    assert!(browser.get(&invitation).await.says("You are signed in as Ben Lopez."));
    let accepted = browser.post(&format!("{invitation}/acceptance"), &[]).await;
    assert_eq!(accepted.leads_to(), "/dashboard?welcome=yes");
    assert!(browser.get("/dashboard").await.says("CL1234"), "it is looked at from now on");
}

#[tokio::test]
async fn a_form_sent_in_the_wrong_state_leads_back_to_the_page() {
    let portal = Portal::open().await;
    let invitation = portal.invitation("ana@example.com", Rights::View).await;
    let mut stranger = portal.browser();
    let accepted = stranger.post(&format!("{invitation}/acceptance"), &[]).await;
    assert_eq!(accepted.leads_to(), invitation, "nobody is signed in");
    let mut ana = portal.signed_in("ana").await;
    let made = ana.post(&format!("{invitation}/login"), &[("username", "x")]).await;
    assert_eq!(made.leads_to(), invitation, "she has a login");
}

#[tokio::test]
async fn a_holder_who_opens_her_own_invitation_keeps_her_rights() {
    let portal = Portal::open().await;
    let invitation = portal.invitation("maria@example.com", Rights::View).await;
    let mut maria = portal.signed_in("maria").await;
    let page = maria.post(&format!("{invitation}/acceptance"), &[]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.says("You have access to this account already"));
    assert!(maria.get("/dashboard").await.says("/payments/new"));
}

#[tokio::test]
async fn every_link_that_opens_nothing_gets_one_answer() {
    let portal = Portal::open().await;
    let used = portal.invitation("ana@example.com", Rights::View).await;
    let mut ana = portal.signed_in("ana").await;
    ana.post(&format!("{used}/acceptance"), &[]).await.leads_to();
    let mut ben = portal.signed_in("ben").await;
    let forged = format!("{}{}", &used[..used.len() - 64], "0".repeat(64));
    for address in [&*used, &forged, "/invitations/7"] {
        for page in [
            ben.get(address).await,
            ben.post(&format!("{address}/acceptance"), &[]).await,
            portal.browser().get(address).await,
            portal.browser().post(&format!("{address}/login"), &[("username", "x")]).await,
        ] {
            assert_eq!(page.status, StatusCode::NOT_FOUND, "{address}");
            assert!(page.says("This invitation can't be used"), "{}", page.html);
        }
    }
}
