//! SQL of users and their passwords.

use base::{Email, Id, Language, Result, Timestamp, kinds};
use db::{Conn, FromRow, Row, row};

use crate::people::model::{NewUser, PersonalDetails, User, Username};

row!(User { id, username, email, first_name, last_name, language });

pub struct Credentials {
    pub user: User,
    pub password_hash: Option<String>,
}

impl FromRow for Credentials {
    fn from_row(row: &mut Row<'_>) -> db::Result<Credentials> {
        Ok(Credentials { user: User::from_row(row)?, password_hash: row.named("password_hash")? })
    }
}

pub async fn find_user(conn: &mut Conn, id: Id<kinds::User>) -> Result<Option<User>> {
    let sql = "SELECT id, username, email, first_name, last_name, language FROM portal_user
               WHERE id = $1";
    Ok(conn.find(sql, &[&id]).await?)
}

/// By username or e-mail address, in lower case. No username has an @, so one user at most.
pub async fn find_credentials(conn: &mut Conn, login: &str) -> Result<Option<Credentials>> {
    let sql = "SELECT id, username, email, first_name, last_name, language, password_hash
               FROM portal_user WHERE username = $1 OR email = $1";
    Ok(conn.find(sql, &[&login]).await?)
}

pub async fn find_user_by_email(conn: &mut Conn, email: &Email) -> Result<Option<User>> {
    let sql = "SELECT id, username, email, first_name, last_name, language FROM portal_user
               WHERE email = $1";
    Ok(conn.find(sql, &[email]).await?)
}

pub async fn is_username_taken(conn: &mut Conn, username: &Username) -> Result<bool> {
    let sql = "SELECT id FROM portal_user WHERE username = $1";
    let found: Option<(Id<kinds::User>,)> = conn.find(sql, &[username]).await?;
    Ok(found.is_some())
}

/// Two operations on one user's codes wait for each other. None locks nothing.
pub async fn lock_user(tx: &mut Conn, id: Option<Id<kinds::User>>) -> Result<()> {
    let sql = "SELECT id FROM portal_user WHERE id = $1 FOR UPDATE";
    let _locked: Option<(String,)> = tx.find(sql, &[&id]).await?;
    Ok(())
}

/// Constraints: `portal_user_username`, `portal_user_email`.
pub async fn insert_user(
    tx: &mut Conn,
    id: Id<kinds::User>,
    user: &NewUser,
    password_hash: Option<String>,
    created_at: Timestamp,
) -> db::Result<()> {
    tx.execute(
        "INSERT INTO portal_user (id, username, email, first_name, last_name, language,
             password_hash, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        &[
            &id,
            &user.username,
            &user.email,
            &user.first_name,
            &user.last_name,
            &user.language,
            &password_hash,
            &created_at,
        ],
    )
    .await
    .map(drop)
}

/// None for an unknown user, and for one without a password.
pub async fn find_password_hash(conn: &mut Conn, id: Id<kinds::User>) -> Result<Option<String>> {
    let sql = "SELECT password_hash FROM portal_user WHERE id = $1";
    let found: Option<(Option<String>,)> = conn.find(sql, &[&id]).await?;
    Ok(found.and_then(|(hash,)| hash))
}

pub async fn update_password_hash(
    tx: &mut Conn,
    id: Id<kinds::User>,
    password_hash: &str,
) -> Result<()> {
    let sql = "UPDATE portal_user SET password_hash = $1 WHERE id = $2";
    tx.execute(sql, &[&password_hash, &id]).await?;
    Ok(())
}

/// Whether it was another language before.
pub async fn update_language(
    tx: &mut Conn,
    id: Id<kinds::User>,
    language: Language,
) -> Result<bool> {
    let sql = "UPDATE portal_user SET language = $1 WHERE id = $2 AND language <> $1";
    Ok(tx.execute(sql, &[&language, &id]).await? > 0)
}

/// Whether any of them was another before.
pub async fn update_personal_details(
    tx: &mut Conn,
    id: Id<kinds::User>,
    details: &PersonalDetails,
) -> Result<bool> {
    let sql = "UPDATE portal_user SET first_name = $1, last_name = $2, language = $3
               WHERE id = $4 AND (first_name <> $1 OR last_name <> $2 OR language <> $3)";
    let PersonalDetails { first_name, last_name, language } = details;
    Ok(tx.execute(sql, &[first_name, last_name, language, &id]).await? > 0)
}

/// Constraint: `portal_user_email`.
pub async fn update_email(tx: &mut Conn, id: Id<kinds::User>, email: &Email) -> db::Result<()> {
    tx.execute("UPDATE portal_user SET email = $1 WHERE id = $2", &[email, &id]).await.map(drop)
}
