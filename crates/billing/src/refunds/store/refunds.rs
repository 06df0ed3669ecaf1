//! Refunds, where each was taken from, and how pages show them.

use base::{Cents, Id, Result, Timestamp, kinds};
use db::{Conn, FromRow, Row, row};

use crate::payments::TakenShare;
use crate::refunds::model::{Refund, RefundState, RefundView};

row!(Refund {
    id,
    payment_id,
    amount_cents,
    fee_cents,
    currency,
    note,
    state,
    created_at,
    concluded_at
});

impl FromRow for RefundView {
    fn from_row(row: &mut Row<'_>) -> db::Result<RefundView> {
        Ok(RefundView {
            refund: Refund::from_row(row)?,
            attempt_state: row.named("attempt_state")?,
            reason: row.named("reason")?,
            seen_cents: row.named("seen_cents")?,
        })
    }
}

/// `views!("columns", "WHERE …")`: refunds with their attempt, and what of each is seen.
macro_rules! views {
    ($seen:literal, $rest:literal) => {
        concat!(
            "SELECT refund.id, refund.payment_id, refund.amount_cents, refund.fee_cents,
               refund.currency, refund.note, refund.state, refund.created_at, refund.concluded_at,
               refund_attempt.state AS attempt_state, refund_attempt.reason, ",
            $seen,
            " AS seen_cents FROM refund
             JOIN refund_attempt ON refund_attempt.refund_id = refund.id ",
            $rest
        )
    };
}

pub async fn find_refund(conn: &mut Conn, id: Id<kinds::Refund>) -> Result<Option<RefundView>> {
    Ok(conn.find(views!("refund.amount_cents", "WHERE refund.id = $1"), &[&id]).await?)
}

/// All of a payment, oldest first.
pub async fn refunds_of(conn: &mut Conn, payment: Id<kinds::Payment>) -> Result<Vec<RefundView>> {
    let sql = views!("refund.amount_cents", "WHERE refund.payment_id = $1 ORDER BY refund.id");
    Ok(conn.query(sql, &[&payment]).await?)
}

/// The same for a user who may not reach every account that the payment was for.
pub async fn refunds_seen(
    conn: &mut Conn,
    user: Id<kinds::User>,
    payment: Id<kinds::Payment>,
) -> Result<Vec<RefundView>> {
    let sql = views!(
        "(SELECT CAST(coalesce(sum(refund_share.amount_cents), 0) AS BIGINT) FROM refund_share
          JOIN access ON access.account_id = refund_share.account_id
          WHERE access.user_id = $1 AND refund_share.refund_id = refund.id)",
        "WHERE refund.payment_id = $2 ORDER BY refund.id"
    );
    Ok(conn.query(sql, &[&user, &payment]).await?)
}

pub async fn get_refund(conn: &mut Conn, id: Id<kinds::Refund>) -> Result<Refund> {
    let sql = "SELECT id, payment_id, amount_cents, fee_cents, currency, note, state,
                 created_at, concluded_at FROM refund WHERE id = $1";
    Ok(conn.query_one(sql, &[&id]).await?)
}

/// The refund that was asked for with this key, and a hash of what was asked.
pub async fn find_key(conn: &mut Conn, key: &str) -> Result<Option<(Id<kinds::Refund>, String)>> {
    Ok(conn.find("SELECT id, params_hash FROM refund WHERE key = $1", &[&key]).await?)
}

pub async fn insert_refund(
    tx: &mut Conn,
    refund: &Refund,
    key: &str,
    params_hash: &str,
) -> Result<()> {
    tx.send(
        "INSERT INTO refund (id, payment_id, key, params_hash, amount_cents, fee_cents,
             currency, note, state, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        &[
            &refund.id,
            &refund.payment_id,
            &key,
            &params_hash,
            &refund.amount_cents,
            &refund.fee_cents,
            &refund.currency,
            &refund.note,
            &refund.state,
            &refund.created_at,
        ],
    )
    .await?;
    Ok(())
}

pub async fn set_refund_state(
    tx: &mut Conn,
    id: Id<kinds::Refund>,
    state: RefundState,
    concluded_at: Timestamp,
) -> Result<()> {
    let sql = "UPDATE refund SET state = $1, concluded_at = $2 WHERE id = $3";
    tx.send(sql, &[&state, &concluded_at, &id]).await?;
    Ok(())
}

pub async fn insert_shares(
    tx: &mut Conn,
    refund: Id<kinds::Refund>,
    shares: &[TakenShare],
) -> Result<()> {
    for (position, share) in (1i64..).zip(shares) {
        tx.send(
            "INSERT INTO refund_share (refund_id, position, account_id, invoice_id, amount_cents)
             VALUES ($1, $2, $3, $4, $5)",
            &[&refund, &position, &share.account, &share.invoice, &share.cents],
        )
        .await?;
    }
    Ok(())
}

/// In the order in which they were taken.
pub async fn shares_of(conn: &mut Conn, refund: Id<kinds::Refund>) -> Result<Vec<TakenShare>> {
    let sql = "SELECT account_id, invoice_id, amount_cents FROM refund_share
               WHERE refund_id = $1 ORDER BY position";
    let rows: Vec<(Id<kinds::Account>, Option<Id<kinds::Invoice>>, Cents)> =
        conn.query(sql, &[&refund]).await?;
    let share = |(account, invoice, cents)| TakenShare { account, invoice, cents };
    Ok(rows.into_iter().map(share).collect())
}
