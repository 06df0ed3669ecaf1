//! Days that have come, and the payments that were begun for them.

use base::{Cents, Date, Id, Result, kinds};
use db::{Conn, row};

use crate::schedules::model::{NotCharged, Occurrence, OccurrenceState};

row!(Occurrence {
    number,
    due_on,
    state,
    reason,
    planned_cents,
    retry_on,
    payment_id,
    payment_state
});

/// `select!("WHERE …")`: occurrences with their last payment.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT occurrence.number, due_on, occurrence.state, reason, planned_cents, retry_on,
               payment_id, payment.state AS payment_state
             FROM occurrence
             LEFT JOIN debit_try ON debit_try.subject = schedule_id
               AND debit_try.number = occurrence.number
               AND debit_try.round = (SELECT max(other.round) FROM debit_try AS other
                 WHERE other.subject = schedule_id AND other.number = occurrence.number)
             LEFT JOIN payment ON payment.id = payment_id ",
            $rest
        )
    };
}

/// The latest first.
pub async fn occurrences_of(
    conn: &mut Conn,
    schedule: Id<kinds::Schedule>,
) -> Result<Vec<Occurrence>> {
    let sql = select!("WHERE schedule_id = $1 ORDER BY occurrence.number DESC LIMIT 100");
    Ok(conn.query(sql, &[&schedule]).await?)
}

pub async fn find_occurrence(
    conn: &mut Conn,
    schedule: Id<kinds::Schedule>,
    number: i64,
) -> Result<Option<Occurrence>> {
    let sql = select!("WHERE schedule_id = $1 AND occurrence.number = $2");
    Ok(conn.find(sql, &[&schedule, &number]).await?)
}

/// Those left out before their day has come.
pub async fn skipped_from(
    conn: &mut Conn,
    schedule: Id<kinds::Schedule>,
    number: i64,
) -> Result<Vec<i64>> {
    let sql = "SELECT number FROM occurrence WHERE schedule_id = $1 AND number >= $2";
    let rows: Vec<(i64,)> = conn.query(sql, &[&schedule, &number]).await?;
    Ok(rows.into_iter().map(|(number,)| number).collect())
}

/// Constraint: the primary key, one row for each day of a schedule; false when there is one.
pub async fn insert_occurrence(
    tx: &mut Conn,
    schedule: Id<kinds::Schedule>,
    number: i64,
    due_on: Date,
    state: OccurrenceState,
    reason: Option<NotCharged>,
    planned: Cents,
) -> Result<bool> {
    let rows = tx
        .execute(
            "INSERT INTO occurrence (schedule_id, number, due_on, state, reason, planned_cents)
             VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING",
            &[&schedule, &number, &due_on, &state, &reason, &planned],
        )
        .await?;
    Ok(rows == 1)
}

/// What has become of it now; whatever was to be tried again is not any more.
pub async fn set_occurrence(
    tx: &mut Conn,
    schedule: Id<kinds::Schedule>,
    number: i64,
    state: OccurrenceState,
    reason: Option<NotCharged>,
) -> Result<()> {
    let sql = "UPDATE occurrence SET state = $1, reason = $2, retry_on = NULL
               WHERE schedule_id = $3 AND number = $4";
    tx.send(sql, &[&state, &reason, &schedule, &number]).await?;
    Ok(())
}

/// Its payment failed; false when that was noted before.
pub async fn fail_occurrence(
    tx: &mut Conn,
    schedule: Id<kinds::Schedule>,
    number: i64,
    retry_on: Option<Date>,
) -> Result<bool> {
    let sql = "UPDATE occurrence SET state = 'failed', retry_on = $1
               WHERE schedule_id = $2 AND number = $3 AND state = 'charged'";
    Ok(tx.execute(sql, &[&retry_on, &schedule, &number]).await? == 1)
}

/// Nothing of it is tried again.
pub async fn clear_retries(tx: &mut Conn, schedule: Id<kinds::Schedule>) -> Result<()> {
    let sql = "UPDATE occurrence SET retry_on = NULL
               WHERE schedule_id = $1 AND retry_on IS NOT NULL";
    tx.send(sql, &[&schedule]).await?;
    Ok(())
}

/// Which date a payment was begun for.
pub struct Try {
    pub subject: String,
    pub number: i64,
    /// From 1.
    pub round: i64,
}
row!(Try { subject, number, round });

pub async fn find_try(conn: &mut Conn, payment: Id<kinds::Payment>) -> Result<Option<Try>> {
    let sql = "SELECT subject, number, round FROM debit_try WHERE payment_id = $1";
    Ok(conn.find(sql, &[&payment]).await?)
}

/// How often it was tried already.
pub async fn tries_of(conn: &mut Conn, subject: &str, number: i64) -> Result<i64> {
    let sql = "SELECT coalesce(max(round), 0) FROM debit_try WHERE subject = $1 AND number = $2";
    let (tries,): (i64,) = conn.query_one(sql, &[&subject, &number]).await?;
    Ok(tries)
}

/// Constraint: the primary key, one payment for each try.
pub async fn insert_try(
    tx: &mut Conn,
    subject: &str,
    number: i64,
    round: i64,
    payment: Id<kinds::Payment>,
) -> Result<()> {
    let sql = "INSERT INTO debit_try (subject, number, round, payment_id) VALUES ($1, $2, $3, $4)";
    tx.execute(sql, &[&subject, &number, &round, &payment]).await?;
    Ok(())
}
