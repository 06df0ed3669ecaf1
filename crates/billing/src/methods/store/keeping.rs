//! Stored methods as their owner keeps them.

use base::{Id, Result, Timestamp, kinds};
use db::{Conn, FromRow, Row};
use outside::facts::DeclineReason;

use crate::accounts::BillingAddress;
use crate::methods::model::{KeptMethod, Method};
use crate::payers::Payer;

impl FromRow for KeptMethod {
    fn from_row(row: &mut Row<'_>) -> db::Result<KeptMethod> {
        let method = Method::from_row(row)?;
        let reason: Option<String> = row.named("unusable_reason")?;
        Ok(KeptMethod {
            method,
            unusable_reason: reason.and_then(|word| word.parse::<DeclineReason>().ok()),
            added_at: row.named("created_at")?,
            billing: BillingAddress {
                first_name: row.named("first_name")?,
                last_name: row.named("last_name")?,
                company: row.named("company")?,
                country: row.named("country")?,
                postal_code: row.named("postal_code")?,
                street: row.named("street")?,
                city: row.named("city")?,
                state: row.named("state")?,
                phone: row.named("phone")?,
            },
        })
    }
}

/// `kept!("…")`: methods that were stored and are still there, with what their page shows.
macro_rules! kept {
    ($rest:literal) => {
        concat!(
            "SELECT id, payer, reference, customer_reference, kind, brand, funding, last4,
               exp_year, exp_month, nickname, is_saved, is_default, unusable_since, removed_at,
               country, state, unusable_reason, created_at, first_name, last_name, company, country, postal_code,
               street, city, state, phone
             FROM payment_method WHERE payer = $1 AND is_saved AND removed_at IS NULL ",
            $rest
        )
    };
}

/// The default first, then the newest.
pub async fn kept_of(conn: &mut Conn, payer: Payer) -> Result<Vec<KeptMethod>> {
    Ok(conn.query(kept!("ORDER BY is_default DESC, id DESC"), &[&payer]).await?)
}

pub async fn find_kept_for(
    conn: &mut Conn,
    payer: Payer,
    method: Id<kinds::Method>,
) -> Result<Option<KeptMethod>> {
    Ok(conn.find(kept!("AND id = $2"), &[&payer, &method]).await?)
}

/// Whoever changes which of them is the default waits here for whoever else does.
pub async fn lock_saved_of(tx: &mut Conn, payer: Payer) -> Result<()> {
    let sql = "SELECT id FROM payment_method WHERE payer = $1 AND is_saved AND removed_at IS NULL
               ORDER BY id FOR UPDATE";
    let _: Vec<(Id<kinds::Method>,)> = tx.query(sql, &[&payer]).await?;
    Ok(())
}

pub async fn set_nickname(
    tx: &mut Conn,
    method: Id<kinds::Method>,
    nickname: Option<&str>,
) -> Result<()> {
    let sql = "UPDATE payment_method SET nickname = $1 WHERE id = $2";
    tx.send(sql, &[&nickname, &method]).await?;
    Ok(())
}

/// Two statements, because an index allows one default at any time.
pub async fn set_default(tx: &mut Conn, payer: Payer, method: Id<kinds::Method>) -> Result<()> {
    let sql = "UPDATE payment_method SET is_default = FALSE WHERE payer = $1 AND is_default";
    tx.send(sql, &[&payer]).await?;
    tx.send("UPDATE payment_method SET is_default = TRUE WHERE id = $1", &[&method]).await?;
    Ok(())
}

pub async fn set_removed(tx: &mut Conn, method: Id<kinds::Method>, at: Timestamp) -> Result<()> {
    let sql = "UPDATE payment_method SET removed_at = $1, is_default = FALSE WHERE id = $2";
    tx.send(sql, &[&at, &method]).await?;
    Ok(())
}

pub async fn set_unusable(
    tx: &mut Conn,
    method: Id<kinds::Method>,
    at: Timestamp,
    reason: &str,
) -> Result<()> {
    let sql = "UPDATE payment_method SET unusable_since = $1, unusable_reason = $2,
                 is_default = FALSE
               WHERE id = $3";
    tx.send(sql, &[&at, &reason, &method]).await?;
    Ok(())
}

/// Kind, brand, funding and last digits are what receipts say, and the name under which its owner had
/// stored it; nothing else stays.
pub async fn wipe(tx: &mut Conn, method: Id<kinds::Method>, at: Timestamp) -> Result<()> {
    let sql = "UPDATE payment_method SET reference = '', customer_reference = '',
                 exp_year = NULL, exp_month = NULL, first_name = '', last_name = '',
                 company = NULL, country = '', postal_code = '', street = '', city = '',
                 state = NULL, phone = NULL, is_default = FALSE,
                 nickname = CASE WHEN is_saved THEN nickname END,
                 removed_at = coalesce(removed_at, CAST($1 AS BIGINT))
               WHERE id = $2";
    tx.send(sql, &[&at, &method]).await?;
    Ok(())
}
