//! Nobody sees, pays or gives up what is another's.

use axum::http::StatusCode;

use crate::portal::Portal;

#[tokio::test]
async fn anothers_payment_draft_and_setup_are_not_there() {
    let portal = Portal::open().await;
    let maria = portal.maria().await;
    let method = maria.choose(&[("choice", "amount_due"), ("method", "card")]).await;
    let paid = maria.review_with_card("4242424242424242").await;
    let payment = maria.complete(&paid).await.leads_to();
    let draft = method.rsplit('=').next().unwrap().to_owned();
    let jose = portal.person("jose", portal.world.account("CL5678").await).await;
    for address in [
        payment,
        format!("/payments/{draft}/review"),
        format!("/payment-methods/new?kind=card&draft={draft}"),
        format!("/payment-methods/setups/{draft}"),
        format!("/payment-methods/setups/{draft}?left=yes"),
        "/payments/7".to_owned(),
    ] {
        assert_eq!(jose.get(&address).await.status, StatusCode::NOT_FOUND, "{address}");
    }
}

#[tokio::test]
async fn anothers_draft_is_neither_paid_nor_changed_nor_canceled() {
    let portal = Portal::open().await;
    let maria = portal.maria().await;
    let review = maria.review_with_card("4242424242424242").await;
    let draft = review.field("draft");
    let method = maria.get(&format!("/payments/new?draft={draft}")).await.field("method");
    let jose = portal.person("jose", portal.world.account("CL5678").await).await;
    let paid = jose.post("/payments", &[("draft", &*draft)]).await;
    assert_eq!(paid.status, StatusCode::CONFLICT, "to him it is gone");
    let cancel = jose.post(&format!("/payments/{draft}/cancellation"), &[]).await;
    assert_eq!(cancel.status, StatusCode::NOT_FOUND);
    let fields = [("draft", &*draft), ("choice", "other"), ("amount", "5"), ("method", &*method)];
    assert_eq!(jose.post("/payments/new", &fields).await.status, StatusCode::NOT_FOUND);
    assert!(maria.complete(&review).await.leads_to().ends_with(&draft));
}

#[tokio::test]
async fn anothers_account_cannot_be_paid_for_nor_looked_into() {
    let portal = Portal::open().await;
    let jose = portal.person("jose", portal.world.account("CL5678").await).await;
    let account = portal.account.to_string();
    let fields = [("account", &*account), ("choice", "amount_due"), ("method", "card")];
    assert_eq!(jose.post("/payments/new", &fields).await.status, StatusCode::NOT_FOUND);
    let page = jose.get(&format!("/payments/new?account={account}")).await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn anothers_method_pays_nothing() {
    let portal = Portal::open().await;
    let maria = portal.maria().await;
    let draft = maria.review_with_card("4242424242424242").await.field("draft");
    let method = maria.get(&format!("/payments/new?draft={draft}")).await.field("method");
    let jose = portal.person("jose", portal.world.account("CL5678").await).await;
    let fields = [("choice", "other"), ("amount", "5"), ("method", &*method)];
    let review = jose.choose(&fields).await;
    let page = jose.get(&review).await.leads_to();
    assert!(page.ends_with("notice=choose-method"), "{page}");
    assert!(jose.get(&page).await.says("Choose how you want to pay."));
}
