//! Several accounts: together, named, given up.

use axum::http::StatusCode;
use billing::delegates::Rights;

use crate::portal::Portal;

#[tokio::test]
async fn all_accounts_stand_together_with_what_is_due_on_each() {
    let portal = Portal::open().await;
    let mut ana = portal.delegate("ana", Rights::Manage).await;
    let page = ana.get("/accounts").await;
    for sentence in ["2 accounts, $100.00 due in all.", "CL1234", "OWN-ANA", "3 days overdue"] {
        assert!(page.says(sentence), "{sentence}: {}", page.html);
    }
    let pay = format!("/payments/new?account={}", portal.account);
    assert!(page.says(&pay) && ana.get(&pay).await.says("value=\"amount_due\" required checked"));
}

#[tokio::test]
async fn an_account_has_the_name_that_its_user_gives_it() {
    let portal = Portal::open().await;
    let mut maria = portal.signed_in("maria").await;
    let address = format!("/settings/accounts/{}", portal.account);
    let saved = maria.post(&address, &[("name", "Beach <house>")]).await;
    assert_eq!(saved.leads_to(), "/settings/accounts?notice=saved");
    assert!(maria.get("/settings/accounts").await.says("Beach &lt;house&gt;"));
    assert!(maria.get("/dashboard").await.says("Beach &lt;house&gt;"));
    maria.post(&address, &[("name", " ")]).await.leads_to();
    assert!(!maria.get("/dashboard").await.says("Beach"));
}

#[tokio::test]
async fn a_delegate_leaves_and_the_last_holder_cannot() {
    let portal = Portal::open().await;
    let address = format!("/settings/accounts/{}", portal.account);
    let departure = format!("{address}/departure");
    let mut ana = portal.delegate("ana", Rights::View).await;
    let left = ana.post(&departure, &[]).await;
    assert_eq!(left.leads_to(), "/settings/accounts?notice=left&number=CL1234");
    assert_eq!(ana.post(&departure, &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(ana.get(&address).await.status, StatusCode::NOT_FOUND);
    let page = portal.signed_in("maria").await.post(&departure, &[]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.says("You are the only holder of this account"));
}
