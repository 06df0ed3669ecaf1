//! SQL of sessions.

use base::{Id, Locator, Result, Timestamp, kinds};
use db::{Conn, FromRow, Row, row};

use crate::people::model::{AccountChoice, Device, Role, Session, SignInMeans, User};

pub struct NewSession {
    pub id: Id<kinds::Session>,
    pub user_id: Id<kinds::User>,
    pub account_id: Option<Id<kinds::Account>>,
    /// Also when it was seen first.
    pub created_at: Timestamp,
    pub ends_at: Timestamp,
    pub means: SignInMeans,
    pub proven_at: Option<Timestamp>,
    pub device: String,
    pub owes_terms: bool,
}

row!(Device { id, means, device, created_at, seen_at });

/// A session beside one of the accounts that its user reaches, if there is any.
struct SessionRow {
    session: Session,
    choice: Option<AccountChoice>,
}

impl FromRow for SessionRow {
    fn from_row(row: &mut Row<'_>) -> db::Result<SessionRow> {
        let session = Session {
            id: row.named("id")?,
            created_at: row.named("created_at")?,
            seen_at: row.named("seen_at")?,
            ends_at: row.named("ends_at")?,
            means: row.named("means")?,
            proven_at: row.named("proven_at")?,
            device: row.named("device")?,
            owes_terms: row.named("owes_terms")?,
            account_id: row.named("account_looked_at")?,
            has_second_factor: row.named("has_second_factor")?,
            user: User::from_row(row)?,
        };
        Ok(SessionRow { session, choice: possible_choice(row)? })
    }
}

fn possible_choice(row: &mut Row<'_>) -> db::Result<Option<AccountChoice>> {
    let account_id: Option<Id<kinds::Account>> = row.named("account_id")?;
    let number: Option<Locator> = row.named("number")?;
    let role: Option<Role> = row.named("role")?;
    let (name, customer_name) = (row.named("name")?, row.named("customer_name")?);
    let Some(((account_id, number), role)) = account_id.zip(number).zip(role) else {
        return Ok(None);
    };
    Ok(Some(AccountChoice { account_id, number, role, name, customer_name }))
}

pub async fn insert_session(tx: &mut Conn, token_hash: &str, session: &NewSession) -> Result<()> {
    tx.execute(
        "INSERT INTO session (token_hash, id, user_id, account_id, created_at, seen_at, ends_at,
             means, proven_at, device, owes_terms)
         VALUES ($1, $2, $3, $4, $5, $5, $6, $7, $8, $9, $10)",
        &[
            &token_hash,
            &session.id,
            &session.user_id,
            &session.account_id,
            &session.created_at,
            &session.ends_at,
            &session.means,
            &session.proven_at,
            &session.device,
            &session.owes_terms,
        ],
    )
    .await?;
    Ok(())
}

/// With its user and the accounts that this one reaches: one statement, because every page needs it.
pub async fn find_session(
    conn: &mut Conn,
    token_hash: &str,
) -> Result<Option<(Session, Vec<AccountChoice>)>> {
    let sql = "SELECT session.id, session.created_at, session.seen_at, session.ends_at,
                   session.means, session.proven_at, session.device, session.owes_terms,
                   session.account_id AS account_looked_at,
                   EXISTS (SELECT 1 FROM authenticator WHERE authenticator.user_id = session.user_id
                       AND authenticator.confirmed_at IS NOT NULL) AS has_second_factor,
                   portal_user.id, portal_user.username, portal_user.email, portal_user.first_name,
                   portal_user.last_name, portal_user.language,
                   access.account_id, account.number, access.role,
                   coalesce(access.name, account.name) AS name,
                   coalesce(customer.company_name,
                       trim(coalesce(customer.first_name, '') || ' '
                           || coalesce(customer.last_name, ''))) AS customer_name
               FROM session
               JOIN portal_user ON portal_user.id = session.user_id
               LEFT JOIN access ON access.user_id = session.user_id
               LEFT JOIN account ON account.id = access.account_id
               LEFT JOIN customer ON customer.id = account.customer_id
               WHERE session.token_hash = $1 ORDER BY account.number";
    let rows: Vec<SessionRow> = conn.query(sql, &[&token_hash]).await?;
    let mut found = None;
    let mut accounts: Vec<AccountChoice> = Vec::with_capacity(rows.len());
    for row in rows {
        accounts.extend(row.choice);
        found.get_or_insert(row.session);
    }
    let Some(mut session) = found else { return Ok(None) };
    let is_reached = |id| accounts.iter().any(|account| account.account_id == id);
    session.account_id = session.account_id.filter(|id| is_reached(*id));
    Ok(Some((session, accounts)))
}

