//! All SQL of arrangements.

use base::{Cents, Date, Id, Result, Timestamp, kinds};
use db::{Conn, FromRow, Row, row};

use super::model::{Arrangement, ArrangementState, Planned, Progress};
use super::plan::Instalment;
use crate::ledger::Share;

impl FromRow for Arrangement {
    fn from_row(row: &mut Row<'_>) -> db::Result<Arrangement> {
        Ok(Arrangement {
            id: row.named("id")?,
            account_id: row.named("account_id")?,
            account_number: row.named("account_number")?,
            currency: row.named("currency")?,
            user_id: row.named("user_id")?,
            method_id: row.named("method_id")?,
            debt_cents: row.named("debt_cents")?,
            grace_days: row.named("grace_days")?,
            state: row.named("state")?,
            made_at: row.named("made_at")?,
            ended_at: row.named("ended_at")?,
            instalments: Vec::new(),
        })
    }
}

impl FromRow for Planned {
    fn from_row(row: &mut Row<'_>) -> db::Result<Planned> {
        Ok(Planned {
            instalment: Instalment {
                number: row.named("number")?,
                due_on: row.named("due_on")?,
                amount_cents: row.named("amount_cents")?,
            },
            is_handled: row.named("handled")?,
            is_noticed: row.named("noticed")?,
            retry_on: row.named("retry_on")?,
        })
    }
}

row!(Progress { settled_cents, arriving_cents });

/// `select!("WHERE …")`: arrangements without their instalments.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT arrangement.id, arrangement.account_id, number AS account_number, currency,
               arrangement.user_id, method_id, debt_cents, grace_days, state, made_at, ended_at
             FROM arrangement JOIN account ON account.id = arrangement.account_id ",
            $rest
        )
    };
}

pub(super) async fn find_arrangement(
    conn: &mut Conn,
    id: Id<kinds::Arrangement>,
) -> Result<Option<Arrangement>> {
    let found = conn.find(select!("WHERE arrangement.id = $1"), &[&id]).await?;
    with_instalments(conn, found).await
}

/// The arrangement, if the user reaches its account.
pub(super) async fn find_for(
    conn: &mut Conn,
    user: Id<kinds::User>,
    id: Id<kinds::Arrangement>,
) -> Result<Option<Arrangement>> {
    let sql = select!(
        "JOIN access ON access.account_id = arrangement.account_id
         WHERE access.user_id = $1 AND arrangement.id = $2"
    );
    let found = conn.find(sql, &[&user, &id]).await?;
    with_instalments(conn, found).await
}

/// The one of the account that is being kept.
pub(super) async fn find_kept(
    conn: &mut Conn,
    account: Id<kinds::Account>,
) -> Result<Option<Arrangement>> {
    let sql = select!("WHERE arrangement.account_id = $1 AND state = 'kept'");
    let found = conn.find(sql, &[&account]).await?;
    with_instalments(conn, found).await
}

/// Those being kept of the accounts that the user reaches.
pub(super) async fn kept_for(conn: &mut Conn, user: Id<kinds::User>) -> Result<Vec<Arrangement>> {
    let sql = select!(
        "JOIN access ON access.account_id = arrangement.account_id
         WHERE access.user_id = $1 AND state = 'kept' ORDER BY arrangement.id"
    );
    let mut found: Vec<Arrangement> = conn.query(sql, &[&user]).await?;
    for arrangement in &mut found {
        arrangement.instalments = instalments_of(conn, arrangement.id).await?;
    }
    Ok(found)
}

async fn with_instalments(
    conn: &mut Conn,
    found: Option<Arrangement>,
) -> Result<Option<Arrangement>> {
    let Some(arrangement) = found else { return Ok(None) };
    let instalments = instalments_of(conn, arrangement.id).await?;
    Ok(Some(Arrangement { instalments, ..arrangement }))
}

async fn instalments_of(conn: &mut Conn, id: Id<kinds::Arrangement>) -> Result<Vec<Planned>> {
    let sql = "SELECT number, due_on, amount_cents, handled, noticed, retry_on FROM instalment
               WHERE arrangement_id = $1 ORDER BY number";
    Ok(conn.query(sql, &[&id]).await?)
}

/// What is left of each bill, of what the arrangement is about.
pub(super) async fn progress_of(conn: &mut Conn, id: Id<kinds::Arrangement>) -> Result<Progress> {
    let sql = "SELECT
                 CAST(coalesce(sum(CASE WHEN open_cents >= owed_cents THEN 0
                   ELSE owed_cents - open_cents END), 0) AS BIGINT) AS settled_cents,
                 CAST(coalesce(sum(CASE WHEN open_cents - in_progress_cents >= owed_cents THEN 0
                   ELSE owed_cents - (open_cents - in_progress_cents) END), 0) AS BIGINT)
                   AS arriving_cents
               FROM arrangement_share JOIN invoice ON invoice.id = invoice_id
               WHERE arrangement_id = $1";
    Ok(conn.query_one(sql, &[&id]).await?)
}

/// What a payment of it may take of each bill now, oldest due first.
pub(super) async fn room_of(conn: &mut Conn, id: Id<kinds::Arrangement>) -> Result<Vec<Share>> {
    let sql = "SELECT invoice_id,
                 CASE WHEN open_cents - in_progress_cents < owed_cents
                   THEN open_cents - in_progress_cents ELSE owed_cents END AS cents
               FROM arrangement_share JOIN invoice ON invoice.id = invoice_id
               WHERE arrangement_id = $1 AND open_cents > in_progress_cents
               ORDER BY due_on, invoice_id";
    let rows: Vec<(Id<kinds::Invoice>, Cents)> = conn.query(sql, &[&id]).await?;
    Ok(rows.into_iter().map(|(invoice, cents)| Share { invoice, cents }).collect())
}

