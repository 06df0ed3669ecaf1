//! Payments, their allocations, their idempotency keys, and money set aside.

use base::{Cents, Id, Money, Result, Timestamp, kinds};
use db::{Conn, row};

use crate::ledger::Share;
use crate::payers::Payer;
use crate::payments::model::{NewPart, PaidPart, Payment, PaymentState, TickedInvoice};

row!(PaidPart { account_id, account_number, cents });
row!(Payment {
    id,
    payer,
    channel,
    method_id,
    amount_cents,
    fee_cents,
    fee_kind,
    fee_basis_points,
    fee_place,
    currency,
    state,
    created_at,
    concluded_at,
    receipt_number
});

pub async fn find_payment(conn: &mut Conn, id: Id<kinds::Payment>) -> Result<Option<Payment>> {
    let sql = "SELECT id, payer, channel, method_id, amount_cents, fee_cents, fee_kind, fee_basis_points,
                 fee_place, currency, state, created_at, concluded_at, receipt_number FROM payment WHERE id = $1";
    Ok(conn.find(sql, &[&id]).await?)
}

pub async fn insert_payment(
    tx: &mut Conn,
    payment: &Payment,
    quote_hash: &str,
    mandate: Id<kinds::Mandate>,
) -> Result<()> {
    tx.send(
        "INSERT INTO payment (id, payer, channel, method_id, amount_cents, fee_cents, fee_kind,
             fee_basis_points, fee_place, currency, quote_hash, mandate_id, state, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        &[
            &payment.id,
            &payment.payer,
            &payment.channel,
            &payment.method_id,
            &payment.amount_cents,
            &payment.fee_cents,
            &payment.fee_kind,
            &payment.fee_basis_points,
            &payment.fee_place,
            &payment.currency,
            &quote_hash,
            &mandate,
            &payment.state,
            &payment.created_at,
        ],
    )
    .await?;
    Ok(())
}

pub async fn insert_part(tx: &mut Conn, payment: Id<kinds::Payment>, part: &NewPart) -> Result<()> {
    tx.send(
        "INSERT INTO payment_part (payment_id, account_id, amount_cents) VALUES ($1, $2, $3)",
        &[&payment, &part.account.id, &part.cents],
    )
    .await?;
    Ok(())
}

/// What each account gets, in the order in which everybody locks them.
pub async fn parts_of(conn: &mut Conn, payment: Id<kinds::Payment>) -> Result<Vec<PaidPart>> {
    let sql = "SELECT account_id, account.number AS account_number, amount_cents AS cents
               FROM payment_part JOIN account ON account.id = account_id
               WHERE payment_id = $1 ORDER BY account_id";
    Ok(conn.query(sql, &[&payment]).await?)
}

pub async fn set_payment_state(
    tx: &mut Conn,
    id: Id<kinds::Payment>,
    state: PaymentState,
    concluded_at: Option<Timestamp>,
) -> Result<()> {
    let sql = "UPDATE payment SET state = $1, concluded_at = $2 WHERE id = $3";
    tx.send(sql, &[&state, &concluded_at, &id]).await?;
    Ok(())
}

pub async fn set_receipt_number(tx: &mut Conn, id: Id<kinds::Payment>, number: &str) -> Result<()> {
    tx.send("UPDATE payment SET receipt_number = $1 WHERE id = $2", &[&number, &id]).await?;
    Ok(())
}

/// What the payer's payments on the account since then come to: those under way, those that arrived,
/// and of those that came back what stayed.
pub async fn paid_since(
    conn: &mut Conn,
    payer: Payer,
    account: Id<kinds::Account>,
    since: Timestamp,
) -> Result<Cents> {
    let sql = "SELECT CAST(coalesce(sum(CASE state
                   WHEN 'returned' THEN
                     (SELECT -coalesce(sum(posting.amount_cents), 0) FROM posting
                      WHERE posting.payment_id = payment.id
                        AND posting.account_id = payment_part.account_id
                        AND posting.ledger IN ('receivable', 'unapplied'))
                   ELSE payment_part.amount_cents END), 0) AS BIGINT)
               FROM payment JOIN payment_part ON payment_part.payment_id = payment.id
               WHERE payer = $1 AND created_at >= $2 AND payment_part.account_id = $3
                 AND state IN ('open', 'paid', 'returned')";
    let (cents,) = conn.query_one(sql, &[&payer, &since, &account]).await?;
    Ok(cents)
}

pub async fn find_idempotency(conn: &mut Conn, scope: &str, key: &str) -> Result<Option<String>> {
    let sql = "SELECT params_hash FROM idempotency WHERE scope = $1 AND key = $2";
    let found: Option<(String,)> = conn.find(sql, &[&scope, &key]).await?;
    Ok(found.map(|(hash,)| hash))
}

