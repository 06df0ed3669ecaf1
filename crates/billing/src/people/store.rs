//! All SQL of users, access, sessions, codes and the counting of tries.

use base::{Id, Language, Locator, Result, Timestamp, kinds};
use db::{Conn, FromRow, Row, row};

use super::model::{Access, AccountChoice, NewUser, Role, Session, SignInMeans, User};

row!(User { id, username, email, first_name, last_name, language });
row!(Access { account_id, role, name });
row!(AccountChoice { account_id, number, role, name, customer_name });

pub(super) struct Credentials {
    pub user: User,
    pub password_hash: Option<String>,
}

impl FromRow for Credentials {
    fn from_row(row: &mut Row<'_>) -> db::Result<Credentials> {
        Ok(Credentials { user: User::from_row(row)?, password_hash: row.named("password_hash")? })
    }
}

pub(super) struct CodeRow {
    pub id: Id<kinds::Code>,
    pub user_id: Option<Id<kinds::User>>,
    pub login_hash: String,
    pub expires_at: Timestamp,
    pub tries_left: i64,
    pub used_at: Option<Timestamp>,
}
row!(CodeRow { id, user_id, login_hash, expires_at, tries_left, used_at });

pub(super) struct NewSession {
    pub id: Id<kinds::Session>,
    pub user_id: Id<kinds::User>,
    pub account_id: Option<Id<kinds::Account>>,
    /// Also when it was seen first.
    pub created_at: Timestamp,
    pub ends_at: Timestamp,
    pub means: SignInMeans,
    pub device: String,
}

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
            means: match row.named("by_code")? {
                true => SignInMeans::Code,
                false => SignInMeans::Password,
            },
            device: row.named("device")?,
            account_id: row.named("account_looked_at")?,
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

// Users.

pub async fn find_user(conn: &mut Conn, id: Id<kinds::User>) -> Result<Option<User>> {
    let sql = "SELECT id, username, email, first_name, last_name, language FROM portal_user
               WHERE id = $1";
    Ok(conn.find(sql, &[&id]).await?)
}

/// By username or e-mail address, in lower case. No username has an @, so one user at most.
pub(super) async fn find_credentials(conn: &mut Conn, login: &str) -> Result<Option<Credentials>> {
    let sql = "SELECT id, username, email, first_name, last_name, language, password_hash
               FROM portal_user WHERE username = $1 OR email = $1";
    Ok(conn.find(sql, &[&login]).await?)
}

/// Two operations on one user's codes wait for each other. None locks nothing.
pub(super) async fn lock_user(tx: &mut Conn, id: Option<Id<kinds::User>>) -> Result<()> {
    let sql = "SELECT id FROM portal_user WHERE id = $1 FOR UPDATE";
    let _locked: Option<(String,)> = tx.find(sql, &[&id]).await?;
    Ok(())
}

/// Constraints: `portal_user_username`, `portal_user_email`.
pub(super) async fn insert_user(
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

pub(super) async fn update_password_hash(
    tx: &mut Conn,
    id: Id<kinds::User>,
    password_hash: &str,
) -> Result<()> {
    let sql = "UPDATE portal_user SET password_hash = $1 WHERE id = $2";
    tx.execute(sql, &[&password_hash, &id]).await?;
    Ok(())
}

/// Whether it was another language before.
pub(super) async fn update_language(
    tx: &mut Conn,
    id: Id<kinds::User>,
    language: Language,
) -> Result<bool> {
    let sql = "UPDATE portal_user SET language = $1 WHERE id = $2 AND language <> $1";
    Ok(tx.execute(sql, &[&language, &id]).await? > 0)
}

// Access.

pub async fn find_access(
    conn: &mut Conn,
    user: Id<kinds::User>,
    account: Id<kinds::Account>,
) -> Result<Option<Access>> {
    let sql = "SELECT account_id, role, name FROM access WHERE user_id = $1 AND account_id = $2";
    Ok(conn.find(sql, &[&user, &account]).await?)
}

/// The accounts a user reaches, by number.
pub async fn accounts_of(conn: &mut Conn, user: Id<kinds::User>) -> Result<Vec<AccountChoice>> {
    let sql = "SELECT access.account_id, account.number, access.role,
                   coalesce(access.name, account.name) AS name,
                   coalesce(customer.company_name,
                       trim(coalesce(customer.first_name, '') || ' '
                           || coalesce(customer.last_name, ''))) AS customer_name
               FROM access
               JOIN account ON account.id = access.account_id
               JOIN customer ON customer.id = account.customer_id
               WHERE access.user_id = $1 ORDER BY account.number";
    Ok(conn.query(sql, &[&user]).await?)
}

/// The account that is looked at first: the one granted first.
pub(super) async fn find_first_account(
    conn: &mut Conn,
    user: Id<kinds::User>,
) -> Result<Option<Id<kinds::Account>>> {
    let sql = "SELECT account_id FROM access WHERE user_id = $1
               ORDER BY granted_at, account_id LIMIT 1";
    let first: Option<(Id<kinds::Account>,)> = conn.find(sql, &[&user]).await?;
    Ok(first.map(|(account,)| account))
}

/// Grants it, or changes the role and the name of what was granted before.
pub(super) async fn put_access(
    tx: &mut Conn,
    user: Id<kinds::User>,
    access: &Access,
    granted_at: Timestamp,
) -> db::Result<()> {
    tx.execute(
        "INSERT INTO access (user_id, account_id, role, name, granted_at)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (user_id, account_id) DO UPDATE SET role = excluded.role, name = excluded.name",
        &[&user, &access.account_id, &access.role, &access.name, &granted_at],
    )
    .await
    .map(drop)
}

// Sessions.

pub(super) async fn insert_session(
    tx: &mut Conn,
    token_hash: &str,
    session: &NewSession,
) -> Result<()> {
    tx.execute(
        "INSERT INTO session (token_hash, id, user_id, account_id, created_at, seen_at, ends_at,
             by_code, device)
         VALUES ($1, $2, $3, $4, $5, $5, $6, $7, $8)",
        &[
            &token_hash,
            &session.id,
            &session.user_id,
            &session.account_id,
            &session.created_at,
            &session.ends_at,
            &(session.means == SignInMeans::Code),
            &session.device,
        ],
    )
    .await?;
    Ok(())
}

