//! Electronic invoices that others wrote.

use std::path::{Path, PathBuf};

use super::*;
use crate::invoices::Invoice;
use crate::samples;

/// File, account, number, kind, total, open.
const FILES: &[(&str, &str, &str, &str, i64, i64)] = &[
    ("BIS3_Invoice_negativ.XML", "DK87654321", "12345", "credit_note", 78217943, 0),
    ("BIS3_Invoice_positive.XML", "DK87654321", "12345", "invoice", 78217943, 78217943),
    ("guide-example1.xml", "10202", "12115118", "invoice", 25033, 25033),
    ("guide-example2.xml", "3456789012098", "TOSL108", "invoice", 180178, 80178),
    ("guide-example3.xml", "5790000435975", "TOSL108", "invoice", 112500, 112500),
    ("issue116.xml", "1234512345", "2018210", "invoice", 83000, 83000),
    ("sample-discount-price.xml", "12346830600751", "TESTDECIMAL1", "invoice", 1515, 1515),
    ("ubl-tc434-creditnote1.xml", "0000000295", "018304/28865", "credit_note", 10011, 0),
    ("ubl-tc434-example1.xml", "10202", "12115118", "invoice", 25033, 25033),
    ("ubl-tc434-example10.xml", "10202", "12115118", "invoice", 25033, 25033),
    ("ubl-tc434-example2.xml", "3456789012098", "TOSL108", "invoice", 180178, 80178),
    ("ubl-tc434-example3.xml", "5790000435975", "TOSL108", "invoice", 200500, 200500),
    ("ubl-tc434-example4.xml", "5790000436057", "TOSL110", "invoice", 467500, 467500),
    ("ubl-tc434-example5.xml", "5790000436057", "TOSL110", "invoice", 467500, 233750),
    ("ubl-tc434-example6.xml", "TOSL110", "TOSL110", "invoice", 467500, 467500),
    ("ubl-tc434-example7.xml", "INVOICE_TEST_7", "INVOICE_TEST_7", "invoice", 320000, 320000),
    ("ubl-tc434-example8.xml", "1081119", "1100512149", "invoice", 109978, 109978),
    ("ubl-tc434-example9.xml", "20150483", "20150483", "invoice", 17787, 17787),
];

/// Beside one of the folders above the project; it is not part of it.
fn folder() -> Option<PathBuf> {
    let above = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    let found = above.map(|path| path.join("shared/data/einvoice/ubl")).find(|path| path.is_dir());
    if found.is_none() {
        eprintln!("skipped: ../shared/data is absent");
    }
    found
}

async fn only_invoice(world: &World) -> (String, Invoice) {
    let mut conn = world.ctx.db.read().await.unwrap();
    let sql = "SELECT invoice.number, account.number FROM invoice
               JOIN account ON account.id = invoice.account_id";
    let (invoice, account): (Locator, Locator) = conn.query_one(sql, &[]).await.unwrap();
    drop(conn);
    (account.to_string(), super::invoice(world, invoice.as_str()).await)
}

#[tokio::test]
async fn every_real_invoice_goes_in_and_opens_its_buyers_account() {
    let Some(folder) = folder() else { return };
    for (file, account, number, kind, total, open) in FILES {
        for world in samples::worlds().await {
            let bytes = std::fs::read(folder.join(file)).unwrap();
            applied(&world, file, &bytes).await;
            let (its_account, invoice) = only_invoice(&world).await;
            let details = &invoice.details;
            assert_eq!(
                (its_account.as_str(), details.number.as_str(), details.kind.as_str()),
                (*account, *number, *kind),
                "{file}"
            );
            assert_eq!((details.total_cents.0, invoice.open_cents.0), (*total, *open), "{file}");
            let lines = lines_of(&world, number).await;
            let net: Cents = lines.iter().map(|line| line.amount_cents).sum();
            assert_eq!(net, details.net_cents, "{file}");
        }
    }
}

#[tokio::test]
async fn the_folder_holds_no_other_file() {
    let Some(folder) = folder() else { return };
    let names = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<_> =
        names.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    assert_eq!(names, FILES.iter().map(|row| row.0).collect::<Vec<_>>());
}

#[tokio::test]
async fn a_real_invoice_that_comes_twice_is_owed_once() {
    let Some(folder) = folder() else { return };
    for (file, ..) in FILES {
        let world = samples::world().await;
        let bytes = std::fs::read(folder.join(file)).unwrap();
        applied(&world, file, &bytes).await;
        let before = Holdings::of(&world).await;
        assert_eq!(bring(&world, file, &bytes).await, Outcome::Unchanged, "{file}");
        assert_eq!(Holdings::of(&world).await, before, "{file}");
        let sent_again = [&bytes[..], b"\n"].concat();
        let summary = applied(&world, file, sent_again).await;
        assert_eq!(summary.total(), counts(0, 0, 1), "{file}");
        assert_eq!(Holdings::of(&world).await.open, before.open, "{file}");
    }
}

#[tokio::test]
async fn a_real_invoice_that_was_cut_off_or_altered_changes_nothing() {
    let Some(folder) = folder() else { return };
    let world = samples::world().await;
    for (file, ..) in FILES {
        let text = std::fs::read_to_string(folder.join(file)).unwrap();
        for part in 1..8 {
            let cut = text.floor_char_boundary(text.len() * part / 8);
            assert!(!refused(&world, file, &text[..cut]).await.is_empty());
        }
        for element in ["PayableAmount", "IssueDate", "DocumentCurrencyCode"] {
            assert!(!refused(&world, file, altered(&text, element)).await.is_empty());
        }
    }
}

/// The text with something else in the first element of that name.
fn altered(text: &str, name: &str) -> String {
    let start = text.find(name).and_then(|at| Some(at + text[at..].find('>')? + 1)).unwrap();
    let end = start + text[start..].find('<').unwrap();
    format!("{}9999{}", &text[..start], &text[end..])
}

#[tokio::test]
async fn two_buyers_who_share_a_reference_share_no_account() {
    let Some(folder) = folder() else { return };
    let first = std::fs::read_to_string(folder.join("issue116.xml")).unwrap();
    let first = first.replace("1234512345", "");
    let second = first.replace("2018210", "2018211");
    assert!(first.contains("BuyerReference") && first != second);
    for world in samples::worlds().await {
        applied(&world, "first.xml", first.as_bytes()).await;
        applied(&world, "second.xml", second.as_bytes()).await;
        let account = async |number| invoice(&world, number).await.details.account_id;
        assert_ne!(account("2018210").await, account("2018211").await);
    }
}
