//! SQL of password resets.

use base::{Id, Result, Timestamp, kinds};
use db::{Conn, row};

pub struct ResetRow {
    pub id: Id<kinds::PasswordReset>,
    pub user_id: Option<Id<kinds::User>>,
    pub expires_at: Timestamp,
    pub used_at: Option<Timestamp>,
}
row!(ResetRow { id, user_id, expires_at, used_at });

pub async fn insert_reset(tx: &mut Conn, reset: &ResetRow) -> Result<()> {
    tx.execute(
        "INSERT INTO password_reset (id, user_id, expires_at, used_at) VALUES ($1, $2, $3, $4)",
        &[&reset.id, &reset.user_id, &reset.expires_at, &reset.used_at],
    )
    .await?;
    Ok(())
}

pub async fn find_reset(conn: &mut Conn, id: Id<kinds::PasswordReset>) -> Result<Option<ResetRow>> {
    let sql = "SELECT id, user_id, expires_at, used_at FROM password_reset WHERE id = $1";
    Ok(conn.find(sql, &[&id]).await?)
}

/// The user's links can no longer be used. None has none.
pub async fn end_resets(
    tx: &mut Conn,
    user: Option<Id<kinds::User>>,
    now: Timestamp,
) -> Result<()> {
    let sql = "UPDATE password_reset SET expires_at = $1 WHERE user_id = $2 AND expires_at > $1";
    tx.execute(sql, &[&now, &user]).await?;
    Ok(())
}

/// Whether the link could still be used; now it can't.
pub async fn use_reset(
    tx: &mut Conn,
    id: Id<kinds::PasswordReset>,
    now: Timestamp,
) -> Result<bool> {
    let sql = "UPDATE password_reset SET used_at = $1
               WHERE id = $2 AND used_at IS NULL AND expires_at > $1";
    Ok(tx.execute(sql, &[&now, &id]).await? > 0)
}

pub async fn delete_resets_expired_before(tx: &mut Conn, time: Timestamp) -> Result<()> {
    tx.execute("DELETE FROM password_reset WHERE expires_at < $1", &[&time]).await?;
    Ok(())
}
