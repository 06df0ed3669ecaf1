//! Schedules, their parts and their shares.

use base::{Cents, Currency, Date, Id, Locator, Result, Timestamp, kinds};
use db::{Conn, FromRow, Row, row};

use crate::schedules::model::{Ending, Part, PlannedShare, Schedule};
use crate::schedules::rule::{Ends, Every, Rule};

impl FromRow for Schedule {
    fn from_row(row: &mut Row<'_>) -> db::Result<Schedule> {
        Ok(Schedule {
            id: row.named("id")?,
            user_id: row.named("user_id")?,
            method_id: row.named("method_id")?,
            currency: row.named("currency")?,
            fee_cents: row.named("fee_cents")?,
            next_number: row.named("next_number")?,
            next_on: row.named("next_on")?,
            ending: row.named("ending")?,
            made_at: row.named("made_at")?,
            rule: rule(row)?,
            parts: Vec::new(),
        })
    }
}

fn rule(row: &mut Row<'_>) -> db::Result<Rule> {
    let every: Option<Every> = row.named("every")?;
    let first_on = row.named("first_on")?;
    let month_day: Option<i64> = row.named("month_day")?;
    let (last_on, times): (Option<Date>, Option<i64>) =
        (row.named("last_on")?, row.named("times")?);
    let Some(every) = every else { return Ok(Rule::Once(first_on)) };
    let month_day = month_day.and_then(|day| i8::try_from(day).ok()).unwrap_or(31);
    let ends = match (last_on, times) {
        (Some(last), _) => Ends::On(last),
        (None, Some(times)) => Ends::After(times),
        (None, None) => Ends::Never,
    };
    Ok(Rule::Repeat { every, first_on, month_day, ends })
}

/// A rule in the columns of the table.
struct Columns {
    every: Option<Every>,
    first_on: Date,
    month_day: Option<i64>,
    last_on: Option<Date>,
    times: Option<i64>,
}

impl Columns {
    fn of(rule: &Rule) -> Columns {
        let Rule::Repeat { every, first_on, month_day, ends } = *rule else {
            let first_on = rule.first_on();
            return Columns { every: None, first_on, month_day: None, last_on: None, times: None };
        };
        let (last_on, times) = match ends {
            Ends::Never => (None, None),
            Ends::On(last) => (Some(last), None),
            Ends::After(times) => (None, Some(times)),
        };
        Columns { every: Some(every), first_on, month_day: Some(month_day.into()), last_on, times }
    }
}

/// `select!("WHERE …")`: schedules without their parts.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, user_id, method_id, currency, fee_cents, next_number, next_on, ending, made_at, every,
               first_on, month_day, last_on, times FROM schedule ",
            $rest
        )
    };
}

pub async fn find_schedule(conn: &mut Conn, id: Id<kinds::Schedule>) -> Result<Option<Schedule>> {
    let found: Option<Schedule> = conn.find(select!("WHERE id = $1"), &[&id]).await?;
    let Some(schedule) = found else { return Ok(None) };
    let parts = parts_of(conn, id).await?;
    Ok(Some(Schedule { parts, ..schedule }))
}

/// Whoever holds this row decides about its days.
pub async fn lock_schedule(tx: &mut Conn, id: Id<kinds::Schedule>) -> Result<Option<Schedule>> {
    let found: Option<Schedule> = tx.find(select!("WHERE id = $1 FOR UPDATE"), &[&id]).await?;
    let Some(schedule) = found else { return Ok(None) };
    let parts = parts_of(tx, id).await?;
    Ok(Some(Schedule { parts, ..schedule }))
}

/// Those of the user's that have days to come or a debit to try again, in the order in which they
/// were made.
pub async fn open_of(conn: &mut Conn, user: Id<kinds::User>) -> Result<Vec<Schedule>> {
    let sql = select!(
        "WHERE user_id = $1 AND (next_on IS NOT NULL OR EXISTS (SELECT 1 FROM occurrence
             WHERE schedule_id = schedule.id AND retry_on IS NOT NULL)) ORDER BY id"
    );
    let found = conn.query(sql, &[&user]).await?;
    with_parts(conn, found).await
}

