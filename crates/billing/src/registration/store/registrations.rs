//! SQL of registrations.

use base::{Email, Id, Language, Refusal, Result, Timestamp, kinds};
use db::{Conn, row};

use crate::journal::Event;

/// A registration as it is stored.
#[derive(Debug, Clone)]
pub struct Registration {
    pub id: Id<kinds::Registration>,
    /// Who adds accounts, or whose login it has become.
    pub user_id: Option<Id<kinds::User>>,
    pub typed_hash: String,
    /// The address of record; None where nobody is right.
    pub email: Option<Email>,
    pub language: Language,
    /// None while it is not yet said what is claimed.
    pub code_id: Option<Id<kinds::Code>>,
    pub code_expires_at: Timestamp,
    pub code_tries_left: i64,
    pub proved_at: Option<Timestamp>,
    pub ends_at: Timestamp,
    pub completed_at: Option<Timestamp>,
    /// Whether it made the login of its user.
    pub made_login: bool,
}
row!(Registration {
    id,
    user_id,
    typed_hash,
    email,
    language,
    code_id,
    code_expires_at,
    code_tries_left,
    proved_at,
    ends_at,
    completed_at,
    made_login
});

impl Registration {
    /// Still on the way to being proved.
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.proved_at.is_none() && self.ends_at > now
    }

    /// Itself, while it is proved and waits to be completed; `RegistrationGone` otherwise.
    pub fn proven(self, now: Timestamp) -> Result<Registration> {
        match self.is_proven(now) {
            true => Ok(self),
            false => Err(Refusal::RegistrationGone.into()),
        }
    }

    /// What has just happened to it: a code goes out, unless nothing is left to prove.
    pub fn event(&self) -> Event {
        match self.proved_at {
            Some(_) => Event::new("registration.proved", self.id),
            None => Event::new("registration.code_requested", self.id).announced(),
        }
    }

    /// Proved, and waits to be completed.
    pub fn is_proven(&self, now: Timestamp) -> bool {
        self.proved_at.is_some() && self.completed_at.is_none() && self.ends_at > now
    }
}

pub async fn insert_registration(tx: &mut Conn, it: &Registration) -> Result<()> {
    tx.execute(
        "INSERT INTO registration (id, user_id, typed_hash, email, language, code_id,
             code_expires_at, code_tries_left, proved_at, ends_at, completed_at, made_login)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        &[
            &it.id,
            &it.user_id,
            &it.typed_hash,
            &it.email,
            &it.language,
            &it.code_id,
            &it.code_expires_at,
            &it.code_tries_left,
            &it.proved_at,
            &it.ends_at,
            &it.completed_at,
            &it.made_login,
        ],
    )
    .await?;
    Ok(())
}

pub async fn update_registration(tx: &mut Conn, it: &Registration) -> Result<()> {
    tx.execute(
        "UPDATE registration SET user_id = $1, email = $2, code_id = $3, code_expires_at = $4,
             code_tries_left = $5, proved_at = $6, ends_at = $7, completed_at = $8,
             made_login = $9
         WHERE id = $10",
        &[
            &it.user_id,
            &it.email,
            &it.code_id,
            &it.code_expires_at,
            &it.code_tries_left,
            &it.proved_at,
            &it.ends_at,
            &it.completed_at,
            &it.made_login,
            &it.id,
        ],
    )
    .await?;
    Ok(())
}

pub async fn find_registration(
    conn: &mut Conn,
    id: Id<kinds::Registration>,
) -> Result<Option<Registration>> {
    let sql = "SELECT id, user_id, typed_hash, email, language, code_id, code_expires_at,
                   code_tries_left, proved_at, ends_at, completed_at, made_login
               FROM registration WHERE id = $1";
    Ok(conn.find(sql, &[&id]).await?)
}

/// Two windows of one registration take turns here.
pub async fn lock_registration(
    tx: &mut Conn,
    id: Id<kinds::Registration>,
) -> Result<Option<Registration>> {
    let sql = "SELECT id, user_id, typed_hash, email, language, code_id, code_expires_at,
                   code_tries_left, proved_at, ends_at, completed_at, made_login
               FROM registration WHERE id = $1 FOR UPDATE";
    Ok(tx.find(sql, &[&id]).await?)
}

/// Whether the code could still be tried; if so, one try less is left.
pub async fn spend_try(tx: &mut Conn, id: Id<kinds::Registration>, now: Timestamp) -> Result<bool> {
    let sql = "UPDATE registration SET code_tries_left = code_tries_left - 1
               WHERE id = $1 AND code_tries_left > 0 AND code_expires_at > $2
                 AND proved_at IS NULL";
    Ok(tx.execute(sql, &[&id, &now]).await? > 0)
}

pub async fn delete_registrations_ended_before(tx: &mut Conn, time: Timestamp) -> Result<()> {
    tx.execute("DELETE FROM registration WHERE ends_at < $1", &[&time]).await?;
    Ok(())
}
