//! All that was charged, line by line.

use axum::http::StatusCode;

use crate::portal::Portal;

#[tokio::test]
async fn charges_come_bill_by_bill_with_their_lines_in_order() {
    let portal = Portal::open().await;
    let page = portal.maria().await.get("/charges").await;
    assert!(page.says_in_order(&[
        "Energy, peak",
        "Sep 15, 2026",
        "96 kWh",
        "555-0100",
        "Line",
        "1010101",
        "Energy",
        "412.5 kWh",
        "$80.00",
        "Service charge",
    ]));
    assert!(!page.says("2020202"), "that meter is another's");
}

#[tokio::test]
async fn they_are_filtered_by_service_and_by_days() {
    let portal = Portal::open().await;
    let maria = portal.maria().await;
    let page = maria.get("/charges?service=1010101").await;
    assert!(page.says("Energy, peak") && page.says("412.5 kWh"));
    assert!(!page.says("Service charge") && !page.says(">Line<"));
    let page = maria.get("/charges?service=1010101&until=2026-08-31").await;
    assert!(!page.says("Energy, peak") && page.says("412.5 kWh"));
    let page = maria.get("/charges?service=555-0100&from=2026-10-01").await;
    assert!(page.says("Nothing was charged for that service in those days."));
}

#[tokio::test]
async fn the_service_of_another_is_not_there() {
    let portal = Portal::open().await;
    let maria = portal.maria().await;
    for address in
        ["/charges?service=2020202", "/charges.csv?service=2020202", "/charges?service=9"]
    {
        let page = maria.get(address).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{address}");
    }
}

#[tokio::test]
async fn a_file_of_charges_has_numbers_to_compute_with() {
    let portal = Portal::open().await;
    let maria = portal.maria().await;
    assert_eq!(
        maria.file("/charges.csv?service=1010101").await,
        [
            "Statement number,Issue date,Meter or line,Charge group,Description,Start,End,Units,Unit,\
             Charge,Tax,Currency",
            "BW-3,2026-10-15,1010101,Electricity,\"Energy, peak\",2026-09-15,2026-10-14,96,kWh,20.00,\
             0.00,USD",
            "BW-1,2026-07-01,1010101,Electricity,Energy,2026-06-01,2026-06-30,412.5,kWh,80.00,4.80,\
             USD",
        ]
    );
}
