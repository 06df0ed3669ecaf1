//! Invoices and credit notes.

use formats::RecordKind;

use super::*;
use crate::{journal, samples};

const HEADER: &str =
    "account_number,number,kind,issued_on,due_on,currency,net,tax,total,prepaid,corrects\n";

fn rows(rows: &[&str]) -> String {
    format!("{HEADER}{}\n", rows.join("\n"))
}

#[tokio::test]
async fn invoices_are_owed_once_they_are_imported() {
    for world in samples::worlds().await {
        with_accounts(&world).await;
        let summary = applied(&world, "invoices.csv", INVOICES).await;
        assert_eq!(summary.of(RecordKind::Invoice), counts(2, 0, 0));
        assert_eq!(invoice(&world, "BW-1").await.open_cents, Cents(10600));
        assert_eq!(balance(&world, "CL1234").await.owed_cents(), Cents(10600));
        let holdings = Holdings::of(&world).await;
        assert_eq!([holdings.open, holdings.owed, holdings.posted], [Cents(15900); 3]);
        assert_eq!(holdings.rows("entry"), 2);
    }
}

#[tokio::test]
async fn the_journal_says_which_file_an_invoice_came_with() {
    for world in samples::worlds().await {
        with_accounts(&world).await;
        applied(&world, "invoices.csv", INVOICES).await;
        let import = import_of(&world, "invoices.csv").await;
        let mut conn = world.ctx.db.read().await.unwrap();
        let sql = "SELECT event.id FROM event JOIN entry ON entry.event_id = event.id
                   WHERE event.subject = $1 GROUP BY event.id";
        let (event,) = conn.query_one(sql, &[&import]).await.unwrap();
        let event = journal::find_event(&mut conn, event).await.unwrap().unwrap();
        assert_eq!((event.kind.as_str(), event.actor.as_str()), ("import.applied", "operator"));
        assert!(event.facts.contains(r#""file":"invoices.csv""#), "{}", event.facts);
        assert!(event.facts.contains(r#""rows":{"invoices":2}"#), "{}", event.facts);
    }
}

#[tokio::test]
async fn an_invoice_that_comes_again_in_a_longer_file_is_owed_once() {
    for world in samples::worlds().await {
        with_accounts(&world).await;
        applied(&world, "october.csv", INVOICES).await;
        let longer =
            INVOICES.to_owned() + "CL1234,BW-3,2026-11-01,2026-11-30,USD,10.00,0.00,10.00\n";
        let summary = applied(&world, "november.csv", longer).await;
        assert_eq!(summary.of(RecordKind::Invoice), counts(1, 0, 2));
        assert_eq!(balance(&world, "CL1234").await.owed_cents(), Cents(11600));
    }
}

#[tokio::test]
async fn an_invoice_never_changes_under_its_number() {
    for world in samples::worlds().await {
        with_accounts(&world).await;
        applied(&world, "invoices.csv", INVOICES).await;
        for (from, to, said) in [
            (
                "50.00,3.00,53.00",
                "40.00,3.00,43.00",
                "total: is 43.00, but invoice BW-2 was imported with 53.00",
            ),
            (
                "10-31,USD,50",
                "12-31,USD,50",
                "due_on: is 2026-12-31, but invoice BW-2 was imported with 2026-10-31",
            ),
            (
                "CL1235",
                "CL1234",
                "account_number: is not the one that invoice BW-2 was imported for",
            ),
        ] {
            let said = format!(
                "again.csv:3: {said}, expected it as it was, or a credit note and a new invoice"
            );
            assert_eq!(refused(&world, "again.csv", INVOICES.replace(from, to)).await, [said]);
        }
    }
}

#[tokio::test]
async fn what_was_paid_before_the_invoice_was_issued_is_not_owed() {
    for world in samples::worlds().await {
        with_accounts(&world).await;
        let file = rows(&["CL1234,BW-1,invoice,2026-10-01,2026-10-31,USD,100.00,0,100.00,40.00,"]);
        applied(&world, "invoices.csv", file).await;
        assert_eq!(invoice(&world, "BW-1").await.open_cents, Cents(6000));
        assert_eq!(balance(&world, "CL1234").await.owed_cents(), Cents(6000));
    }
}

#[tokio::test]
async fn a_credit_note_goes_to_the_invoice_it_corrects_then_to_the_oldest_and_the_rest_is_kept() {
    for world in samples::worlds().await {
        with_accounts(&world).await;
        let invoices = rows(&[
            "CL1234,BW-1,invoice,2026-09-01,2026-09-30,USD,30.00,0,30.00,,",
            "CL1234,BW-2,invoice,2026-10-01,2026-10-31,USD,50.00,0,50.00,,",
        ]);
        applied(&world, "invoices.csv", invoices).await;
        let note = rows(&["CL1234,CN-1,credit_note,2026-11-01,,USD,60.00,0,60.00,,BW-2"]);
        applied(&world, "notes.csv", note).await;
        assert_eq!(invoice(&world, "BW-2").await.open_cents, Cents::ZERO);
        assert_eq!(invoice(&world, "BW-1").await.open_cents, Cents(2000));
        let more = rows(&["CL1234,CN-2,credit_note,2026-11-02,,USD,25.00,0,25.00,,UNKNOWN"]);
        applied(&world, "more.csv", more).await;
        assert_eq!(balance(&world, "CL1234").await.unapplied_cents, Cents(500));
        assert_eq!(balance(&world, "CL1234").await.owed_cents(), Cents(-500));
    }
}

#[tokio::test]
async fn an_invoice_uses_the_credit_that_waits() {
    for world in samples::worlds().await {
        with_accounts(&world).await;
        let file = rows(&[
            "CL1234,CN-1,credit_note,2026-09-01,,USD,25.00,0,25.00,,",
            "CL1234,BW-1,invoice,2026-10-01,2026-10-31,USD,40.00,0,40.00,,",
        ]);
        applied(&world, "invoices.csv", file).await;
        assert_eq!(invoice(&world, "BW-1").await.open_cents, Cents(1500));
        assert_eq!(balance(&world, "CL1234").await.unapplied_cents, Cents::ZERO);
    }
}
