//! SQL of what users reach.

use base::{Id, Result, Timestamp, kinds};
use db::{Conn, FromRow, Row, row};

use crate::people::model::{Access, AccountChoice, Limits, User};

row!(Limits { payment_limit_cents, month_limit_cents });

impl FromRow for Access {
    fn from_row(row: &mut Row<'_>) -> db::Result<Access> {
        Ok(Access {
            account_id: row.named("account_id")?,
            role: row.named("role")?,
            name: row.named("name")?,
            limits: Limits::from_row(row)?,
        })
    }
}

row!(AccountChoice { account_id, number, role, name, customer_name });

pub async fn find_access(
    conn: &mut Conn,
    user: Id<kinds::User>,
    account: Id<kinds::Account>,
) -> Result<Option<Access>> {
    let sql = "SELECT account_id, role, name, payment_limit_cents, month_limit_cents FROM access
               WHERE user_id = $1 AND account_id = $2";
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

/// Whose account it is.
pub async fn holders_of(conn: &mut Conn, account: Id<kinds::Account>) -> Result<Vec<User>> {
    let sql = "SELECT id, username, email, first_name, last_name, language
               FROM access JOIN portal_user ON portal_user.id = access.user_id
               WHERE access.account_id = $1 AND access.role = 'holder' ORDER BY id";
    Ok(conn.query(sql, &[&account]).await?)
}

/// The account that is looked at first: the one granted first.
pub async fn find_first_account(
    conn: &mut Conn,
    user: Id<kinds::User>,
) -> Result<Option<Id<kinds::Account>>> {
    let sql = "SELECT account_id FROM access WHERE user_id = $1
               ORDER BY granted_at, account_id LIMIT 1";
    let first: Option<(Id<kinds::Account>,)> = conn.find(sql, &[&user]).await?;
    Ok(first.map(|(account,)| account))
}

/// Grants it, or changes the role, the limits and the name of what was granted before.
pub async fn put_access(
    tx: &mut Conn,
    user: Id<kinds::User>,
    access: &Access,
    granted_at: Timestamp,
) -> db::Result<()> {
    tx.execute(
        "INSERT INTO access (user_id, account_id, role, name, payment_limit_cents,
             month_limit_cents, granted_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (user_id, account_id) DO UPDATE SET role = excluded.role, name = excluded.name,
             payment_limit_cents = excluded.payment_limit_cents,
             month_limit_cents = excluded.month_limit_cents",
        &[
            &user,
            &access.account_id,
            &access.role,
            &access.name,
            &access.limits.payment_limit_cents,
            &access.limits.month_limit_cents,
            &granted_at,
        ],
    )
    .await
    .map(drop)
}

/// Whether there was any.
pub async fn delete_access(
    tx: &mut Conn,
    user: Id<kinds::User>,
    account: Id<kinds::Account>,
) -> Result<bool> {
    let sql = "DELETE FROM access WHERE user_id = $1 AND account_id = $2";
    Ok(tx.execute(sql, &[&user, &account]).await? > 0)
}

/// Whether the user reaches the account.
pub async fn update_access_name(
    tx: &mut Conn,
    user: Id<kinds::User>,
    account: Id<kinds::Account>,
    name: Option<&str>,
) -> Result<bool> {
    let sql = "UPDATE access SET name = $1 WHERE user_id = $2 AND account_id = $3";
    Ok(tx.execute(sql, &[&name, &user, &account]).await? > 0)
}
