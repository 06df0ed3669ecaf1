//! What a day brings, a batch at a time.

use base::{Date, Id, Result, kinds};
use db::{Conn, row};

/// A day of a schedule.
pub struct Due {
    pub schedule_id: Id<kinds::Schedule>,
    pub number: i64,
}
row!(Due { schedule_id, number });

const BATCH: i64 = 500;

/// Those that are to be charged, behind that schedule in the order of their ids.
pub async fn due_on(conn: &mut Conn, today: Date, after: Id<kinds::Schedule>) -> Result<Vec<Due>> {
    let sql = "SELECT id AS schedule_id, next_number AS number FROM schedule
               WHERE next_on <= $1 AND id > $2 ORDER BY id LIMIT $3";
    Ok(conn.query(sql, &[&today, &after, &BATCH]).await?)
}

/// Those that are to be tried again.
pub async fn retries_on(
    conn: &mut Conn,
    today: Date,
    after: Id<kinds::Schedule>,
) -> Result<Vec<Due>> {
    let sql = "SELECT schedule_id, number FROM occurrence
               WHERE retry_on <= $1 AND schedule_id > $2 ORDER BY schedule_id, number LIMIT $3";
    Ok(conn.query(sql, &[&today, &after, &BATCH]).await?)
}

/// Those by a rule that come up to that day and have not been announced.
pub async fn to_announce(
    conn: &mut Conn,
    until: Date,
    after: Id<kinds::Schedule>,
) -> Result<Vec<Due>> {
    let sql = "SELECT id AS schedule_id, next_number AS number FROM schedule
               WHERE next_on <= $1 AND every IS NOT NULL
                 AND (noticed_number IS NULL OR noticed_number < next_number)
                 AND id > $2 ORDER BY id LIMIT $3";
    Ok(conn.query(sql, &[&until, &after, &BATCH]).await?)
}
