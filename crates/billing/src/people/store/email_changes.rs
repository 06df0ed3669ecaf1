//! SQL of addresses that are to take the place of a login's.

use base::{Email, Id, Result, Timestamp, kinds};
use db::{Conn, row};

pub struct EmailChangeRow {
    pub id: Id<kinds::EmailChange>,
    pub user_id: Id<kinds::User>,
    pub session_id: Id<kinds::Session>,
    pub old_email: Email,
    pub new_email: Email,
    /// No login had it when it was typed.
    pub is_free: bool,
    pub expires_at: Timestamp,
    pub tries_left: i64,
    pub changed_at: Option<Timestamp>,
}
row!(EmailChangeRow {
    id,
    user_id,
    session_id,
    old_email,
    new_email,
    is_free,
    expires_at,
    tries_left,
    changed_at
});

pub async fn insert_email_change(tx: &mut Conn, it: &EmailChangeRow) -> Result<()> {
    tx.execute(
        "INSERT INTO email_change (id, user_id, session_id, old_email, new_email, is_free,
             expires_at, tries_left, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        &[
            &it.id,
            &it.user_id,
            &it.session_id,
            &it.old_email,
            &it.new_email,
            &it.is_free,
            &it.expires_at,
            &it.tries_left,
            &it.changed_at,
        ],
    )
    .await?;
    Ok(())
}

pub async fn find_email_change(
    conn: &mut Conn,
    id: Id<kinds::EmailChange>,
) -> Result<Option<EmailChangeRow>> {
    let sql = "SELECT id, user_id, session_id, old_email, new_email, is_free, expires_at,
                   tries_left, changed_at
               FROM email_change WHERE id = $1";
    Ok(conn.find(sql, &[&id]).await?)
}

/// The one that was asked for last, whatever has become of it.
pub async fn newest_email_change_of(
    conn: &mut Conn,
    session: Id<kinds::Session>,
) -> Result<Option<EmailChangeRow>> {
    let sql = "SELECT id, user_id, session_id, old_email, new_email, is_free, expires_at,
                   tries_left, changed_at
               FROM email_change WHERE session_id = $1 ORDER BY id DESC LIMIT 1";
    Ok(conn.find(sql, &[&session]).await?)
}

/// The codes of those that the user has asked for can no longer be used.
pub async fn end_email_changes(tx: &mut Conn, user: Id<kinds::User>, now: Timestamp) -> Result<()> {
    let sql = "UPDATE email_change SET expires_at = $1 WHERE user_id = $2 AND expires_at > $1";
    tx.execute(sql, &[&now, &user]).await?;
    Ok(())
}

/// Whether the code could still be tried; if so, one try less is left.
pub async fn spend_email_change_try(
    tx: &mut Conn,
    id: Id<kinds::EmailChange>,
    now: Timestamp,
) -> Result<bool> {
    let sql = "UPDATE email_change SET tries_left = tries_left - 1
               WHERE id = $1 AND tries_left > 0 AND changed_at IS NULL AND expires_at > $2";
    Ok(tx.execute(sql, &[&id, &now]).await? > 0)
}

pub async fn mark_email_changed(
    tx: &mut Conn,
    id: Id<kinds::EmailChange>,
    changed_at: Timestamp,
) -> Result<()> {
    let sql = "UPDATE email_change SET changed_at = $1 WHERE id = $2";
    tx.execute(sql, &[&changed_at, &id]).await?;
    Ok(())
}

pub async fn delete_email_changes_expired_before(tx: &mut Conn, time: Timestamp) -> Result<()> {
    tx.execute("DELETE FROM email_change WHERE expires_at < $1", &[&time]).await?;
    Ok(())
}
