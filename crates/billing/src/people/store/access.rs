//! SQL of what users reach.

use base::{Id, Result, Timestamp, kinds};
use db::{Conn, row};

use crate::people::model::{Access, AccountChoice, User};

row!(Access { account_id, role, name });
row!(AccountChoice { account_id, number, role, name, customer_name });

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

/// Grants it, or changes the role and the name of what was granted before.
pub async fn put_access(
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
