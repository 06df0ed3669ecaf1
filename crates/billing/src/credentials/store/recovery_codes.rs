//! SQL of recovery codes: their sets, and which of each are used.

use base::{Id, Result, Timestamp, kinds};
use db::{Conn, row};

use crate::credentials::model::Holder;

pub struct RecoveryCodesRow {
    pub id: Id<kinds::RecoveryCodes>,
    pub session_id: Id<kinds::Session>,
    pub made_at: Timestamp,
}
row!(RecoveryCodesRow { id, session_id, made_at });

pub async fn insert_recovery_codes(
    tx: &mut Conn,
    id: Id<kinds::RecoveryCodes>,
    holder: Holder<'_>,
    made_at: Timestamp,
) -> Result<()> {
    let sql = "INSERT INTO recovery_codes (id, user_id, session_id, made_at)
               VALUES ($1, $2, $3, $4)";
    tx.execute(sql, &[&id, &holder.user, &holder.session, &made_at]).await?;
    Ok(())
}

pub async fn find_recovery_codes(
    conn: &mut Conn,
    user: Id<kinds::User>,
) -> Result<Option<RecoveryCodesRow>> {
    let sql = "SELECT id, session_id, made_at FROM recovery_codes WHERE user_id = $1";
    Ok(conn.find(sql, &[&user]).await?)
}

pub async fn count_recovery_code_uses(
    conn: &mut Conn,
    set: Id<kinds::RecoveryCodes>,
) -> Result<i64> {
    let sql = "SELECT count(*) FROM recovery_code_use WHERE set_id = $1";
    let (count,) = conn.query_one(sql, &[&set]).await?;
    Ok(count)
}

/// Whether it was not used before.
pub async fn insert_recovery_code_use(
    tx: &mut Conn,
    set: Id<kinds::RecoveryCodes>,
    number: i64,
    used_at: Timestamp,
) -> Result<bool> {
    let sql = "INSERT INTO recovery_code_use (set_id, number, used_at) VALUES ($1, $2, $3)
               ON CONFLICT (set_id, number) DO NOTHING";
    Ok(tx.execute(sql, &[&set, &number, &used_at]).await? > 0)
}

/// With what was noted of their use.
pub async fn delete_recovery_codes(tx: &mut Conn, user: Id<kinds::User>) -> Result<()> {
    let sql = "DELETE FROM recovery_code_use WHERE set_id IN
                   (SELECT id FROM recovery_codes WHERE user_id = $1)";
    tx.execute(sql, &[&user]).await?;
    tx.execute("DELETE FROM recovery_codes WHERE user_id = $1", &[&user]).await?;
    Ok(())
}