/// With its user and the accounts that this one reaches: one statement, because every page needs it.
pub(super) async fn find_session(
    conn: &mut Conn,
    token_hash: &str,
) -> Result<Option<(Session, Vec<AccountChoice>)>> {
    let sql = "SELECT session.id, session.created_at, session.seen_at, session.ends_at,
                   session.by_code, session.device, session.account_id AS account_looked_at,
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

pub(super) async fn touch_session(
    tx: &mut Conn,
    id: Id<kinds::Session>,
    seen_at: Timestamp,
) -> Result<()> {
    let sql = "UPDATE session SET seen_at = $1 WHERE id = $2 AND seen_at < $1";
    tx.execute(sql, &[&seen_at, &id]).await?;
    Ok(())
}

/// Whether the session is there and its user has access to the account.
pub(super) async fn update_session_account(
    tx: &mut Conn,
    id: Id<kinds::Session>,
    account: Id<kinds::Account>,
) -> Result<bool> {
    let sql = "UPDATE session SET account_id = $1 WHERE id = $2 AND EXISTS
                   (SELECT 1 FROM access
                    WHERE access.user_id = session.user_id AND access.account_id = $1)";
    Ok(tx.execute(sql, &[&account, &id]).await? > 0)
}

/// The session that was there, and whose.
pub(super) async fn delete_session(
    tx: &mut Conn,
    token_hash: &str,
) -> Result<Option<(Id<kinds::Session>, Id<kinds::User>)>> {
    let sql = "DELETE FROM session WHERE token_hash = $1 RETURNING id, user_id";
    Ok(tx.find(sql, &[&token_hash]).await?)
}

pub(super) async fn delete_sessions_ended_before(tx: &mut Conn, time: Timestamp) -> Result<()> {
    tx.execute("DELETE FROM session WHERE ends_at < $1", &[&time]).await?;
    Ok(())
}

// Codes.

pub(super) async fn insert_code(tx: &mut Conn, code: &CodeRow) -> Result<()> {
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

pub(super) async fn find_code(conn: &mut Conn, id: Id<kinds::Code>) -> Result<Option<CodeRow>> {
    let sql = "SELECT id, user_id, login_hash, expires_at, tries_left, used_at FROM sign_in_code
               WHERE id = $1";
    Ok(conn.find(sql, &[&id]).await?)
}

/// The user's codes can no longer be used. None has none.
pub(super) async fn end_codes(
    tx: &mut Conn,
    user: Option<Id<kinds::User>>,
    now: Timestamp,
) -> Result<()> {
    let sql = "UPDATE sign_in_code SET expires_at = $1 WHERE user_id = $2 AND expires_at > $1";
    tx.execute(sql, &[&now, &user]).await?;
    Ok(())
}

/// Whether the code could still be tried; if so, one try less is left. Other tries of the same code
/// wait here until this one is decided.
pub(super) async fn spend_code_try(
    tx: &mut Conn,
    id: Id<kinds::Code>,
    now: Timestamp,
) -> Result<bool> {
    let sql = "UPDATE sign_in_code SET tries_left = tries_left - 1
               WHERE id = $1 AND tries_left > 0 AND used_at IS NULL AND expires_at > $2";
    Ok(tx.execute(sql, &[&id, &now]).await? > 0)
}

pub(super) async fn mark_code_used(
    tx: &mut Conn,
    id: Id<kinds::Code>,
    used_at: Timestamp,
) -> Result<()> {
    let sql = "UPDATE sign_in_code SET used_at = $1 WHERE id = $2";
    tx.execute(sql, &[&used_at, &id]).await?;
    Ok(())
}

pub(super) async fn delete_codes_expired_before(tx: &mut Conn, time: Timestamp) -> Result<()> {
    tx.execute("DELETE FROM sign_in_code WHERE expires_at < $1", &[&time]).await?;
    Ok(())
}

// Tries.

/// How many there have been in this window, this one included.
pub(super) async fn count_try(tx: &mut Conn, subject: &str, window: Timestamp) -> Result<i64> {
    let sql = "INSERT INTO throttle (subject, window_start, tries) VALUES ($1, $2, 1)
               ON CONFLICT (subject, window_start) DO UPDATE SET tries = throttle.tries + 1
               RETURNING tries";
    let (tries,) = tx.query_one(sql, &[&subject, &window]).await?;
    Ok(tries)
}

pub(super) async fn take_back_try(tx: &mut Conn, subject: &str, window: Timestamp) -> Result<()> {
    let sql = "UPDATE throttle SET tries = tries - 1
               WHERE subject = $1 AND window_start = $2 AND tries > 0";
    tx.execute(sql, &[&subject, &window]).await?;
    Ok(())
}

pub(super) async fn forget_tries(tx: &mut Conn, subject: &str) -> Result<()> {
    tx.execute("DELETE FROM throttle WHERE subject = $1", &[&subject]).await?;
    Ok(())
}

pub(super) async fn delete_windows_before(tx: &mut Conn, time: Timestamp) -> Result<()> {
    tx.execute("DELETE FROM throttle WHERE window_start < $1", &[&time]).await?;
    Ok(())
}