/// Those that have ended, the last one first.
pub async fn ended_of(conn: &mut Conn, user: Id<kinds::User>, limit: i64) -> Result<Vec<Schedule>> {
    let sql = select!(
        "WHERE user_id = $1 AND next_on IS NULL AND NOT EXISTS (SELECT 1 FROM occurrence
             WHERE schedule_id = schedule.id AND retry_on IS NOT NULL)
         ORDER BY ended_at DESC, id DESC LIMIT $2"
    );
    let found = conn.query(sql, &[&user, &limit]).await?;
    with_parts(conn, found).await
}

async fn with_parts(conn: &mut Conn, mut found: Vec<Schedule>) -> Result<Vec<Schedule>> {
    for schedule in &mut found {
        schedule.parts = parts_of(conn, schedule.id).await?;
    }
    Ok(found)
}

struct PartRow {
    account_id: Id<kinds::Account>,
    account_number: Locator,
    amount_cents: Cents,
}
row!(PartRow { account_id, account_number, amount_cents });

struct ShareRow {
    account_id: Id<kinds::Account>,
    invoice_id: Id<kinds::Invoice>,
    invoice_number: Locator,
    planned_cents: Cents,
}
row!(ShareRow { account_id, invoice_id, invoice_number, planned_cents });

/// In the order of the accounts' ids, which is the order of their locks.
async fn parts_of(conn: &mut Conn, id: Id<kinds::Schedule>) -> Result<Vec<Part>> {
    let sql = "SELECT account_id, number AS account_number, amount_cents
               FROM schedule_part JOIN account ON account.id = account_id
               WHERE schedule_id = $1 ORDER BY account_id";
    let parts: Vec<PartRow> = conn.query(sql, &[&id]).await?;
    let sql =
        "SELECT schedule_share.account_id, invoice_id, number AS invoice_number, planned_cents
               FROM schedule_share JOIN invoice ON invoice.id = invoice_id
               WHERE schedule_id = $1 ORDER BY due_on, invoice_id";
    let shares: Vec<ShareRow> = conn.query(sql, &[&id]).await?;
    let shares_of = |account| {
        let own = shares.iter().filter(move |share| share.account_id == account);
        own.map(|share| PlannedShare {
            invoice: share.invoice_id,
            invoice_number: share.invoice_number.clone(),
            cents: share.planned_cents,
        })
    };
    let part = |part: PartRow| Part {
        shares: shares_of(part.account_id).collect(),
        account_id: part.account_id,
        account_number: part.account_number,
        amount_cents: part.amount_cents,
    };
    Ok(parts.into_iter().map(part).collect())
}

/// A schedule whose first day is yet to come.
pub struct NewRow<'n> {
    pub id: Id<kinds::Schedule>,
    pub user_id: Id<kinds::User>,
    pub method_id: Id<kinds::Method>,
    pub currency: Currency,
    pub fee_cents: Cents,
    pub rule: Rule,
    /// The last number that need not be announced any more.
    pub noticed_number: Option<i64>,
    pub parts: &'n [Part],
}

/// False when there is one of that id already.
pub async fn insert_schedule(tx: &mut Conn, new: &NewRow<'_>, at: Timestamp) -> Result<bool> {
    let rule = Columns::of(&new.rule);
    let rows = tx
        .execute(
            "INSERT INTO schedule (id, user_id, method_id, currency, fee_cents, every, first_on,
                 month_day, last_on, times, next_number, next_on, noticed_number, made_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, $11, $12, $13)
             ON CONFLICT (id) DO NOTHING",
            &[
                &new.id,
                &new.user_id,
                &new.method_id,
                &new.currency,
                &new.fee_cents,
                &rule.every,
                &rule.first_on,
                &rule.month_day,
                &rule.last_on,
                &rule.times,
                &rule.first_on,
                &new.noticed_number,
                &at,
            ],
        )
        .await?;
    if rows == 1 {
        put_parts(tx, new.id, new.parts).await?;
    }
    Ok(rows == 1)
}

