//! Which payments hold on to a method.

use base::{Id, Result, Timestamp, kinds};
use db::Conn;

pub async fn open_payment_with(
    conn: &mut Conn,
    method: Id<kinds::Method>,
) -> Result<Option<Id<kinds::Payment>>> {
    let sql = "SELECT id FROM payment WHERE method_id = $1 AND state = 'open' ORDER BY id LIMIT 1";
    let found: Option<(Id<kinds::Payment>,)> = conn.find(sql, &[&method]).await?;
    Ok(found.map(|(id,)| id))
}

/// Those for one payment only that were added before then, and no payment was made with.
pub async fn methods_unused_since(
    conn: &mut Conn,
    time: Timestamp,
    limit: i64,
) -> Result<Vec<Id<kinds::Method>>> {
    let sql = "SELECT id FROM payment_method
               WHERE NOT is_saved AND removed_at IS NULL AND created_at < $1
                 AND NOT EXISTS (SELECT 1 FROM payment WHERE payment.method_id = payment_method.id)
               ORDER BY id LIMIT $2";
    let rows: Vec<(Id<kinds::Method>,)> = conn.query(sql, &[&time, &limit]).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}
