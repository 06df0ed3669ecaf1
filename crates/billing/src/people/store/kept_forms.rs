//! SQL of forms that wait for their user.

use base::{Id, Result, Timestamp, kinds};
use db::{Conn, row};

use crate::people::kept_forms::KeptForm;

row!(KeptForm { path, fields });

pub async fn insert_kept_form(
    tx: &mut Conn,
    key_hash: &str,
    user: Id<kinds::User>,
    form: &KeptForm,
    expires_at: Timestamp,
) -> Result<()> {
    let sql = "INSERT INTO kept_form (key_hash, user_id, path, fields, expires_at)
               VALUES ($1, $2, $3, $4, $5)";
    tx.execute(sql, &[&key_hash, &user, &form.path, &form.fields, &expires_at]).await?;
    Ok(())
}

/// Another user's stays where it is.
pub async fn take_kept_form(
    tx: &mut Conn,
    key_hash: &str,
    user: Id<kinds::User>,
    now: Timestamp,
) -> Result<Option<KeptForm>> {
    let sql = "DELETE FROM kept_form WHERE key_hash = $1 AND user_id = $2 AND expires_at > $3
               RETURNING path, fields";
    Ok(tx.find(sql, &[&key_hash, &user, &now]).await?)
}

pub async fn delete_kept_forms_expired_before(tx: &mut Conn, time: Timestamp) -> Result<()> {
    tx.execute("DELETE FROM kept_form WHERE expires_at < $1", &[&time]).await?;
    Ok(())
}
