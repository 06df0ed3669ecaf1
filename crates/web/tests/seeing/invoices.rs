//! The list of invoices: its order, its filters and its file.

use axum::http::StatusCode;

use crate::portal::Portal;

#[tokio::test]
async fn the_list_is_sorted_as_its_reader_likes() {
    let portal = Portal::open().await;
    let maria = portal.maria().await;
    for (order, numbers) in [
        ("newest", ["BW-4<", "BW-3<", "CN-1<", "BW-2<", "BW-1<"]),
        ("oldest", ["BW-1<", "BW-2<", "CN-1<", "BW-3<", "BW-4<"]),
        ("due-first", ["BW-1<", "CN-1<", "BW-2<", "BW-3<", "BW-4<"]),
        ("largest", ["BW-1<", "BW-2<", "BW-4<", "BW-3<", "CN-1<"]),
        ("smallest", ["CN-1<", "BW-3<", "BW-4<", "BW-2<", "BW-1<"]),
    ] {
        let page = maria.get(&format!("/invoices?sort={order}")).await;
        assert!(page.says_in_order(&numbers), "{order}");
        assert!(!page.says("BW-9"), "that is another's");
    }
    let page = maria.get("/invoices?sort=largest").await;
    assert!(page.says(r#"aria-sort="descending""#));
    assert_eq!(page.link("Total").unwrap(), "/invoices?status=all&sort=smallest");
}

#[tokio::test]
async fn it_is_filtered_by_service_and_by_days_in_each_part() {
    let portal = Portal::open().await;
    let maria = portal.maria().await;
    let page = maria.get("/invoices?service=1010101").await;
    assert!(page.says("BW-3<") && page.says("BW-1<") && !page.says("BW-2<"));
    let page = maria.get("/invoices?status=paid&service=1010101").await;
    assert!(page.says("BW-1<") && !page.says("BW-3<"));
    let paid = "/invoices?status=open&service=1010101";
    assert_eq!(page.link("Open").unwrap(), paid, "the filter goes along");
    let page = maria.get("/invoices?from=2026-09-01&until=2026-09-30").await;
    assert!(page.says("BW-2<") && !page.says("BW-1<") && !page.says("BW-3<"));
    let page = maria.get("/invoices?until=2020-01-01").await;
    assert!(page.says("No invoice of this kind was issued in those days."));
    let page = maria.get("/invoices?service=2020202").await;
    assert_eq!(page.status, StatusCode::NOT_FOUND, "that meter is another's");
}

#[tokio::test]
async fn a_file_of_invoices_holds_what_is_filtered() {
    let portal = Portal::open().await;
    let maria = portal.maria().await;
    let page = maria.get("/invoices?status=open&sort=due-first&until=2026-10-31").await;
    assert_eq!(
        maria.file(&page.link("Download CSV").unwrap()).await,
        [
            "Invoice,Issued,Due,Status,Total,Still to pay,In progress,Currency",
            "BW-2,2026-09-01,2026-10-01,Overdue,53.00,48.00,0.00,USD",
            "BW-3,2026-10-15,2026-11-14,Overdue,20.00,20.00,0.00,USD",
        ]
    );
    let found = maria.file("/invoices.csv?number=cn").await;
    assert_eq!(found[1], "CN-1,2026-09-10,2026-09-10,Credit note,-5.00,0.00,0.00,USD");
}

#[tokio::test]
async fn a_bill_is_explained_by_the_one_before_it() {
    let portal = Portal::open().await;
    let maria = portal.maria().await;
    let page = maria.get("/invoices/BW-2").await;
    assert!(page.says("$53.00 less than the bill before."), "{}", page.text);
    assert!(page.says_in_order(&[
        "The bill of July 1, 2026",
        "$106.00",
        "Energy: not on this bill any more",
        "−$80.00",
        "Line: new on this bill",
        "+$50.00",
        "Service charge: not on this bill any more",
        "−$20.00",
        "Taxes",
        "−$3.00",
        "This bill",
        "$53.00",
    ]));
    for first_or_bare in ["BW-1", "BW-4", "CN-1"] {
        let page = maria.get(&format!("/invoices/{first_or_bare}")).await;
        assert!(
            !page.says("Why this bill differs"),
            "{first_or_bare} has nothing to explain it by"
        );
    }
}