pub async fn touch_session(
    tx: &mut Conn,
    id: Id<kinds::Session>,
    seen_at: Timestamp,
) -> Result<()> {
    let sql = "UPDATE session SET seen_at = $1 WHERE id = $2 AND seen_at < $1";
    tx.execute(sql, &[&seen_at, &id]).await?;
    Ok(())
}

/// Whether the session is there.
pub async fn update_session_token(
    tx: &mut Conn,
    id: Id<kinds::Session>,
    token_hash: &str,
) -> Result<bool> {
    let sql = "UPDATE session SET token_hash = $1 WHERE id = $2";
    Ok(tx.execute(sql, &[&token_hash, &id]).await? > 0)
}

pub async fn mark_session_proven(
    tx: &mut Conn,
    token_hash: &str,
    proven_at: Timestamp,
) -> Result<()> {
    let sql = "UPDATE session SET proven_at = $1 WHERE token_hash = $2";
    tx.execute(sql, &[&proven_at, &token_hash]).await?;
    Ok(())
}

/// Whether the session is there and its user has access to the account.
pub async fn update_session_account(
    tx: &mut Conn,
    id: Id<kinds::Session>,
    account: Id<kinds::Account>,
) -> Result<bool> {
    let sql = "UPDATE session SET account_id = $1 WHERE id = $2 AND EXISTS
                   (SELECT 1 FROM access
                    WHERE access.user_id = session.user_id AND access.account_id = $1)";
    Ok(tx.execute(sql, &[&account, &id]).await? > 0)
}

/// None of the user's sessions asks for the terms any more.
pub async fn settle_terms(tx: &mut Conn, user: Id<kinds::User>) -> Result<()> {
    let sql = "UPDATE session SET owes_terms = $1 WHERE user_id = $2";
    tx.execute(sql, &[&false, &user]).await?;
    Ok(())
}

/// The session that was there, and whose.
pub async fn delete_session(
    tx: &mut Conn,
    token_hash: &str,
) -> Result<Option<(Id<kinds::Session>, Id<kinds::User>)>> {
    let sql = "DELETE FROM session WHERE token_hash = $1 RETURNING id, user_id";
    Ok(tx.find(sql, &[&token_hash]).await?)
}

/// Those of a user's that are not over, the one seen last before the others.
pub async fn devices_of(
    conn: &mut Conn,
    user: Id<kinds::User>,
    now: Timestamp,
    seen_after: Timestamp,
) -> Result<Vec<Device>> {
    let sql = "SELECT id, means, device, created_at, seen_at FROM session
               WHERE user_id = $1 AND ends_at > $2 AND seen_at > $3
               ORDER BY seen_at DESC, id DESC";
    Ok(conn.query(sql, &[&user, &now, &seen_after]).await?)
}

/// Whether the user had it.
pub async fn delete_session_of(
    tx: &mut Conn,
    user: Id<kinds::User>,
    id: Id<kinds::Session>,
) -> Result<bool> {
    let sql = "DELETE FROM session WHERE user_id = $1 AND id = $2";
    Ok(tx.execute(sql, &[&user, &id]).await? > 0)
}

/// All that the user has but the one to be kept, and which they were.
pub async fn delete_other_sessions(
    tx: &mut Conn,
    user: Id<kinds::User>,
    kept: Option<Id<kinds::Session>>,
) -> Result<Vec<Id<kinds::Session>>> {
    let sql = "DELETE FROM session WHERE user_id = $1 AND id <> coalesce($2, '') RETURNING id";
    let deleted: Vec<(Id<kinds::Session>,)> = tx.query(sql, &[&user, &kept]).await?;
    Ok(deleted.into_iter().map(|(id,)| id).collect())
}

pub async fn delete_sessions_ended_before(tx: &mut Conn, time: Timestamp) -> Result<()> {
    tx.execute("DELETE FROM session WHERE ends_at < $1", &[&time]).await?;
    Ok(())
}
