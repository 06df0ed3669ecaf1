//! SQL that reads invoices and their lines.

use std::collections::HashMap;

use base::{Cents, Date, Id, Locator, Result, kinds};
use db::{Conn, FromRow, Row, ToValue, row};

use crate::invoices::model::{ChargeLine, Invoice, ListedInvoice, NewInvoice};

row!(NewInvoice {
    account_id,
    number,
    kind,
    issued_on,
    due_on,
    period_start,
    period_end,
    currency,
    net_cents,
    tax_cents,
    total_cents,
    previous_balance_cents,
    payments_cents,
    adjustments_cents,
    carried_forward_cents,
    note,
    corrects,
    payment_reference
});
row!(ChargeLine {
    position,
    service_id,
    charge_group,
    description,
    period_start,
    period_end,
    quantity,
    unit,
    unit_price,
    amount_cents,
    tax_cents
});
row!(ListedInvoice {
    id,
    number,
    kind,
    issued_on,
    due_on,
    total_cents,
    open_cents,
    in_progress_cents
});

impl FromRow for Invoice {
    fn from_row(row: &mut Row<'_>) -> db::Result<Invoice> {
        Ok(Invoice {
            id: row.named("id")?,
            open_cents: row.named("open_cents")?,
            in_progress_cents: row.named("in_progress_cents")?,
            details: NewInvoice::from_row(row)?,
        })
    }
}

/// `select!("WHERE …")`: an invoice whole.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT invoice.id, open_cents, in_progress_cents, invoice.account_id, number, kind,
               issued_on, due_on, period_start, period_end, currency, net_cents, tax_cents,
               total_cents, previous_balance_cents, payments_cents, adjustments_cents,
               carried_forward_cents, note, corrects, payment_reference FROM invoice ",
            $rest
        )
    };
}

/// The invoice of that number, if the user may see it.
pub async fn find_for(
    conn: &mut Conn,
    user: Id<kinds::User>,
    number: &Locator,
) -> Result<Option<Invoice>> {
    let sql = select!(
        "JOIN access ON access.account_id = invoice.account_id
         WHERE access.user_id = $1 AND invoice.number = $2"
    );
    Ok(conn.find(sql, &[&user, number]).await?)
}

pub async fn find_invoice(conn: &mut Conn, id: Id<kinds::Invoice>) -> Result<Option<Invoice>> {
    Ok(conn.find(select!("WHERE invoice.id = $1"), &[&id]).await?)
}

pub async fn find_invoice_by_number(conn: &mut Conn, number: &Locator) -> Result<Option<Invoice>> {
    Ok(conn.find(select!("WHERE number = $1"), &[number]).await?)
}

/// The invoices that have one of these numbers.
pub async fn find_invoices_by_number(
    conn: &mut Conn,
    numbers: &[&Locator],
) -> Result<HashMap<Locator, Invoice>> {
    let sql = select!("JOIN (VALUES ($1)) AS wanted ON number = column1");
    let wanted: Vec<[&(dyn ToValue + Sync); 1]> =
        numbers.iter().map(|number| [*number as _]).collect();
    let found: Vec<Invoice> = conn.query_rows(sql, &wanted).await?;
    Ok(found.into_iter().map(|invoice| (invoice.details.number.clone(), invoice)).collect())
}

/// Everything of the account that can be paid now, oldest due first.
pub async fn payable_by_due_date(
    conn: &mut Conn,
    account: Id<kinds::Account>,
) -> Result<Vec<ListedInvoice>> {
    let sql =
        "SELECT id, number, kind, issued_on, due_on, total_cents, open_cents, in_progress_cents
               FROM invoice WHERE account_id = $1 AND open_cents > 0
                 AND open_cents > in_progress_cents
               ORDER BY due_on, id";
    Ok(conn.query(sql, &[&account]).await?)
}

/// The account's bill before that one.
pub async fn find_bill_before(conn: &mut Conn, bill: &Invoice) -> Result<Option<Invoice>> {
    let NewInvoice { account_id, issued_on, .. } = &bill.details;
    let sql = select!(
        "WHERE account_id = $1 AND kind = 'invoice' AND (issued_on, invoice.id) < ($2, $3)
         ORDER BY issued_on DESC, invoice.id DESC LIMIT 1"
    );
    Ok(conn.find(sql, &[account_id, issued_on, &bill.id]).await?)
}

/// The bill that was issued last.
pub async fn last_issued(
    conn: &mut Conn,
    account: Id<kinds::Account>,
) -> Result<Option<ListedInvoice>> {
    let sql =
        "SELECT id, number, kind, issued_on, due_on, total_cents, open_cents, in_progress_cents
               FROM invoice WHERE account_id = $1 AND kind = 'invoice'
               ORDER BY issued_on DESC, id DESC LIMIT 1";
    Ok(conn.find(sql, &[&account]).await?)
}

pub struct PastDue {
    pub invoice_count: i64,
    pub payable_cents: Cents,
}
row!(PastDue { invoice_count, payable_cents });

/// What was due before `today`, less what is on its way.
pub async fn past_due(
    conn: &mut Conn,
    account: Id<kinds::Account>,
    today: Date,
) -> Result<PastDue> {
    let sql = "SELECT count(*) AS invoice_count,
                 CAST(coalesce(sum(open_cents - in_progress_cents), 0) AS BIGINT) AS payable_cents
               FROM invoice WHERE account_id = $1 AND open_cents > 0 AND due_on < $2
                 AND open_cents > in_progress_cents";
    Ok(conn.query_one(sql, &[&account, &today]).await?)
}

/// Invoices whose number begins with `prefix`, newest first, at most `limit`.
pub async fn search(
    conn: &mut Conn,
    account: Id<kinds::Account>,
    prefix: &Locator,
    limit: i64,
) -> Result<Vec<ListedInvoice>> {
    let sql =
        "SELECT id, number, kind, issued_on, due_on, total_cents, open_cents, in_progress_cents
               FROM invoice WHERE account_id = $1 AND number >= $2 AND substr(number, 1, $3) = $2
               ORDER BY issued_on DESC, id DESC LIMIT $4";
    let length = prefix.as_str().chars().count() as i64;
    Ok(conn.query(sql, &[&account, prefix, &length, &limit]).await?)
}

pub async fn lines_of(conn: &mut Conn, invoice: Id<kinds::Invoice>) -> Result<Vec<ChargeLine>> {
    let sql = "SELECT position, service_id, charge_group, description, period_start, period_end,
                 quantity, unit, unit_price, amount_cents, tax_cents
               FROM charge_line WHERE invoice_id = $1 ORDER BY position";
    Ok(conn.query(sql, &[&invoice]).await?)
}
