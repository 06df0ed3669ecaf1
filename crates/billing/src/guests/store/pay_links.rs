//! SQL of pay links.

use base::{Id, Result, Timestamp, kinds};
use db::{Conn, FromRow, Row};

use crate::guests::model::{LinkedBill, Payee};
use crate::invoices::ListedInvoice;

impl FromRow for LinkedBill {
    fn from_row(row: &mut Row<'_>) -> db::Result<LinkedBill> {
        Ok(LinkedBill {
            account_id: row.named("account_id")?,
            payee: Payee::from_row(row)?,
            invoice: ListedInvoice::from_row(row)?,
        })
    }
}

/// Unless the invoice has one.
pub async fn insert_pay_link(
    tx: &mut Conn,
    id: Id<kinds::PayLink>,
    token_hash: &str,
    invoice: Id<kinds::Invoice>,
    made_at: Timestamp,
    expires_at: Timestamp,
) -> Result<()> {
    tx.execute(
        "INSERT INTO pay_link (id, token_hash, invoice_id, made_at, expires_at)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (invoice_id) WHERE revoked_at IS NULL DO NOTHING",
        &[&id, &token_hash, &invoice, &made_at, &expires_at],
    )
    .await?;
    Ok(())
}

/// The invoice's own link, which is good until then.
pub async fn extend_pay_link(
    tx: &mut Conn,
    invoice: Id<kinds::Invoice>,
    expires_at: Timestamp,
) -> Result<Id<kinds::PayLink>> {
    let sql = "UPDATE pay_link SET expires_at = $1 WHERE invoice_id = $2 AND revoked_at IS NULL
               RETURNING id";
    let (id,) = tx.query_one(sql, &[&expires_at, &invoice]).await?;
    Ok(id)
}

/// Whether there was one.
pub async fn revoke_pay_link(
    tx: &mut Conn,
    invoice: Id<kinds::Invoice>,
    at: Timestamp,
) -> Result<bool> {
    let sql = "UPDATE pay_link SET revoked_at = $1 WHERE invoice_id = $2 AND revoked_at IS NULL";
    Ok(tx.execute(sql, &[&at, &invoice]).await? > 0)
}

/// The bill of a link that can be used at this time.
pub async fn find_linked(
    conn: &mut Conn,
    token_hash: &str,
    now: Timestamp,
) -> Result<Option<LinkedBill>> {
    let sql = "SELECT invoice.account_id, account.number AS account_number,
                   account.currency AS account_currency,
                   coalesce(customer.company_name, trim(coalesce(customer.first_name, '') || ' '
                       || coalesce(customer.last_name, ''))) AS customer_name,
                   invoice.id, invoice.number, invoice.kind, issued_on, due_on, total_cents,
                   open_cents, in_progress_cents
               FROM pay_link JOIN invoice ON invoice.id = pay_link.invoice_id
               JOIN account ON account.id = invoice.account_id
               JOIN customer ON customer.id = account.customer_id
               WHERE token_hash = $1 AND revoked_at IS NULL AND expires_at > $2";
    Ok(conn.find(sql, &[&token_hash, &now]).await?)
}
