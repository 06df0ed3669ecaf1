//! Changing a password.

use axum::http::StatusCode;

use crate::portal::{PASSWORD, Portal};

const ADDRESS: &str = "/settings/security/password";
const NEW: &str = "nine quiet lanterns";

fn typed<'t>(current: &'t str, new: &'t str, again: &'t str) -> [(&'t str, &'t str); 3] {
    [("current_password", current), ("new_password", new), ("new_password_again", again)]
}

#[tokio::test]
async fn a_new_password_signs_everyone_else_out() {
    let portal = Portal::open().await;
    let mut there = portal.marias().await;
    let mut here = portal.marias().await;
    let before = here.cookie("session").to_owned();
    let after = here.post(ADDRESS, &typed(PASSWORD, NEW, NEW)).await;
    assert_eq!(after.leads_to(), "/settings/security?notice=password-changed");
    assert_ne!(here.cookie("session"), before);
    assert!(here.get(after.leads_to()).await.says("Your password has been changed."));
    assert_eq!(there.get("/dashboard").await.leads_to(), "/sign-in");
    assert_eq!(portal.browser().sign_in("maria", NEW, "").await.leads_to(), "/dashboard");
    let old = portal.browser().sign_in("maria", PASSWORD, "").await;
    assert_eq!(old.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn what_is_wrong_is_said_at_its_field_and_nothing_changes() {
    let portal = Portal::open().await;
    let mut browser = portal.marias().await;
    for (fields, field, sentence) in [
        (typed("", NEW, NEW), "current_password", "Enter your password."),
        (typed("guess", NEW, NEW), "current_password", "That isn't your current password."),
        (typed(PASSWORD, "short", "short"), "new_password", "Use at least 15 characters."),
        (typed(PASSWORD, "maria@example.com", ""), "new_password", "little more than a name"),
        (typed(PASSWORD, NEW, "another"), "new_password_again", "The two passwords differ."),
    ] {
        let page = browser.post(ADDRESS, &fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.says(&format!(r#"id="field-{field}-error""#)), "{field}: {}", page.html);
        assert!(page.says(sentence) && !page.says(NEW), "{sentence}");
    }
    assert_eq!(portal.browser().sign_in("maria", PASSWORD, "").await.leads_to(), "/dashboard");
}
