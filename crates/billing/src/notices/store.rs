//! All SQL of the outbox.

use base::{Id, Result, Timestamp, kinds};
use db::{Conn, row};

use super::model::{Message, NewLetter};

row!(Message { id, kind, subject, recipient, language, created_at, sent_at, failed_at });

/// Whether this cause is new.
pub(super) async fn insert_message(
    tx: &mut Conn,
    id: Id<kinds::Message>,
    letter: &NewLetter,
    created_at: Timestamp,
) -> Result<bool> {
    let rows = tx
        .execute(
            "INSERT INTO outbox (id, cause, kind, subject, recipient, language, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (cause) DO NOTHING",
            &[
                &id,
                &letter.cause,
                &letter.kind,
                &letter.subject,
                &letter.recipient,
                &letter.language,
                &created_at,
            ],
        )
        .await?;
    Ok(rows > 0)
}

pub(super) async fn find_message(
    conn: &mut Conn,
    id: Id<kinds::Message>,
) -> Result<Option<Message>> {
    let sql = "SELECT id, kind, subject, recipient, language, created_at, sent_at, failed_at
               FROM outbox WHERE id = $1";
    Ok(conn.find(sql, &[&id]).await?)
}

/// Whether it was still waiting.
pub(super) async fn mark_sent(
    tx: &mut Conn,
    id: Id<kinds::Message>,
    sent_at: Timestamp,
) -> Result<bool> {
    let sql = "UPDATE outbox SET sent_at = $1
               WHERE id = $2 AND sent_at IS NULL AND failed_at IS NULL";
    Ok(tx.execute(sql, &[&sent_at, &id]).await? > 0)
}

/// Whether it was still waiting.
pub(super) async fn mark_failed(
    tx: &mut Conn,
    id: Id<kinds::Message>,
    failed_at: Timestamp,
    failure: &str,
) -> Result<bool> {
    let sql = "UPDATE outbox SET failed_at = $1, failure = $2
               WHERE id = $3 AND sent_at IS NULL AND failed_at IS NULL";
    Ok(tx.execute(sql, &[&failed_at, &failure, &id]).await? > 0)
}
