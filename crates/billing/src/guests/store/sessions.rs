//! SQL of guests and of what they found.

use base::{Currency, Id, Locator, Result, Timestamp, kinds};
use db::{Conn, FromRow, Row};

use crate::guests::model::Payee;
use crate::invoices::ListedInvoice;
use crate::payers::Guest;

impl FromRow for Payee {
    fn from_row(row: &mut Row<'_>) -> db::Result<Payee> {
        let number: Locator = row.named("account_number")?;
        let currency: Currency = row.named("account_currency")?;
        let customer_name: String = row.named("customer_name")?;
        Ok(Payee::of(&customer_name, &number, currency))
    }
}

pub async fn insert_guest_invoice(
    tx: &mut Conn,
    guest: Id<kinds::Guest>,
    invoice: Id<kinds::Invoice>,
) -> Result<()> {
    let sql = "INSERT INTO guest_invoice (guest_id, invoice_id) VALUES ($1, $2)";
    tx.send(sql, &[&guest, &invoice]).await?;
    Ok(())
}

pub async fn find_guest(conn: &mut Conn, token_hash: &str) -> Result<Option<Guest>> {
    let sql = "SELECT id, account_id, email, language, ends_at FROM guest WHERE token_hash = $1";
    Ok(conn.find(sql, &[&token_hash]).await?)
}

pub async fn update_guest(tx: &mut Conn, guest: &Guest) -> Result<()> {
    let sql = "UPDATE guest SET email = $1, language = $2, ends_at = $3 WHERE id = $4";
    tx.execute(sql, &[&guest.email, &guest.language, &guest.ends_at, &guest.id]).await?;
    Ok(())
}

pub async fn payee_of(conn: &mut Conn, account: Id<kinds::Account>) -> Result<Payee> {
    let sql = "SELECT account.number AS account_number, account.currency AS account_currency,
                   coalesce(customer.company_name, trim(coalesce(customer.first_name, '') || ' '
                       || coalesce(customer.last_name, ''))) AS customer_name
               FROM account JOIN customer ON customer.id = account.customer_id
               WHERE account.id = $1";
    Ok(conn.query_one(sql, &[&account]).await?)
}

/// Oldest due first.
pub async fn invoices_of(conn: &mut Conn, guest: Id<kinds::Guest>) -> Result<Vec<ListedInvoice>> {
    let sql = "SELECT invoice.id, number, kind, issued_on, due_on, total_cents, open_cents,
                   in_progress_cents
               FROM guest_invoice JOIN invoice ON invoice.id = guest_invoice.invoice_id
               WHERE guest_id = $1 ORDER BY due_on, invoice.id";
    Ok(conn.query(sql, &[&guest]).await?)
}

/// What guests have added and not paid with.
pub async fn unused_methods_ended_before(
    conn: &mut Conn,
    time: Timestamp,
) -> Result<Vec<Id<kinds::Method>>> {
    let sql = "SELECT payment_method.id FROM guest
               JOIN payment_method ON payment_method.payer = 'guest:' || guest.id
               WHERE guest.ends_at < $1 AND removed_at IS NULL AND NOT EXISTS
                   (SELECT 1 FROM payment WHERE payment.method_id = payment_method.id)";
    let rows: Vec<(Id<kinds::Method>,)> = conn.query(sql, &[&time]).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Of guests who paid nothing; a payment's letters still go to the others.
pub async fn delete_guest_invoices_ended_before(tx: &mut Conn, time: Timestamp) -> Result<()> {
    let sql = "DELETE FROM guest_invoice WHERE guest_id IN
                   (SELECT id FROM guest WHERE ends_at < $1 AND NOT EXISTS
                      (SELECT 1 FROM payment WHERE payment.payer = 'guest:' || guest.id))";
    tx.execute(sql, &[&time]).await?;
    Ok(())
}

pub async fn delete_guests_ended_before(tx: &mut Conn, time: Timestamp) -> Result<()> {
    let sql = "DELETE FROM guest WHERE ends_at < $1 AND NOT EXISTS
                   (SELECT 1 FROM payment WHERE payment.payer = 'guest:' || guest.id)";
    tx.execute(sql, &[&time]).await?;
    Ok(())
}
