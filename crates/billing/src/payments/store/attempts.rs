//! Attempts: one call to the processor each.

use base::{Id, Result, Timestamp, kinds};
use db::{Conn, row};

use crate::payments::model::{Attempt, AttemptState};

row!(Attempt { id, payment_id, state, reference, reason, action_url, sent_at, checks });

pub async fn get_attempt(conn: &mut Conn, id: Id<kinds::Attempt>) -> Result<Attempt> {
    let sql = "SELECT id, payment_id, state, reference, reason, action_url, sent_at, checks
               FROM attempt WHERE id = $1";
    Ok(conn.query_one(sql, &[&id]).await?)
}

pub async fn lock_attempt(tx: &mut Conn, id: Id<kinds::Attempt>) -> Result<Attempt> {
    let sql = "SELECT id, payment_id, state, reference, reason, action_url, sent_at, checks
               FROM attempt WHERE id = $1 FOR UPDATE";
    Ok(tx.query_one(sql, &[&id]).await?)
}

pub async fn last_attempt(conn: &mut Conn, payment: Id<kinds::Payment>) -> Result<Option<Attempt>> {
    let sql = "SELECT id, payment_id, state, reference, reason, action_url, sent_at, checks
               FROM attempt WHERE payment_id = $1 ORDER BY id DESC LIMIT 1";
    Ok(conn.find(sql, &[&payment]).await?)
}

pub async fn has_attempt(conn: &mut Conn, id: Id<kinds::Attempt>) -> Result<bool> {
    let found: Option<(String,)> =
        conn.find("SELECT state FROM attempt WHERE id = $1", &[&id]).await?;
    Ok(found.is_some())
}

pub async fn attempt_by_reference(
    conn: &mut Conn,
    reference: &str,
) -> Result<Option<Id<kinds::Attempt>>> {
    let found: Option<(Id<kinds::Attempt>,)> =
        conn.find("SELECT id FROM attempt WHERE reference = $1", &[&reference]).await?;
    Ok(found.map(|(id,)| id))
}

/// The payment behind a charge of the processor's.
pub async fn payment_by_reference(
    conn: &mut Conn,
    reference: &str,
) -> Result<Option<Id<kinds::Payment>>> {
    let found: Option<(Id<kinds::Payment>,)> =
        conn.find("SELECT payment_id FROM attempt WHERE reference = $1", &[&reference]).await?;
    Ok(found.map(|(id,)| id))
}

pub async fn attempts_to_check(
    conn: &mut Conn,
    now: Timestamp,
    limit: i64,
) -> Result<Vec<Id<kinds::Attempt>>> {
    let sql = "SELECT id FROM attempt WHERE check_at IS NOT NULL AND check_at <= $1
               ORDER BY check_at LIMIT $2";
    let rows: Vec<(Id<kinds::Attempt>,)> = conn.query(sql, &[&now, &limit]).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Moves the time of the next look; false when another process was faster.
pub async fn take_check(
    tx: &mut Conn,
    id: Id<kinds::Attempt>,
    now: Timestamp,
    next: Timestamp,
) -> Result<bool> {
    let sql = "UPDATE attempt SET check_at = $1, checks = checks + 1
               WHERE id = $2 AND check_at IS NOT NULL AND check_at <= $3";
    Ok(tx.execute(sql, &[&next, &id, &now]).await? == 1)
}

pub async fn insert_attempt(
    tx: &mut Conn,
    id: Id<kinds::Attempt>,
    payment: Id<kinds::Payment>,
    sent_at: Timestamp,
    check_at: Timestamp,
) -> Result<()> {
    tx.send(
        "INSERT INTO attempt (id, payment_id, state, sent_at, check_at, checks)
         VALUES ($1, $2, 'sending', $3, $4, 0)",
        &[&id, &payment, &sent_at, &check_at],
    )
    .await?;
    Ok(())
}

pub async fn set_attempt_state(
    tx: &mut Conn,
    id: Id<kinds::Attempt>,
    state: AttemptState,
    reason: Option<&str>,
    check_at: Option<Timestamp>,
) -> Result<()> {
    let sql = "UPDATE attempt SET state = $1, reason = $2, check_at = $3 WHERE id = $4";
    tx.send(sql, &[&state, &reason, &check_at, &id]).await?;
    Ok(())
}

pub async fn set_attempt_reference(
    tx: &mut Conn,
    id: Id<kinds::Attempt>,
    reference: &str,
) -> Result<()> {
    tx.send("UPDATE attempt SET reference = $1 WHERE id = $2", &[&reference, &id]).await?;
    Ok(())
}

pub async fn set_attempt_action(
    tx: &mut Conn,
    id: Id<kinds::Attempt>,
    url: Option<&str>,
) -> Result<()> {
    tx.send("UPDATE attempt SET action_url = $1 WHERE id = $2", &[&url, &id]).await?;
    Ok(())
}