pub async fn insert_idempotency(
    tx: &mut Conn,
    scope: &str,
    key: &str,
    params_hash: &str,
    payment: Id<kinds::Payment>,
    at: Timestamp,
) -> Result<()> {
    tx.send(
        "INSERT INTO idempotency (scope, key, params_hash, payment_id, at)
         VALUES ($1, $2, $3, $4, $5)",
        &[&scope, &key, &params_hash, &payment, &at],
    )
    .await?;
    Ok(())
}

pub async fn insert_allocation(
    tx: &mut Conn,
    payment: Id<kinds::Payment>,
    share: &Share,
) -> Result<()> {
    tx.send(
        "INSERT INTO allocation (payment_id, invoice_id, planned_cents, applied_cents)
         VALUES ($1, $2, $3, 0)",
        &[&payment, &share.invoice, &share.cents],
    )
    .await?;
    Ok(())
}

/// Why the payer pays less than what is open.
pub async fn set_allocation_note(
    tx: &mut Conn,
    payment: Id<kinds::Payment>,
    tick: &TickedInvoice,
) -> Result<()> {
    let sql = "UPDATE allocation SET note = $1 WHERE payment_id = $2 AND invoice_id = $3";
    tx.send(sql, &[&tick.note, &payment, &tick.invoice]).await?;
    Ok(())
}

/// What was planned for an account, in the order in which it is applied.
pub async fn planned_shares(
    conn: &mut Conn,
    payment: Id<kinds::Payment>,
    account: Id<kinds::Account>,
) -> Result<Vec<Share>> {
    let sql = "SELECT allocation.invoice_id, planned_cents FROM allocation
               JOIN invoice ON invoice.id = allocation.invoice_id
               WHERE payment_id = $1 AND account_id = $2 ORDER BY due_on, invoice_id";
    shares(conn, sql, payment, account).await
}

/// What has been applied on an account and not come back, in the same order.
pub async fn applied_shares(
    conn: &mut Conn,
    payment: Id<kinds::Payment>,
    account: Id<kinds::Account>,
) -> Result<Vec<Share>> {
    let sql = "SELECT allocation.invoice_id, applied_cents FROM allocation
               JOIN invoice ON invoice.id = allocation.invoice_id
               WHERE payment_id = $1 AND account_id = $2 AND applied_cents > 0
               ORDER BY due_on, invoice_id";
    shares(conn, sql, payment, account).await
}

async fn shares(
    conn: &mut Conn,
    sql: &'static str,
    payment: Id<kinds::Payment>,
    account: Id<kinds::Account>,
) -> Result<Vec<Share>> {
    let rows: Vec<(Id<kinds::Invoice>, Cents)> = conn.query(sql, &[&payment, &account]).await?;
    Ok(rows.into_iter().map(|(invoice, cents)| Share { invoice, cents }).collect())
}

/// Applies so much to the invoice, which need not have been planned.
pub async fn add_applied(
    tx: &mut Conn,
    payment: Id<kinds::Payment>,
    share: Share,
    applied: Cents,
) -> Result<()> {
    tx.send(
        "INSERT INTO allocation (payment_id, invoice_id, planned_cents, applied_cents)
         VALUES ($1, $2, $3, CAST($4 AS BIGINT))
         ON CONFLICT (payment_id, invoice_id)
         DO UPDATE SET applied_cents = allocation.applied_cents + CAST($4 AS BIGINT)",
        &[&payment, &share.invoice, &share.cents, &applied],
    )
    .await?;
    Ok(())
}

/// So much of what was applied to the invoice has gone back.
pub async fn subtract_applied(
    tx: &mut Conn,
    payment: Id<kinds::Payment>,
    share: Share,
) -> Result<()> {
    let sql = "UPDATE allocation SET applied_cents = applied_cents - $1
               WHERE payment_id = $2 AND invoice_id = $3";
    tx.send(sql, &[&share.cents, &payment, &share.invoice]).await?;
    Ok(())
}

/// False when it was set aside before.
pub async fn insert_suspense(
    tx: &mut Conn,
    reference: &str,
    amount: Money,
    why: &str,
    at: Timestamp,
) -> Result<bool> {
    let rows = tx
        .execute(
            "INSERT INTO suspense (reference, amount_cents, currency, why, found_at)
             VALUES ($1, $2, $3, $4, $5) ON CONFLICT (reference) DO NOTHING",
            &[&reference, &amount.cents, &amount.currency, &why, &at],
        )
        .await?;
    Ok(rows == 1)
}
