//! Attempts: one call to the processor each.

use base::{Id, Result, Timestamp, kinds};
use db::{Conn, row};

use crate::refunds::model::{RefundAttempt, RefundAttemptState};

row!(RefundAttempt { id, refund_id, state, reference, reason, sent_at, checks });

pub async fn get_attempt(conn: &mut Conn, id: Id<kinds::RefundAttempt>) -> Result<RefundAttempt> {
    let sql = "SELECT id, refund_id, state, reference, reason, sent_at, checks
               FROM refund_attempt WHERE id = $1";
    Ok(conn.query_one(sql, &[&id]).await?)
}

pub async fn lock_attempt(tx: &mut Conn, id: Id<kinds::RefundAttempt>) -> Result<RefundAttempt> {
    let sql = "SELECT id, refund_id, state, reference, reason, sent_at, checks
               FROM refund_attempt WHERE id = $1 FOR UPDATE";
    Ok(tx.query_one(sql, &[&id]).await?)
}

/// By our name of it, else by the processor's.
pub async fn find_attempt(
    conn: &mut Conn,
    id: Option<Id<kinds::RefundAttempt>>,
    reference: &str,
) -> Result<Option<Id<kinds::RefundAttempt>>> {
    let sql = "SELECT id FROM refund_attempt WHERE id = $1 OR reference = $2";
    let found: Option<(Id<kinds::RefundAttempt>,)> = conn.find(sql, &[&id, &reference]).await?;
    Ok(found.map(|(id,)| id))
}

pub async fn attempts_to_check(
    conn: &mut Conn,
    now: Timestamp,
    limit: i64,
) -> Result<Vec<Id<kinds::RefundAttempt>>> {
    let sql = "SELECT id FROM refund_attempt WHERE check_at IS NOT NULL AND check_at <= $1
               ORDER BY check_at LIMIT $2";
    let rows: Vec<(Id<kinds::RefundAttempt>,)> = conn.query(sql, &[&now, &limit]).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Moves the time of the next look; false when another process was faster.
pub async fn take_check(
    tx: &mut Conn,
    id: Id<kinds::RefundAttempt>,
    now: Timestamp,
    next: Timestamp,
) -> Result<bool> {
    let sql = "UPDATE refund_attempt SET check_at = $1, checks = checks + 1
               WHERE id = $2 AND check_at IS NOT NULL AND check_at <= $3";
    Ok(tx.execute(sql, &[&next, &id, &now]).await? == 1)
}

pub async fn insert_attempt(
    tx: &mut Conn,
    id: Id<kinds::RefundAttempt>,
    refund: Id<kinds::Refund>,
    sent_at: Timestamp,
    check_at: Timestamp,
) -> Result<()> {
    tx.send(
        "INSERT INTO refund_attempt (id, refund_id, state, sent_at, check_at, checks)
         VALUES ($1, $2, 'sending', $3, $4, 0)",
        &[&id, &refund, &sent_at, &check_at],
    )
    .await?;
    Ok(())
}

pub async fn set_attempt_state(
    tx: &mut Conn,
    id: Id<kinds::RefundAttempt>,
    state: RefundAttemptState,
    reason: Option<&str>,
    check_at: Option<Timestamp>,
) -> Result<()> {
    let sql = "UPDATE refund_attempt SET state = $1, reason = $2, check_at = $3 WHERE id = $4";
    tx.send(sql, &[&state, &reason, &check_at, &id]).await?;
    Ok(())
}

pub async fn set_attempt_reference(
    tx: &mut Conn,
    id: Id<kinds::RefundAttempt>,
    reference: &str,
) -> Result<()> {
    let sql = "UPDATE refund_attempt SET reference = $1 WHERE id = $2";
    tx.send(sql, &[&reference, &id]).await?;
    Ok(())
}

#[cfg(test)]
pub async fn attempts_of(
    conn: &mut Conn,
    refund: Id<kinds::Refund>,
) -> Result<Vec<Id<kinds::RefundAttempt>>> {
    let sql = "SELECT id FROM refund_attempt WHERE refund_id = $1 ORDER BY id";
    let rows: Vec<(Id<kinds::RefundAttempt>,)> = conn.query(sql, &[&refund]).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}
