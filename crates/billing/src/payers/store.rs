//! All SQL of guests.

use base::{Email, Id, Result, Timestamp, kinds};
use db::{Conn, row};

use super::model::{Guest, NewGuest};

row!(Guest { id, account_id, email, language, ends_at });

pub async fn find_guest(conn: &mut Conn, guest: Id<kinds::Guest>) -> Result<Option<Guest>> {
    let sql = "SELECT id, account_id, email, language, ends_at FROM guest WHERE id = $1";
    Ok(conn.find(sql, &[&guest]).await?)
}

pub async fn insert_guest(tx: &mut Conn, guest: &NewGuest, at: Timestamp) -> Result<()> {
    tx.send(
        "INSERT INTO guest (id, token_hash, account_id, language, created_at, ends_at)
         VALUES ($1, $2, $3, $4, $5, $6)",
        &[&guest.id, &guest.token_hash, &guest.account_id, &guest.language, &at, &guest.ends_at],
    )
    .await?;
    Ok(())
}

pub async fn set_guest_email(tx: &mut Conn, guest: Id<kinds::Guest>, email: &Email) -> Result<()> {
    tx.send("UPDATE guest SET email = $1 WHERE id = $2", &[email, &guest]).await?;
    Ok(())
}