/// When the account's last arrangement was broken.
pub(super) async fn last_broken_at(
    conn: &mut Conn,
    account: Id<kinds::Account>,
) -> Result<Option<Timestamp>> {
    let sql = "SELECT max(ended_at) FROM arrangement WHERE account_id = $1 AND state = 'broken'";
    let (at,): (Option<Timestamp>,) = conn.query_one(sql, &[&account]).await?;
    Ok(at)
}

/// Constraint: `arrangement_one_kept`, asked for before under the account's lock.
pub(super) async fn insert_arrangement(
    tx: &mut Conn,
    new: &Arrangement,
    shares: &[Share],
) -> Result<()> {
    tx.execute(
        "INSERT INTO arrangement (id, account_id, user_id, method_id, debt_cents, grace_days, state,
             made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        &[
            &new.id,
            &new.account_id,
            &new.user_id,
            &new.method_id,
            &new.debt_cents,
            &new.grace_days,
            &new.state,
            &new.made_at,
        ],
    )
    .await?;
    for share in shares {
        let sql = "INSERT INTO arrangement_share (arrangement_id, invoice_id, owed_cents)
                   VALUES ($1, $2, $3)";
        tx.send(sql, &[&new.id, &share.invoice, &share.cents]).await?;
    }
    for Planned { instalment, is_handled, is_noticed, .. } in &new.instalments {
        let sql = "INSERT INTO instalment (arrangement_id, number, due_on, amount_cents, handled,
                       noticed)
                   VALUES ($1, $2, $3, $4, $5, $6)";
        let Instalment { number, due_on, amount_cents } = instalment;
        tx.send(sql, &[&new.id, number, due_on, amount_cents, is_handled, is_noticed]).await?;
    }
    Ok(())
}

pub(super) async fn end_arrangement(
    tx: &mut Conn,
    id: Id<kinds::Arrangement>,
    state: ArrangementState,
    at: Timestamp,
) -> Result<()> {
    let sql = "UPDATE arrangement SET state = $1, ended_at = $2 WHERE id = $3";
    tx.send(sql, &[&state, &at, &id]).await?;
    Ok(())
}

/// From now on it is paid by hand.
pub(super) async fn clear_method(tx: &mut Conn, id: Id<kinds::Arrangement>) -> Result<()> {
    tx.send("UPDATE arrangement SET method_id = NULL WHERE id = $1", &[&id]).await?;
    tx.send("UPDATE instalment SET retry_on = NULL WHERE arrangement_id = $1", &[&id]).await?;
    Ok(())
}

pub(super) async fn mark_handled(
    tx: &mut Conn,
    id: Id<kinds::Arrangement>,
    number: i64,
) -> Result<()> {
    let sql = "UPDATE instalment SET handled = TRUE, retry_on = NULL
               WHERE arrangement_id = $1 AND number = $2";
    tx.send(sql, &[&id, &number]).await?;
    Ok(())
}

pub(super) async fn move_instalment(
    tx: &mut Conn,
    id: Id<kinds::Arrangement>,
    number: i64,
    due_on: Date,
) -> Result<()> {
    let sql = "UPDATE instalment SET due_on = $1 WHERE arrangement_id = $2 AND number = $3";
    tx.send(sql, &[&due_on, &id, &number]).await?;
    Ok(())
}

pub(super) async fn mark_noticed(
    tx: &mut Conn,
    id: Id<kinds::Arrangement>,
    number: i64,
) -> Result<()> {
    let sql = "UPDATE instalment SET noticed = TRUE WHERE arrangement_id = $1 AND number = $2";
    tx.send(sql, &[&id, &number]).await?;
    Ok(())
}

pub(super) async fn set_retry(
    tx: &mut Conn,
    id: Id<kinds::Arrangement>,
    number: i64,
    retry_on: Option<Date>,
) -> Result<()> {
    let sql = "UPDATE instalment SET retry_on = $1 WHERE arrangement_id = $2 AND number = $3";
    tx.send(sql, &[&retry_on, &id, &number]).await?;
    Ok(())
}

/// A batch of those being kept, behind that one in the order of their ids.
pub(super) async fn kept_after(
    conn: &mut Conn,
    after: Id<kinds::Arrangement>,
) -> Result<Vec<Id<kinds::Arrangement>>> {
    let sql = "SELECT id FROM arrangement WHERE state = 'kept' AND id > $1 ORDER BY id LIMIT 500";
    let rows: Vec<(Id<kinds::Arrangement>,)> = conn.query(sql, &[&after]).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// The one that is being kept with bills that this payment pays.
pub(super) async fn kept_of_payment(
    conn: &mut Conn,
    payment: &str,
) -> Result<Vec<Id<kinds::Arrangement>>> {
    let sql = "SELECT DISTINCT arrangement.id FROM allocation
               JOIN arrangement_share ON arrangement_share.invoice_id = allocation.invoice_id
               JOIN arrangement ON arrangement.id = arrangement_id
               WHERE payment_id = $1 AND state = 'kept'";
    let rows: Vec<(Id<kinds::Arrangement>,)> = conn.query(sql, &[&payment]).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}
