//! SQL of sign-ins that wait for their second step.

use base::{Id, Result, Timestamp, kinds};
use db::{Conn, row};

use crate::people::model::SignInMeans;

pub struct PendingRow {
    pub user_id: Id<kinds::User>,
    pub means: SignInMeans,
    pub expires_at: Timestamp,
    pub tries_left: i64,
}
row!(PendingRow { user_id, means, expires_at, tries_left });

pub async fn insert_pending(tx: &mut Conn, token_hash: &str, pending: &PendingRow) -> Result<()> {
    tx.execute(
        "INSERT INTO pending_sign_in (token_hash, user_id, means, expires_at, tries_left)
         VALUES ($1, $2, $3, $4, $5)",
        &[&token_hash, &pending.user_id, &pending.means, &pending.expires_at, &pending.tries_left],
    )
    .await?;
    Ok(())
}

pub async fn find_pending(conn: &mut Conn, token_hash: &str) -> Result<Option<PendingRow>> {
    let sql = "SELECT user_id, means, expires_at, tries_left FROM pending_sign_in
               WHERE token_hash = $1";
    Ok(conn.find(sql, &[&token_hash]).await?)
}

/// Whether it could still be tried; if so, one try less is left. Other tries wait here until this
/// one is decided.
pub async fn spend_pending_try(tx: &mut Conn, token_hash: &str, now: Timestamp) -> Result<bool> {
    let sql = "UPDATE pending_sign_in SET tries_left = tries_left - 1
               WHERE token_hash = $1 AND tries_left > 0 AND expires_at > $2";
    Ok(tx.execute(sql, &[&token_hash, &now]).await? > 0)
}

pub async fn delete_pending(tx: &mut Conn, token_hash: &str) -> Result<()> {
    tx.execute("DELETE FROM pending_sign_in WHERE token_hash = $1", &[&token_hash]).await?;
    Ok(())
}

/// Whoever was halfway in with what is no longer true begins again.
pub async fn delete_pending_of(tx: &mut Conn, user: Id<kinds::User>) -> Result<()> {
    tx.execute("DELETE FROM pending_sign_in WHERE user_id = $1", &[&user]).await?;
    Ok(())
}

pub async fn delete_pending_expired_before(tx: &mut Conn, time: Timestamp) -> Result<()> {
    tx.execute("DELETE FROM pending_sign_in WHERE expires_at < $1", &[&time]).await?;
    Ok(())
}
