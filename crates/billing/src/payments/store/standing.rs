//! What of a payment has come back, and where the rest stands.

use base::{Cents, Id, Result, kinds};
use db::{Conn, row};

use crate::journal::Ledger;

/// What a payment has put into a ledger on an account.
pub(in crate::payments) struct LedgerSum {
    pub account_id: Id<kinds::Account>,
    pub ledger: Ledger,
    pub cents: Cents,
}
row!(LedgerSum { account_id, ledger, cents });

/// On the credit side: what invoices, credit and fee still have of it, and what is being
/// refunded.
pub async fn standing_of(conn: &mut Conn, payment: Id<kinds::Payment>) -> Result<Vec<LedgerSum>> {
    let sql = "SELECT account_id, ledger, CAST(-sum(amount_cents) AS BIGINT) AS cents FROM posting
               WHERE payment_id = $1
                 AND ledger IN ('receivable', 'unapplied', 'fees', 'refunds_payable')
               GROUP BY account_id, ledger";
    Ok(conn.query(sql, &[&payment]).await?)
}

pub async fn add_returned(tx: &mut Conn, payment: Id<kinds::Payment>, change: Cents) -> Result<()> {
    let sql = "UPDATE payment SET returned_cents = returned_cents + $1, contested_cents = 0
               WHERE id = $2";
    tx.send(sql, &[&change, &payment]).await?;
    Ok(())
}

pub async fn add_refunded(tx: &mut Conn, payment: Id<kinds::Payment>, change: Cents) -> Result<()> {
    let sql = "UPDATE payment SET refunded_cents = refunded_cents + $1 WHERE id = $2";
    tx.send(sql, &[&change, &payment]).await?;
    Ok(())
}

pub async fn set_contested(tx: &mut Conn, payment: Id<kinds::Payment>, cents: Cents) -> Result<()> {
    let sql = "UPDATE payment SET contested_cents = $1 WHERE id = $2";
    tx.send(sql, &[&cents, &payment]).await?;
    Ok(())
}

pub async fn find_by_receipt(conn: &mut Conn, number: &str) -> Result<Option<Id<kinds::Payment>>> {
    let found: Option<(Id<kinds::Payment>,)> =
        conn.find("SELECT id FROM payment WHERE receipt_number = $1", &[&number]).await?;
    Ok(found.map(|(id,)| id))
}
