//! SQL of authenticator apps.

use base::{Id, Result, Timestamp, kinds};
use db::{Conn, row};

pub struct AuthenticatorRow {
    pub id: Id<kinds::Authenticator>,
    pub confirmed_at: Option<Timestamp>,
}
row!(AuthenticatorRow { id, confirmed_at });

/// Constraint: `authenticator_user`.
pub async fn insert_authenticator(
    tx: &mut Conn,
    id: Id<kinds::Authenticator>,
    user: Id<kinds::User>,
    made_at: Timestamp,
) -> db::Result<()> {
    let sql = "INSERT INTO authenticator (id, user_id, made_at, last_step) VALUES ($1, $2, $3, 0)";
    tx.execute(sql, &[&id, &user, &made_at]).await.map(drop)
}

pub async fn find_authenticator(
    conn: &mut Conn,
    user: Id<kinds::User>,
) -> Result<Option<AuthenticatorRow>> {
    let sql = "SELECT id, confirmed_at FROM authenticator WHERE user_id = $1";
    Ok(conn.find(sql, &[&user]).await?)
}

/// Whether its codes are asked for when the user signs in.
pub async fn has_authenticator(conn: &mut Conn, user: Id<kinds::User>) -> Result<bool> {
    let found = find_authenticator(conn, user).await?;
    Ok(found.is_some_and(|found| found.confirmed_at.is_some()))
}

/// Whether it waited to be confirmed.
pub async fn confirm_authenticator(
    tx: &mut Conn,
    id: Id<kinds::Authenticator>,
    now: Timestamp,
    step: i64,
) -> Result<bool> {
    let sql = "UPDATE authenticator SET confirmed_at = $1, last_step = $2
               WHERE id = $3 AND confirmed_at IS NULL";
    Ok(tx.execute(sql, &[&now, &step, &id]).await? > 0)
}

/// Whether no code of this step or a later one has been taken before.
pub async fn spend_step(tx: &mut Conn, id: Id<kinds::Authenticator>, step: i64) -> Result<bool> {
    let sql = "UPDATE authenticator SET last_step = $1 WHERE id = $2 AND last_step < $1";
    Ok(tx.execute(sql, &[&step, &id]).await? > 0)
}

pub async fn delete_unconfirmed(tx: &mut Conn, user: Id<kinds::User>) -> Result<()> {
    let sql = "DELETE FROM authenticator WHERE user_id = $1 AND confirmed_at IS NULL";
    tx.execute(sql, &[&user]).await?;
    Ok(())
}

/// Whether the user had a confirmed one.
pub async fn delete_authenticator(tx: &mut Conn, user: Id<kinds::User>) -> Result<bool> {
    let sql = "DELETE FROM authenticator WHERE user_id = $1 AND confirmed_at IS NOT NULL";
    Ok(tx.execute(sql, &[&user]).await? > 0)
}