pub async fn put_parts(tx: &mut Conn, id: Id<kinds::Schedule>, parts: &[Part]) -> Result<()> {
    tx.send("DELETE FROM schedule_share WHERE schedule_id = $1", &[&id]).await?;
    tx.send("DELETE FROM schedule_part WHERE schedule_id = $1", &[&id]).await?;
    for part in parts {
        let sql = "INSERT INTO schedule_part (schedule_id, account_id, amount_cents)
                   VALUES ($1, $2, $3)";
        tx.send(sql, &[&id, &part.account_id, &part.amount_cents]).await?;
        for share in &part.shares {
            let sql =
                "INSERT INTO schedule_share (schedule_id, account_id, invoice_id, planned_cents)
                       VALUES ($1, $2, $3, $4)";
            tx.send(sql, &[&id, &part.account_id, &share.invoice, &share.cents]).await?;
        }
    }
    Ok(())
}

/// None: today.
pub async fn put_draft_day(
    tx: &mut Conn,
    draft: Id<kinds::Draft>,
    day: Option<Date>,
) -> Result<()> {
    tx.send("DELETE FROM draft_day WHERE draft_id = $1", &[&draft]).await?;
    if let Some(day) = day {
        let sql = "INSERT INTO draft_day (draft_id, pay_on) VALUES ($1, $2)";
        tx.send(sql, &[&draft, &day]).await?;
    }
    Ok(())
}

pub async fn find_draft_day(conn: &mut Conn, draft: Id<kinds::Draft>) -> Result<Option<Date>> {
    let sql = "SELECT pay_on FROM draft_day WHERE draft_id = $1";
    let found: Option<(Date,)> = conn.find(sql, &[&draft]).await?;
    Ok(found.map(|(day,)| day))
}

pub async fn set_method(
    tx: &mut Conn,
    id: Id<kinds::Schedule>,
    method: Id<kinds::Method>,
    fee: Cents,
) -> Result<()> {
    let sql = "UPDATE schedule SET method_id = $1, fee_cents = $2 WHERE id = $3";
    tx.send(sql, &[&method, &fee, &id]).await?;
    Ok(())
}

/// The only day of a payment that is made once.
pub async fn set_day(tx: &mut Conn, id: Id<kinds::Schedule>, on: Date) -> Result<()> {
    let sql = "UPDATE schedule SET first_on = $1, next_on = $1 WHERE id = $2";
    tx.send(sql, &[&on, &id]).await?;
    Ok(())
}

pub async fn set_next(tx: &mut Conn, id: Id<kinds::Schedule>, number: i64, on: Date) -> Result<()> {
    let sql = "UPDATE schedule SET next_number = $1, next_on = $2 WHERE id = $3";
    tx.send(sql, &[&number, &on, &id]).await?;
    Ok(())
}

/// The day that comes next is its last.
pub async fn set_times(tx: &mut Conn, id: Id<kinds::Schedule>, times: i64) -> Result<()> {
    let sql = "UPDATE schedule SET times = $1, last_on = NULL WHERE id = $2";
    tx.send(sql, &[&times, &id]).await?;
    Ok(())
}

pub async fn end_schedule(
    tx: &mut Conn,
    id: Id<kinds::Schedule>,
    ending: Ending,
    at: Timestamp,
) -> Result<()> {
    let sql = "UPDATE schedule SET next_on = NULL, ending = $1, ended_at = $2 WHERE id = $3";
    tx.send(sql, &[&ending, &at, &id]).await?;
    Ok(())
}

/// False when that day was announced before, or has come meanwhile.
pub async fn take_notice(tx: &mut Conn, id: Id<kinds::Schedule>, number: i64) -> Result<bool> {
    let sql = "UPDATE schedule SET noticed_number = $1
               WHERE id = $2 AND next_number = $1 AND next_on IS NOT NULL
                 AND (noticed_number IS NULL OR noticed_number < $1)";
    Ok(tx.execute(sql, &[&number, &id]).await? == 1)
}
