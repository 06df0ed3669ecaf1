//! What an account's balance came from, bill by bill.

use crate::portal::Portal;

#[tokio::test]
async fn a_statement_shows_what_the_biller_told() {
    let portal = Portal::open().await;
    let page = portal.maria().await.get("/statements?until=2026-07-31").await;
    assert!(page.says_in_order(&[
        "BW-1",
        "Jul 1, 2026",
        "Jul 31, 2026",
        "$50.00",
        "−$40.00",
        "−$2.00",
        "$8.00",
        "$106.00",
        "$114.00",
        "$6.00",
    ]));
    assert!(!page.says("where the bill does not say"), "it says all of it");
    assert!(page.says(r#"href="/invoices/BW-1""#));
}

#[tokio::test]
async fn what_the_biller_did_not_tell_is_not_invented() {
    let portal = Portal::open().await;
    let page = portal.maria().await.get("/statements?from=2026-08-01&until=2026-09-30").await;
    assert!(page.says("BW-2<") && page.says("$53.00") && page.says("$3.00"));
    assert_eq!(page.text.matches(">—<").count(), 5);
    assert!(page.says("— stands where the bill does not say."));
    assert!(!page.says("CN-1"), "a credit note is no statement");
}

#[tokio::test]
async fn a_file_of_statements_has_the_same_columns() {
    let portal = Portal::open().await;
    let maria = portal.maria().await;
    let page = maria.get("/statements?until=2026-09-30").await;
    assert_eq!(
        maria.file(&page.link("Download CSV").unwrap()).await,
        [
            "Statement number,Issue date,Due date,Previous balance,Payments,Adjustments,\
             Carried forward,Current charges,Current balance,Tax,Currency",
            "BW-2,2026-09-01,2026-10-01,,,,,53.00,,3.00,USD",
            "BW-1,2026-07-01,2026-07-31,50.00,-40.00,-2.00,8.00,106.00,114.00,6.00,USD",
        ]
    );
}

#[tokio::test]
async fn no_statement_in_those_days_is_said_in_the_readers_language() {
    let portal = Portal::open().await;
    let page = portal.jose().await.get("/statements?until=2020-01-01").await;
    assert!(page.says("No se emitió ningún estado de cuenta en esos días."));
}
