//! All SQL of balances and used credit.

use std::collections::{BTreeMap, HashMap};

use base::{Cents, Date, Id, Result, Timestamp, kinds};
use db::{Conn, FromRow, Row, ToValue, row};

use super::aging::{AgedInvoice, BucketSum, DuePlace};
use super::model::{AccountStanding, AccountSummary, Balance};
use crate::paging::{Direction, Start};
use crate::people::Limits;

row!(Balance { receivable_cents, unapplied_cents, in_progress_cents });

/// One credit that an invoice has used.
pub(super) struct CreditUse {
    pub id: Id<kinds::Entry>,
    pub invoice_id: Id<kinds::Invoice>,
    pub amount_cents: Cents,
}
row!(CreditUse { id, invoice_id, amount_cents });

pub async fn balance_of(conn: &mut Conn, account: Id<kinds::Account>) -> Result<Balance> {
    let sql = "SELECT receivable_cents, unapplied_cents, in_progress_cents FROM balance
               WHERE account_id = $1";
    Ok(conn.query_one(sql, &[&account]).await?)
}

impl FromRow for AccountStanding {
    fn from_row(row: &mut Row<'_>) -> db::Result<AccountStanding> {
        Ok(AccountStanding {
            balance: Balance::from_row(row)?,
            open_count: row.named("open_count")?,
            overdue_count: row.named("overdue_count")?,
            first_issued_on: row.named("first_issued_on")?,
            first_due_on: row.named("first_due_on")?,
        })
    }
}

/// One statement, because every visit to the overview asks it.
pub async fn standing_of(
    conn: &mut Conn,
    account: Id<kinds::Account>,
    today: Date,
) -> Result<AccountStanding> {
    let sql = "WITH payable AS (SELECT id, issued_on, due_on FROM invoice
                 WHERE account_id = $1 AND open_cents > 0 AND open_cents > in_progress_cents)
               SELECT receivable_cents, unapplied_cents, in_progress_cents,
                 (SELECT count(*) FROM payable) AS open_count,
                 (SELECT count(*) FROM payable WHERE due_on < $2) AS overdue_count,
                 (SELECT issued_on FROM payable ORDER BY due_on, id LIMIT 1) AS first_issued_on,
                 (SELECT due_on FROM payable ORDER BY due_on, id LIMIT 1) AS first_due_on
               FROM balance WHERE account_id = $1";
    Ok(conn.query_one(sql, &[&account, &today]).await?)
}

impl FromRow for AccountSummary {
    fn from_row(row: &mut Row<'_>) -> db::Result<AccountSummary> {
        let balance = Balance::from_row(row)?;
        let past_due: Cents = row.named("past_due_cents")?;
        Ok(AccountSummary {
            account_id: row.named("account_id")?,
            number: row.named("number")?,
            name: row.named("name")?,
            role: row.named("role")?,
            limits: Limits::from_row(row)?,
            currency: row.named("currency")?,
            first_due_on: row.named("first_due_on")?,
            past_due_cents: past_due.min(balance.amount_due_cents()),
            balance,
        })
    }
}

/// All that a user reaches, by number: one statement, however many they are.
pub async fn summaries_of(
    conn: &mut Conn,
    user: Id<kinds::User>,
    today: Date,
) -> Result<Vec<AccountSummary>> {
    let sql = "SELECT receivable_cents, unapplied_cents, balance.in_progress_cents,
                 (SELECT CAST(coalesce(sum(open_cents - invoice.in_progress_cents), 0) AS BIGINT)
                  FROM invoice WHERE invoice.account_id = access.account_id
                    AND open_cents > 0 AND due_on < $1) AS past_due_cents,
                 access.account_id, account.number, coalesce(access.name, account.name) AS name,
                 access.role, access.payment_limit_cents, access.month_limit_cents,
                 account.currency,
                 (SELECT min(due_on) FROM invoice WHERE invoice.account_id = access.account_id
                    AND open_cents > 0 AND open_cents > invoice.in_progress_cents) AS first_due_on
               FROM access
               JOIN account ON account.id = access.account_id
               JOIN balance ON balance.account_id = access.account_id
               WHERE access.user_id = $2 ORDER BY account.number";
    Ok(conn.query(sql, &[&today, &user]).await?)
}

#[derive(Default)]
pub(super) struct BalanceChange {
    pub receivable_cents: Cents,
    pub unapplied_cents: Cents,
}

/// Says what the accounts have in credit afterwards.
pub(super) async fn change_balances(
    tx: &mut Conn,
    changes: &BTreeMap<Id<kinds::Account>, BalanceChange>,
) -> Result<HashMap<Id<kinds::Account>, Cents>> {
    let sql = "UPDATE balance SET receivable_cents = receivable_cents + column2,
                 unapplied_cents = unapplied_cents + column3
               FROM (VALUES ($1, CAST($2 AS BIGINT), CAST($3 AS BIGINT))) AS change
               WHERE account_id = column1 RETURNING account_id, unapplied_cents";
    let rows: Vec<[&(dyn ToValue + Sync); 3]> = changes
        .iter()
        .map(|(account, change)| {
            [account as _, &change.receivable_cents as _, &change.unapplied_cents as _]
        })
        .collect();
    let credits: Vec<(Id<kinds::Account>, Cents)> = tx.query_rows(sql, &rows).await?;
    Ok(credits.into_iter().collect())
}

pub(super) async fn change_in_progress(
    tx: &mut Conn,
    account: Id<kinds::Account>,
    change: Cents,
) -> Result<()> {
    let sql = "UPDATE balance SET in_progress_cents = in_progress_cents + $1 WHERE account_id = $2";
    tx.send(sql, &[&change, &account]).await?;
    Ok(())
}

