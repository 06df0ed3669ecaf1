//! The history of an account.

use axum::http::StatusCode;

use crate::portal::Portal;

#[tokio::test]
async fn the_history_goes_from_the_newest_bill_to_the_oldest() {
    let portal = Portal::open().await;
    let page = portal.maria().await.get("/transactions").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.says("You owe $98.00."), "what the amounts add up to");
    assert!(page.says_in_order(&[
        "Invoice BW-4",
        "Invoice BW-3",
        "Credit note CN-1",
        "Invoice BW-2",
        "Payment received",
        "Paid to Brightwater directly",
        "For invoice BW-1",
        "−$106.00",
        "Invoice BW-1",
    ]));
    assert!(!page.says("BW-9"), "that is another's");
}

#[tokio::test]
async fn it_is_filtered_by_kind_and_by_days() {
    let portal = Portal::open().await;
    let maria = portal.maria().await;
    let page = maria.get("/transactions?kind=payments").await;
    assert!(page.says("Payment received") && !page.says("Invoice BW-1<"));
    let page = maria.get("/transactions?from=2026-09-05&until=2026-10-15").await;
    assert!(page.says_in_order(&["Invoice BW-3", "Credit note CN-1"]));
    assert!(!page.says("Invoice BW-2<") && !page.says("Invoice BW-4"));
    assert!(page.says(r#"value="2026-09-05""#), "what was asked stays in the form");
    let page = maria.get("/transactions?kind=given-back").await;
    assert!(page.says("Nothing of that kind happened in those days."));
}

#[tokio::test]
async fn a_file_holds_what_the_page_shows() {
    let portal = Portal::open().await;
    let maria = portal.maria().await;
    let page = maria.get("/transactions?until=2026-09-30").await;
    let file = page.link("Download CSV").unwrap();
    assert_eq!(file, "/transactions.csv?until=2026-09-30");
    assert_eq!(
        maria.file(&file).await,
        [
            "Date,Description,Amount,Currency,Payment method,Comments,Receipt number",
            "2026-09-10,Credit note CN-1,-5.00,USD,,\"'=1+1; For invoice BW-2\",",
            "2026-09-01,Invoice BW-2,53.00,USD,,,",
            "2026-08-10,Payment received,-106.00,USD,Paid to Brightwater directly,For invoice BW-1,",
            "2026-07-01,Invoice BW-1,106.00,USD,,,",
        ]
    );
    let headers = maria.get(&file).await.headers;
    assert_eq!(headers["content-disposition"], "attachment; filename=\"transactions-CL1234.csv\"");
}

#[tokio::test]
async fn a_file_speaks_the_language_of_its_reader() {
    let portal = Portal::open().await;
    let rows = portal.jose().await.file("/transactions.csv").await;
    assert_eq!(
        rows,
        [
            "Fecha,Descripción,Monto,Moneda,Método de pago,Comentarios,Número de recibo",
            "2026-09-01,Factura BW-9,70.00,USD,,,",
        ]
    );
}

#[tokio::test]
async fn whoever_may_only_look_is_not_asked_to_pay() {
    let portal = Portal::open().await;
    let offers = |page: &crate::portal::Seen| page.link("Pay my bill").is_some();
    assert!(offers(&portal.maria().await.get("/transactions").await));
    assert!(!offers(&portal.vera().await.get("/transactions").await));
}
