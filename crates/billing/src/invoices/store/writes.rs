//! SQL that adds invoices and changes what is open of them.

use base::{Cents, Id, Result, kinds};
use db::{Conn, ToValue};

use crate::invoices::model::{ChargeLine, NewInvoice};

/// Adds it with nothing open: `ledger` raises that together with the posting.
pub async fn insert_invoice(
    tx: &mut Conn,
    id: Id<kinds::Invoice>,
    invoice: &NewInvoice,
    import: Option<Id<kinds::Import>>,
) -> Result<()> {
    insert(tx, &[(id, invoice, Cents::ZERO)], import).await
}

/// Adds invoices of which the whole total is open; only `ledger` calls this, beside the postings.
pub async fn insert_open_invoices(
    tx: &mut Conn,
    invoices: impl Iterator<Item = (Id<kinds::Invoice>, &NewInvoice)>,
    import: Option<Id<kinds::Import>>,
) -> Result<()> {
    let rows: Vec<_> = invoices.map(|(id, invoice)| (id, invoice, invoice.total_cents)).collect();
    insert(tx, &rows, import).await
}

async fn insert(
    tx: &mut Conn,
    invoices: &[(Id<kinds::Invoice>, &NewInvoice, Cents)],
    import: Option<Id<kinds::Import>>,
) -> Result<()> {
    let sql = "INSERT INTO invoice (id, account_id, number, kind, issued_on, due_on, period_start,
                 period_end, currency, net_cents, tax_cents, total_cents, open_cents,
                 in_progress_cents, previous_balance_cents, payments_cents, adjustments_cents,
                 carried_forward_cents, note, corrects, payment_reference, import_id)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 0, $14, $15, $16,
                 $17, $18, $19, $20, $21)";
    let rows: Vec<[&(dyn ToValue + Sync); 21]> = invoices
        .iter()
        .map(|(id, invoice, open)| {
            [
                id as _,
                &invoice.account_id as _,
                &invoice.number as _,
                &invoice.kind as _,
                &invoice.issued_on as _,
                &invoice.due_on as _,
                &invoice.period_start as _,
                &invoice.period_end as _,
                &invoice.currency as _,
                &invoice.net_cents as _,
                &invoice.tax_cents as _,
                &invoice.total_cents as _,
                open as _,
                &invoice.previous_balance_cents as _,
                &invoice.payments_cents as _,
                &invoice.adjustments_cents as _,
                &invoice.carried_forward_cents as _,
                &invoice.note as _,
                &invoice.corrects as _,
                &invoice.payment_reference as _,
                &import as _,
            ]
        })
        .collect();
    Ok(tx.send_rows(sql, &rows).await?)
}

/// Lines, each of the invoice beside it.
pub async fn insert_lines(
    tx: &mut Conn,
    lines: &[(Id<kinds::Invoice>, &ChargeLine)],
) -> Result<()> {
    let sql =
        "INSERT INTO charge_line (invoice_id, position, service_id, charge_group, description,
                 period_start, period_end, quantity, unit, unit_price, amount_cents, tax_cents)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    let rows: Vec<[&(dyn ToValue + Sync); 12]> = lines
        .iter()
        .map(|(invoice, line)| {
            [
                invoice as _,
                &line.position as _,
                &line.service_id as _,
                &line.charge_group as _,
                &line.description as _,
                &line.period_start as _,
                &line.period_end as _,
                &line.quantity as _,
                &line.unit as _,
                &line.unit_price as _,
                &line.amount_cents as _,
                &line.tax_cents as _,
            ]
        })
        .collect();
    Ok(tx.send_rows(sql, &rows).await?)
}

/// Only `ledger` calls this, in the transaction of the posting; the accounts are locked.
pub async fn set_opens(tx: &mut Conn, opens: &[(Id<kinds::Invoice>, Cents)]) -> Result<()> {
    let sql = "UPDATE invoice SET open_cents = column2
               FROM (VALUES ($1, CAST($2 AS BIGINT))) AS change WHERE id = column1";
    let rows: Vec<[&(dyn ToValue + Sync); 2]> =
        opens.iter().map(|(invoice, open)| [invoice as _, open as _]).collect();
    Ok(tx.send_rows(sql, &rows).await?)
}

/// Only `ledger` calls this; negative when a payment has concluded.
pub async fn add_in_progress(
    tx: &mut Conn,
    invoice: Id<kinds::Invoice>,
    change: Cents,
) -> Result<()> {
    let sql = "UPDATE invoice SET in_progress_cents = in_progress_cents + $1 WHERE id = $2";
    tx.send(sql, &[&change, &invoice]).await?;
    Ok(())
}