pub(super) async fn insert_credit_use(
    tx: &mut Conn,
    id: Id<kinds::Entry>,
    account: Id<kinds::Account>,
    invoice: Id<kinds::Invoice>,
    amount: Cents,
    at: Timestamp,
) -> Result<()> {
    tx.send(
        "INSERT INTO credit_use (id, account_id, invoice_id, amount_cents, used_at)
         VALUES ($1, $2, $3, $4, $5)",
        &[&id, &account, &invoice, &amount, &at],
    )
    .await?;
    Ok(())
}

pub(super) async fn credit_uses_newest_first(
    tx: &mut Conn,
    account: Id<kinds::Account>,
) -> Result<Vec<CreditUse>> {
    let sql = "SELECT id, invoice_id, amount_cents FROM credit_use
               WHERE account_id = $1 AND undone_at IS NULL ORDER BY id DESC";
    Ok(tx.query(sql, &[&account]).await?)
}

pub(super) async fn undo_credit_use(
    tx: &mut Conn,
    id: Id<kinds::Entry>,
    at: Timestamp,
) -> Result<()> {
    tx.send("UPDATE credit_use SET undone_at = $1 WHERE id = $2", &[&at, &id]).await?;
    Ok(())
}

/// What was open of each invoice of `$1` on the day `$2`: what is open now, less what has counted from
/// a later day. Of what is open there is little, and of what came after a day of late there is little.
/// The rest of the statement begins by closing the bracket of `aged`.
macro_rules! aged {
    ($rest:literal) => {
        concat!(
            "WITH later AS (
               SELECT invoice_id, sum(amount_cents) AS cents FROM posting
               WHERE account_id = $1 AND ledger IN ('receivable', 'unapplied')
                 AND effective_on > $2 AND invoice_id IS NOT NULL GROUP BY invoice_id),
             touched AS (
               SELECT id FROM invoice WHERE account_id = $1 AND open_cents > 0
               UNION SELECT invoice_id FROM later),
             aged AS (
               SELECT invoice.id, number, issued_on, due_on, total_cents,
                 CAST(open_cents - coalesce(later.cents, 0) AS BIGINT) AS left_cents,
                 open_cents - in_progress_cents AS payable_cents
               FROM touched CROSS JOIN invoice LEFT JOIN later ON later.invoice_id = invoice.id
               WHERE invoice.id = touched.id AND invoice.account_id = $1
                 AND open_cents - coalesce(later.cents, 0) > 0",
            $rest
        )
    };
}

/// By bucket, from the first one on: which begin after these days before.
pub(super) async fn bucket_sums(
    conn: &mut Conn,
    account: Id<kinds::Account>,
    day: Date,
    [days_30, days_60, days_90]: [Date; 3],
) -> Result<Vec<(i64, BucketSum)>> {
    let sql = aged!(
        ") SELECT CAST(CASE WHEN due_on >= $2 THEN 0 WHEN due_on >= $3 THEN 1
             WHEN due_on >= $4 THEN 2 WHEN due_on >= $5 THEN 3 ELSE 4 END AS BIGINT) AS bucket,
           count(*) AS invoice_count, CAST(sum(left_cents) AS BIGINT) AS open_cents
         FROM aged GROUP BY bucket"
    );
    let rows: Vec<(i64, i64, Cents)> =
        conn.query(sql, &[&account, &day, &days_30, &days_60, &days_90]).await?;
    let sum =
        |(bucket, invoice_count, open_cents)| (bucket, BucketSum { invoice_count, open_cents });
    Ok(rows.into_iter().map(sum).collect())
}

/// What was in credit on that day: credits are negative postings.
pub(super) async fn credit_on(
    conn: &mut Conn,
    account: Id<kinds::Account>,
    day: Date,
) -> Result<Cents> {
    let sql = "SELECT CAST(unapplied_cents + coalesce((SELECT sum(amount_cents) FROM posting
                   WHERE posting.account_id = $1 AND ledger IN ('receivable', 'unapplied')
                     AND ledger = 'unapplied' AND effective_on > $2), 0) AS BIGINT)
               FROM balance WHERE account_id = $1";
    let (credit,) = conn.query_one(sql, &[&account, &day]).await?;
    Ok(credit)
}

row!(AgedInvoice { id, number, issued_on, due_on, total_cents, open_cents, payable_cents });

/// In the direction of the start, at most `limit`.
pub(super) async fn open_on(
    conn: &mut Conn,
    account: Id<kinds::Account>,
    day: Date,
    start: Option<Start<DuePlace>>,
    limit: i64,
) -> Result<Vec<AgedInvoice>> {
    let sql = match start.map_or(Direction::Older, |start| start.direction) {
        Direction::Older => aged!(
            ") SELECT id, number, issued_on, due_on, total_cents, left_cents AS open_cents,
               payable_cents
             FROM aged WHERE (due_on, id) < ($3, $4) ORDER BY due_on DESC, id DESC LIMIT $5"
        ),
        Direction::Newer => aged!(
            ") SELECT id, number, issued_on, due_on, total_cents, left_cents AS open_cents,
               payable_cents
             FROM aged WHERE (due_on, id) > ($3, $4) ORDER BY due_on, id LIMIT $5"
        ),
    };
    let (due_on, id) = start.map_or((Date::MAX, Id::from_bits(u128::MAX)), |start| start.place);
    Ok(conn.query(sql, &[&account, &day, &due_on, &id, &limit]).await?)
}
