//! Charge lines that come after their invoices.

use formats::RecordKind;

use super::*;
use crate::samples;

const CHARGES: &str = "invoice_number,currency,position,service_number,group,description,amount,tax\n\
                       BW-1,USD,2,,Fees,Service charge,20.00,1.20\n\
                       BW-1,USD,1,1010101,Electricity,Energy,80.00,4.80\n\
                       BW-2,USD,1,,,Everything,50.00,3.00\n";

async fn with_invoices(world: &World) {
    with_accounts(world).await;
    applied(world, "invoices.csv", INVOICES).await;
}

#[tokio::test]
async fn an_invoice_without_lines_gets_them_later_once() {
    for world in samples::worlds().await {
        with_invoices(&world).await;
        let summary = applied(&world, "charges.csv", CHARGES).await;
        assert_eq!(summary.of(RecordKind::Charge), counts(3, 0, 0));
        let lines = lines_of(&world, "BW-1").await;
        let shown: Vec<&str> = lines.iter().map(|line| line.description.as_str()).collect();
        assert_eq!(shown, ["Energy", "Service charge"]);
        assert!(lines[0].service_id.is_some());
        let again = applied(&world, "again.csv", CHARGES.replace('\n', "\r\n")).await;
        assert_eq!(again.of(RecordKind::Charge), counts(0, 0, 3));
        let invoices = applied(&world, "again.csv", INVOICES.replace('\n', "\r\n")).await;
        assert_eq!(invoices.of(RecordKind::Invoice), counts(0, 0, 2));
    }
}

#[tokio::test]
async fn charges_that_are_not_the_invoices_are_refused() {
    for world in samples::worlds().await {
        with_invoices(&world).await;
        for (from, to, said) in [
            (
                "20.00,1.20",
                "25.00,1.20",
                "2: amount: the lines do not add up to the net of BW-1, \
              expected all its lines, one after the other, over 100.00 together",
            ),
            (
                "20.00,1.20",
                "20.00,1.30",
                "2: tax: the lines do not add up to the tax of BW-1, \
              expected all its lines, one after the other, over 6.00 together",
            ),
            (
                "BW-2,USD",
                "BW-7,USD",
                "4: invoice_number: “BW-7” is no invoice's number, \
              expected an invoice that was imported before",
            ),
            (
                "BW-2,USD",
                "BW-2,EUR",
                "4: currency: is EUR, but invoice BW-2 is in USD, expected USD",
            ),
            (
                "1010101",
                "77",
                "3: service_number: “77” is no service's number, \
              expected a service that was imported before",
            ),
            (
                "BW-1,USD,1",
                "BW-1,USD,2",
                "3: position: position 2 of invoice BW-1 stands on line 2 already, expected each once",
            ),
        ] {
            let issues = refused(&world, "charges.csv", CHARGES.replace(from, to)).await;
            assert_eq!(issues, [format!("charges.csv:{said}")]);
        }
    }
}

#[tokio::test]
async fn an_invoice_keeps_the_lines_it_has() {
    for world in samples::worlds().await {
        with_invoices(&world).await;
        applied(&world, "charges.csv", CHARGES).await;
        let said = "charges.csv:4: invoice_number: invoice BW-2 has other lines already, \
                    expected all its lines as they were, or a credit note and a new invoice";
        let other = CHARGES.replace("Everything", "Nothing");
        assert_eq!(refused(&world, "charges.csv", other).await, [said]);
    }
}
