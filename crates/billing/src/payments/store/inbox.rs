//! Notifications of the processor's, each once.

use base::{Result, Timestamp};
use db::Conn;

/// False when it has come before.
pub async fn insert_notification(
    tx: &mut Conn,
    event_id: &str,
    event_type: &str,
    subject: &str,
    at: Timestamp,
) -> Result<bool> {
    let rows = tx
        .execute(
            "INSERT INTO inbox (event_id, event_type, subject, received_at) VALUES ($1, $2, $3, $4)
             ON CONFLICT (event_id) DO NOTHING",
            &[&event_id, &event_type, &subject, &at],
        )
        .await?;
    Ok(rows == 1)
}

pub async fn notification_subject(conn: &mut Conn, event_id: &str) -> Result<String> {
    let sql = "SELECT subject FROM inbox WHERE event_id = $1";
    let (subject,): (String,) = conn.query_one(sql, &[&event_id]).await?;
    Ok(subject)
}

pub async fn set_notification_handled(tx: &mut Conn, event_id: &str, at: Timestamp) -> Result<()> {
    let sql = "UPDATE inbox SET handled_at = $1 WHERE event_id = $2";
    tx.send(sql, &[&at, &event_id]).await?;
    Ok(())
}
