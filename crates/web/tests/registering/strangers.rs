//! What a stranger learns without the code: nothing, not even with a watch.

use axum::http::StatusCode;
use axum::http::header::RETRY_AFTER;
use billing::samples::alike::assert_alike;

use crate::portal::{Portal, claim};

/// Right, an unknown account, a wrong fact, no address of record.
const CLAIMS: [(&str, &str); 4] = [
    ("CL1234", "maria@example.com"),
    ("CL0000", "maria@example.com"),
    ("CL1234", "wrong@example.com"),
    ("CL5555", "maria@example.com"),
];

#[tokio::test]
async fn status_wording_and_length_are_alike_whatever_is_right() {
    let portal = Portal::open().await;
    let mut seen = Vec::new();
    for (number, email) in CLAIMS {
        let mut browser = portal.browser();
        let sent = claim(&mut browser, number, email).await;
        assert_eq!(sent.leads_to(), "/register/code");
        let code = browser.get("/register/code").await;
        let wrong = browser.post("/register/code", &[("code", "000000")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        let again = browser.post("/register/codes", &[]).await;
        assert_eq!(again.leads_to(), "/register/code");
        let cookie = browser.cookie("registration").len();
        seen.push((sent.html, sent.headers.len(), code.html, wrong.html, again.html, cookie));
    }
    assert!(seen[0].2.contains("If these details are right, we have sent a 6-digit code"));
    assert!(seen.iter().all(|one| *one == seen[0]));
}

#[tokio::test]
async fn only_one_of_them_gets_a_code() {
    let portal = Portal::open().await;
    for (at, (number, email)) in CLAIMS.into_iter().enumerate() {
        let mut browser = portal.browser();
        claim(&mut browser, number, email).await;
        assert_eq!(portal.find_code(&browser).await.is_some(), at == 0, "{number} {email}");
    }
}

#[tokio::test]
async fn a_watch_tells_no_known_account_from_an_unknown_one() {
    let portal = Portal::open().await;
    let fresh = portal.browser();
    assert_alike("registering", async |kind, _| {
        // Yesterday's tries are forgotten: this is about the watch, not about the throttle.
        portal.world.clock.advance_seconds(26 * 3_600);
        let (number, email) = if kind == 0 { CLAIMS[1] } else { CLAIMS[0] };
        let mut browser = fresh.clone();
        assert_eq!(claim(&mut browser, number, email).await.leads_to(), "/register/code");
        let wrong = browser.post("/register/code", &[("code", "000000")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    })
    .await;
}

#[tokio::test]
async fn whoever_asks_too_often_is_told_when_to_try_again() {
    let portal = Portal::open().await;
    for number in ["CL1234", "CL0000"] {
        for _ in 0..10 {
            claim(&mut portal.browser(), number, "maria@example.com").await;
        }
        let mut browser = portal.browser();
        let refused = claim(&mut browser, number, "maria@example.com").await;
        assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
        assert!(refused.says("Too many tries.") && refused.headers.contains_key(RETRY_AFTER));
    }
}

#[tokio::test]
async fn no_step_can_be_reached_before_its_turn() {
    let portal = Portal::open().await;
    let mut browser = portal.browser();
    for (address, begins) in [
        ("/register/invoices", "/register/invoice"),
        ("/register/code", "/register"),
        ("/register/details", "/register"),
    ] {
        assert_eq!(browser.get(address).await.leads_to(), begins, "{address}");
        assert_eq!(browser.post(address, &[("code", "000000")]).await.leads_to(), begins);
    }
    claim(&mut browser, "CL1234", "maria@example.com").await;
    assert_eq!(browser.get("/register/details").await.leads_to(), "/register");
    assert_eq!(browser.get("/register/finish").await.leads_to(), SIGN_IN);
}

const SIGN_IN: &str = "/sign-in?return_to=%2Fregister%2Ffinish";
