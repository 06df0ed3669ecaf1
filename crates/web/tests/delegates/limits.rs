//! What a delegate's limits look like before they refuse anything.

use axum::http::StatusCode;
use billing::delegates::Rights;

use crate::portal::{Portal, up_to};

#[tokio::test]
async fn choices_beyond_the_limit_are_marked_and_the_limit_is_told() {
    let portal = Portal::open().await;
    let mut ana = portal.delegate("ana", up_to(2_000, 5_000)).await;
    let page = ana.get("/payments/new").await;
    for sentence in [
        "You may pay up to $20.00 at once.",
        "You may still pay $50.00 of $50.00 this month.",
        "This is more than you may pay on this account now.",
    ] {
        assert!(page.says(sentence), "{sentence}: {}", page.html);
    }
    assert!(page.says("value=\"amount_due\" required disabled"));
    assert!(page.says("value=\"other\" required checked"));
}

#[tokio::test]
async fn an_amount_beyond_the_limit_is_refused_beside_the_field() {
    let portal = Portal::open().await;
    let mut ana = portal.delegate("ana", up_to(2_000, 1_500)).await;
    for (typed, sentence) in [
        ("20.01", "You may pay up to $20.00 at once on this account. Nothing was charged."),
        ("15.01", "up to $15.00 a month on this account, and $15.00 of it remain"),
    ] {
        let fields = [("choice", "other"), ("amount", typed), ("method", "card")];
        let page = ana.post("/payments/new", &fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.says(sentence), "{sentence}: {}", page.html);
    }
}

#[tokio::test]
async fn who_may_only_look_finds_nothing_that_pays() {
    let portal = Portal::open().await;
    let mut ana = portal.delegate("ana", Rights::View).await;
    assert!(ana.get("/invoices").await.says("A-1"));
    assert_eq!(ana.get("/payments/new").await.status, StatusCode::NOT_FOUND);
    let fields = [("choice", "amount_due"), ("method", "card")];
    assert_eq!(ana.post("/payments/new", &fields).await.status, StatusCode::NOT_FOUND);
}
