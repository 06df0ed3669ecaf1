//! Customers, accounts, services and readings.

use base::Decimal;
use formats::RecordKind;

use super::*;
use crate::{samples, usage};

#[tokio::test]
async fn a_biller_brings_in_its_customers_with_their_accounts_meters_and_readings() {
    for world in samples::worlds().await {
        with_accounts(&world).await;
        let readings = "service_number,read_at,value\n1010101,2016-09-24,800\n";
        let summary = applied(&world, "readings.csv", readings).await;
        assert_eq!(summary.of(RecordKind::Reading), counts(1, 0, 0));
        let mut conn = world.ctx.db.read().await.unwrap();
        let meter = accounts::find_service_by_number(&mut conn, &number("1010101")).await;
        let meter = meter.unwrap().unwrap();
        // A day begins at the biller's place, which is four hours behind UTC in September.
        let at = "2016-09-24T04:00:00Z".parse().unwrap();
        let readings = usage::find_readings(&mut conn, &[(meter.id, at)]).await.unwrap();
        assert_eq!(readings[0].details.register_value, Decimal::from(800));
    }
}

#[tokio::test]
async fn one_document_may_carry_everything_at_once() {
    for world in samples::worlds().await {
        let document = r#"{
          "customers": [{"number": "C1", "kind": "company", "company_name": "Reed & Sons"}],
          "accounts": [{"number": "TO1234", "customer_number": "C1", "kind": "balance_forward", "currency": "USD"}],
          "services": [{"account_number": "TO1234", "number": "M1", "kind": "water", "unit": "gal"}],
          "invoices": [{"account_number": "TO1234", "number": "BW-9", "issued_on": "2026-11-01",
            "due_on": "2026-11-30", "currency": "USD", "net": "20.00", "total": "20.00",
            "lines": [{"position": 1, "service_number": "M1", "description": "Water", "amount": "20.00"}]}],
          "readings": [{"service_number": "M1", "read_at": "2026-11-01", "value": "812.5"}]
        }"#;
        let summary = applied(&world, "all.json", document).await;
        assert_eq!(summary.total(), counts(5, 0, 0));
        assert_eq!(balance(&world, "TO1234").await.receivable_cents, Cents(2000));
        assert!(lines_of(&world, "BW-9").await[0].service_id.is_some());
    }
}

#[tokio::test]
async fn the_same_file_again_is_not_applied_again() {
    for world in samples::worlds().await {
        applied(&world, "customers.csv", CUSTOMERS).await;
        let before = Holdings::of(&world).await;
        assert_eq!(bring(&world, "copy.csv", CUSTOMERS).await, Outcome::Unchanged);
        assert_eq!(Holdings::of(&world).await, before);
    }
}

#[tokio::test]
async fn a_later_file_changes_customers_in_place_and_tells_new_from_known() {
    for world in samples::worlds().await {
        applied(&world, "customers.csv", CUSTOMERS).await;
        let moved = CUSTOMERS.replace("john@example.com", "reed@example.com")
            + "C3,person,Ana,Ruiz,ana@example.com\n";
        let summary = applied(&world, "customers.csv", &moved).await;
        assert_eq!(summary.of(RecordKind::Customer), counts(1, 1, 1));
        let mut conn = world.ctx.db.read().await.unwrap();
        let john = accounts::find_customer_by_number(&mut conn, &number("C2")).await;
        let email = john.unwrap().unwrap().details.email.unwrap();
        assert_eq!(email.as_str(), "reed@example.com");
    }
}

#[tokio::test]
async fn accounts_services_and_readings_change_in_place_too() {
    for world in samples::worlds().await {
        with_accounts(&world).await;
        let readings = "service_number,read_at,value,quality\n1010101,2026-10-01,790,estimated\n";
        applied(&world, "readings.csv", readings).await;
        for (name, changed) in [
            ("accounts.csv", ACCOUNTS.replace("Home", "Cabin")),
            ("services.csv", SERVICES.replace("kWh,5", "kWh,6")),
            ("readings.csv", readings.replace("790,estimated", "812,actual")),
        ] {
            let summary = applied(&world, name, changed).await;
            assert_eq!(summary.total().changed, 1, "{name}");
            assert_eq!(summary.total().added, 0, "{name}");
        }
        assert_eq!(account(&world, "CL1234").await.name.as_deref(), Some("Cabin"));
    }
}

#[tokio::test]
async fn two_processes_that_import_the_same_file_apply_it_once() {
    for world in samples::worlds().await {
        let (one, other) = tokio::join!(
            bring(&world, "customers.csv", CUSTOMERS),
            bring(&world, "customers.csv", CUSTOMERS)
        );
        let outcomes = [one, other];
        assert!(outcomes.contains(&Outcome::Unchanged), "{outcomes:?}");
        assert_eq!(Holdings::of(&world).await.rows("customer"), 2);
    }
}
