//! What is owed by how long it has been past due.

use axum::http::StatusCode;

use crate::portal::Portal;

#[tokio::test]
async fn what_is_owed_stands_in_its_buckets() {
    let portal = Portal::open().await;
    let page = portal.maria().await.get("/aging").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.says("You owe $98.00, of which $68.00 is past due."));
    assert!(page.says_in_order(&[
        "Current",
        "$30.00",
        "1–30 days",
        "$20.00",
        "31–60 days",
        "$48.00",
        "61–90 days",
        "$0.00",
        "Total",
        "$98.00",
        "BW-4",
        "Not yet",
        "BW-3",
        "9 days",
        "BW-2",
        "53 days",
    ]));
    assert!(!page.says("BW-1<") && !page.says("BW-9"), "paid, and another's");
}

#[tokio::test]
async fn a_past_day_is_shown_as_it_was() {
    let portal = Portal::open().await;
    let maria = portal.maria().await;
    let page = maria.get("/aging?on=2026-08-05").await;
    assert!(page.says("On August 5, 2026 you owed $106.00, of which $106.00 was past due."));
    assert!(page.says("BW-1<") && page.says("5 days") && !page.says("BW-2<"));
    assert!(!page.says(r#"type="checkbox""#), "what was owed then cannot be paid now");
    let page = maria.get("/aging?on=2026-01-01").await;
    assert!(page.says("No invoice was open on that day."));
}

#[tokio::test]
async fn what_is_ticked_and_all_of_it_lead_to_paying() {
    let portal = Portal::open().await;
    let maria = portal.maria().await;
    let page = maria.get("/aging").await;
    assert_eq!(page.text.matches(r#"name="invoice""#).count(), 3);
    assert!(page.says(r#"action="/payments/new""#));
    let all = page.link("Pay all: $98.00").unwrap();
    assert!(maria.get(&all).await.says(r#"value="amount_due" required checked"#));
    let plan = page.link("Pay in instalments").unwrap();
    assert_eq!(plan, "/arrangements/new");
    let page = portal.vera().await.get("/aging").await;
    assert!(!page.says("Pay all") && !page.says(r#"type="checkbox""#) && page.says("BW-2"));
}
