//! SQL of who reaches an account.

use base::{Id, Result, kinds};
use db::{Conn, FromRow, Row};

use crate::delegates::model::Reacher;
use crate::people::Limits;

impl FromRow for Reacher {
    fn from_row(row: &mut Row<'_>) -> db::Result<Reacher> {
        Ok(Reacher {
            user_id: row.named("user_id")?,
            first_name: row.named("first_name")?,
            last_name: row.named("last_name")?,
            role: row.named("role")?,
            limits: Limits::from_row(row)?,
            granted_at: row.named("granted_at")?,
        })
    }
}

/// Holders first, then by name.
pub async fn reachers_of(conn: &mut Conn, account: Id<kinds::Account>) -> Result<Vec<Reacher>> {
    let sql = "SELECT user_id, first_name, last_name, role, payment_limit_cents, month_limit_cents,
                 granted_at
               FROM access JOIN portal_user ON portal_user.id = access.user_id
               WHERE account_id = $1
               ORDER BY CASE role WHEN 'holder' THEN 0 ELSE 1 END, first_name, last_name, user_id";
    Ok(conn.query(sql, &[&account]).await?)
}

pub async fn holder_count(conn: &mut Conn, account: Id<kinds::Account>) -> Result<i64> {
    let sql = "SELECT count(*) FROM access WHERE account_id = $1 AND role = 'holder'";
    let (count,) = conn.query_one(sql, &[&account]).await?;
    Ok(count)
}
