//! All SQL of payouts.

use std::str::FromStr;

use base::{Id, Result, kinds};
use db::{Conn, FromRow, Row};
use outside::facts::{MovementFacts, PayoutState};

use super::model::{Payout, PayoutItem};

impl FromRow for Payout {
    fn from_row(row: &mut Row<'_>) -> db::Result<Payout> {
        Ok(Payout {
            reference: row.named("reference")?,
            amount_cents: row.named("amount_cents")?,
            fees_cents: row.named("fees_cents")?,
            currency: row.named("currency")?,
            state: word(row.named("state")?)?,
            created_at: row.named("created_at")?,
            arrives_at: row.named("arrives_at")?,
        })
    }
}

impl FromRow for PayoutItem {
    fn from_row(row: &mut Row<'_>) -> db::Result<PayoutItem> {
        Ok(PayoutItem {
            movement: row.named("movement")?,
            kind: word(row.named("kind")?)?,
            amount_cents: row.named("amount_cents")?,
            fee_cents: row.named("fee_cents")?,
            receipt_number: row.named("receipt_number")?,
            moved_at: row.named("moved_at")?,
        })
    }
}

fn word<T: FromStr<Err = String>>(text: String) -> db::Result<T> {
    text.parse().map_err(|expected| db::Error::Column(format!("“{text}” is not {expected}")))
}

pub async fn find_payout(conn: &mut Conn, reference: &str) -> Result<Option<Payout>> {
    let sql = "SELECT reference, amount_cents, fees_cents, currency, state, created_at, arrives_at
               FROM payout WHERE reference = $1";
    Ok(conn.find(sql, &[&reference]).await?)
}

pub(super) async fn lock_payout(tx: &mut Conn, reference: &str) -> Result<Payout> {
    let sql = "SELECT reference, amount_cents, fees_cents, currency, state, created_at, arrives_at
               FROM payout WHERE reference = $1 FOR UPDATE";
    Ok(tx.query_one(sql, &[&reference]).await?)
}

/// The newest first.
pub async fn latest(conn: &mut Conn, limit: i64) -> Result<Vec<Payout>> {
    let sql = "SELECT reference, amount_cents, fees_cents, currency, state, created_at, arrives_at
               FROM payout ORDER BY created_at DESC, reference LIMIT $1";
    Ok(conn.query(sql, &[&limit]).await?)
}

/// What a payout took along, oldest first; empty where there is no such payout.
pub async fn items_of(conn: &mut Conn, reference: &str) -> Result<Vec<PayoutItem>> {
    let sql = "SELECT movement, kind, payout_item.amount_cents, fee_cents, receipt_number, moved_at
               FROM payout_item LEFT JOIN payment ON payment.id = payout_item.payment_id
               WHERE payout_reference = $1 ORDER BY moved_at, movement";
    Ok(conn.query(sql, &[&reference]).await?)
}

/// False when it was known.
pub(super) async fn insert_payout(tx: &mut Conn, payout: &Payout) -> Result<bool> {
    let rows = tx
        .execute(
            "INSERT INTO payout (reference, amount_cents, fees_cents, currency, state, created_at,
                 arrives_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (reference) DO NOTHING",
            &[
                &payout.reference,
                &payout.amount_cents,
                &payout.fees_cents,
                &payout.currency,
                &payout.state.as_str(),
                &payout.created_at,
                &payout.arrives_at,
            ],
        )
        .await?;
    Ok(rows == 1)
}

pub(super) async fn insert_item(
    tx: &mut Conn,
    payout: &str,
    movement: &MovementFacts,
    payment: Option<Id<kinds::Payment>>,
) -> Result<()> {
    tx.send(
        "INSERT INTO payout_item (payout_reference, movement, kind, amount_cents, fee_cents,
             payment_id, moved_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        &[
            &payout,
            &movement.reference,
            &movement.kind.as_str(),
            &movement.amount.cents,
            &movement.fee_cents,
            &payment,
            &movement.created,
        ],
    )
    .await?;
    Ok(())
}

pub(super) async fn set_payout_state(
    tx: &mut Conn,
    reference: &str,
    state: PayoutState,
) -> Result<()> {
    let sql = "UPDATE payout SET state = $1 WHERE reference = $2";
    tx.send(sql, &[&state.as_str(), &reference]).await?;
    Ok(())
}
