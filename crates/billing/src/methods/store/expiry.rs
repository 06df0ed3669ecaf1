//! Cards whose expiry is near, and what the processor has renewed of them.

use base::{Date, Id, Result, SignedDuration, kinds};
use db::Conn;

use crate::methods::model::Method;

/// So long after its expiry a card may still be renewed.
const RENEWABLE: SignedDuration = SignedDuration::from_hours(90 * 24);

/// Those that expire in the month of that day or before, and of whose expiry nobody has been told.
pub async fn expiring_until(conn: &mut Conn, until: Date) -> Result<Vec<Method>> {
    let oldest = until.saturating_sub(RENEWABLE);
    let sql = "SELECT id, payer, reference, customer_reference, kind, brand, funding, last4,
                 exp_year, exp_month, nickname, is_saved, is_default, unusable_since, removed_at,
                 country, state
               FROM payment_method
               WHERE kind = 'card' AND is_saved AND removed_at IS NULL AND unusable_since IS NULL
                 AND (exp_year, exp_month) >= ($1, $2) AND (exp_year, exp_month) <= ($3, $4)
                 AND coalesce(warned_expiry, 0) <> exp_year * 100 + exp_month
               ORDER BY id";
    let month = |date: Date| (i64::from(date.year()), i64::from(date.month()));
    let ((from_year, from_month), (to_year, to_month)) = (month(oldest), month(until));
    Ok(conn.query(sql, &[&from_year, &from_month, &to_year, &to_month]).await?)
}

pub async fn find_by_reference(conn: &mut Conn, reference: &str) -> Result<Option<Method>> {
    let sql = "SELECT id, payer, reference, customer_reference, kind, brand, funding, last4,
                 exp_year, exp_month, nickname, is_saved, is_default, unusable_since, removed_at,
                 country, state
               FROM payment_method WHERE reference = $1 AND reference <> ''";
    Ok(conn.find(sql, &[&reference]).await?)
}

/// False when its owner has been told before, or it is gone.
pub async fn set_warned(
    tx: &mut Conn,
    method: Id<kinds::Method>,
    (year, month): (i16, i8),
) -> Result<bool> {
    let expiry = i64::from(year) * 100 + i64::from(month);
    let sql = "UPDATE payment_method SET warned_expiry = CAST($1 AS BIGINT)
               WHERE id = $2 AND removed_at IS NULL
                 AND coalesce(warned_expiry, 0) <> CAST($1 AS BIGINT)";
    Ok(tx.execute(sql, &[&expiry, &method]).await? == 1)
}

pub async fn set_card(
    tx: &mut Conn,
    method: Id<kinds::Method>,
    last4: &str,
    (year, month): (i16, i8),
) -> Result<()> {
    let sql = "UPDATE payment_method SET last4 = $1, exp_year = $2, exp_month = $3 WHERE id = $4";
    tx.send(sql, &[&last4, &i64::from(year), &i64::from(month), &method]).await?;
    Ok(())
}
