//! SQL of passkeys.

use base::{Id, Result, Timestamp, kinds};
use db::{Conn, row};

use crate::credentials::model::Passkey;

pub struct PasskeyRow {
    pub id: Id<kinds::Passkey>,
    pub user_id: Id<kinds::User>,
    /// In base64url, as the next.
    pub credential_id: String,
    pub public_key: String,
    pub name: String,
    pub sign_count: i64,
}
row!(PasskeyRow { id, user_id, credential_id, public_key, name, sign_count });
row!(Passkey { id, name, made_at, used_at });

/// Constraint: `passkey_credential`.
pub async fn insert_passkey(
    tx: &mut Conn,
    passkey: &PasskeyRow,
    made_at: Timestamp,
) -> db::Result<()> {
    tx.execute(
        "INSERT INTO passkey (id, user_id, credential_id, public_key, name, sign_count, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        &[
            &passkey.id,
            &passkey.user_id,
            &passkey.credential_id,
            &passkey.public_key,
            &passkey.name,
            &passkey.sign_count,
            &made_at,
        ],
    )
    .await
    .map(drop)
}

/// Two answers of one key wait for each other, because its counter must grow.
pub async fn lock_passkey(tx: &mut Conn, credential_id: &str) -> Result<Option<PasskeyRow>> {
    let sql = "SELECT id, user_id, credential_id, public_key, name, sign_count FROM passkey
               WHERE credential_id = $1 FOR UPDATE";
    Ok(tx.find(sql, &[&credential_id]).await?)
}

pub async fn passkeys_of(conn: &mut Conn, user: Id<kinds::User>) -> Result<Vec<Passkey>> {
    let sql = "SELECT id, name, made_at, used_at FROM passkey WHERE user_id = $1 ORDER BY id";
    Ok(conn.query(sql, &[&user]).await?)
}

pub async fn credentials_of(conn: &mut Conn, user: Id<kinds::User>) -> Result<Vec<String>> {
    let sql = "SELECT credential_id FROM passkey WHERE user_id = $1 ORDER BY id";
    let found: Vec<(String,)> = conn.query(sql, &[&user]).await?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}

pub async fn has_passkey(conn: &mut Conn, user: Id<kinds::User>) -> Result<bool> {
    Ok(!credentials_of(conn, user).await?.is_empty())
}

/// Whether the user has it.
pub async fn update_passkey_name(
    tx: &mut Conn,
    user: Id<kinds::User>,
    id: Id<kinds::Passkey>,
    name: &str,
) -> Result<bool> {
    let sql = "UPDATE passkey SET name = $1 WHERE user_id = $2 AND id = $3";
    Ok(tx.execute(sql, &[&name, &user, &id]).await? > 0)
}

pub async fn mark_passkey_used(
    tx: &mut Conn,
    id: Id<kinds::Passkey>,
    sign_count: i64,
    used_at: Timestamp,
) -> Result<()> {
    let sql = "UPDATE passkey SET sign_count = $1, used_at = $2 WHERE id = $3";
    tx.execute(sql, &[&sign_count, &used_at, &id]).await?;
    Ok(())
}

/// Whether the user had it.
pub async fn delete_passkey(
    tx: &mut Conn,
    user: Id<kinds::User>,
    id: Id<kinds::Passkey>,
) -> Result<bool> {
    let sql = "DELETE FROM passkey WHERE user_id = $1 AND id = $2";
    Ok(tx.execute(sql, &[&user, &id]).await? > 0)
}

/// Whether it was not answered before.
pub async fn insert_challenge_use(
    tx: &mut Conn,
    challenge: Id<kinds::PasskeyChallenge>,
    used_at: Timestamp,
) -> Result<bool> {
    let sql = "INSERT INTO passkey_challenge_use (challenge_id, used_at) VALUES ($1, $2)
               ON CONFLICT (challenge_id) DO NOTHING";
    Ok(tx.execute(sql, &[&challenge, &used_at]).await? > 0)
}

pub async fn delete_challenge_uses_before(tx: &mut Conn, time: Timestamp) -> Result<()> {
    tx.execute("DELETE FROM passkey_challenge_use WHERE used_at < $1", &[&time]).await?;
    Ok(())
}
