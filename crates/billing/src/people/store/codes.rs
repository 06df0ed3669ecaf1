//! SQL of codes.

use base::{Id, Result, Timestamp, kinds};
use db::{Conn, row};

pub struct CodeRow {
    pub id: Id<kinds::Code>,
    pub user_id: Option<Id<kinds::User>>,
    pub login_hash: String,
    pub expires_at: Timestamp,
    pub tries_left: i64,
    pub used_at: Option<Timestamp>,
}
row!(CodeRow { id, user_id, login_hash, expires_at, tries_left, used_at });

pub async fn insert_code(tx: &mut Conn, code: &CodeRow) -> Result<()> {
    tx.execute(
        "INSERT INTO sign_in_code (id, user_id, login_hash, expires_at, tries_left, used_at)
         VALUES ($1, $2, $3, $4, $5, $6)",
        &[
            &code.id,
            &code.user_id,
            &code.login_hash,
            &code.expires_at,
            &code.tries_left,
            &code.used_at,
        ],
    )
    .await?;
    Ok(())
}

pub async fn find_code(conn: &mut Conn, id: Id<kinds::Code>) -> Result<Option<CodeRow>> {
    let sql = "SELECT id, user_id, login_hash, expires_at, tries_left, used_at FROM sign_in_code
               WHERE id = $1";
    Ok(conn.find(sql, &[&id]).await?)
}

/// The user's codes can no longer be used. None has none.
pub async fn end_codes(tx: &mut Conn, user: Option<Id<kinds::User>>, now: Timestamp) -> Result<()> {
    let sql = "UPDATE sign_in_code SET expires_at = $1 WHERE user_id = $2 AND expires_at > $1";
    tx.execute(sql, &[&now, &user]).await?;
    Ok(())
}

/// Whether the code could still be tried; if so, one try less is left. Other tries of the same code
/// wait here until this one is decided.
pub async fn spend_code_try(tx: &mut Conn, id: Id<kinds::Code>, now: Timestamp) -> Result<bool> {
    let sql = "UPDATE sign_in_code SET tries_left = tries_left - 1
               WHERE id = $1 AND tries_left > 0 AND used_at IS NULL AND expires_at > $2";
    Ok(tx.execute(sql, &[&id, &now]).await? > 0)
}

pub async fn mark_code_used(tx: &mut Conn, id: Id<kinds::Code>, used_at: Timestamp) -> Result<()> {
    let sql = "UPDATE sign_in_code SET used_at = $1 WHERE id = $2";
    tx.execute(sql, &[&used_at, &id]).await?;
    Ok(())
}

pub async fn delete_codes_expired_before(tx: &mut Conn, time: Timestamp) -> Result<()> {
    tx.execute("DELETE FROM sign_in_code WHERE expires_at < $1", &[&time]).await?;
    Ok(())
}
