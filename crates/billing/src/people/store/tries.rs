//! SQL of the counting of tries.

use base::{Result, Timestamp};
use db::Conn;

/// How many there have been in this window, this one included.
pub async fn count_try(tx: &mut Conn, subject: &str, window: Timestamp) -> Result<i64> {
    let sql = "INSERT INTO throttle (subject, window_start, tries) VALUES ($1, $2, 1)
               ON CONFLICT (subject, window_start) DO UPDATE SET tries = throttle.tries + 1
               RETURNING tries";
    let (tries,) = tx.query_one(sql, &[&subject, &window]).await?;
    Ok(tries)
}

/// Two that count the same subject take turns from here on, whatever the hour.
pub async fn hold_tries(tx: &mut Conn, subject: &str) -> Result<()> {
    let sql = "INSERT INTO throttle (subject, window_start, tries) VALUES ($1, 0, 0)
               ON CONFLICT (subject, window_start) DO UPDATE SET tries = throttle.tries";
    tx.execute(sql, &[&subject]).await?;
    Ok(())
}

/// How many there have been since then, and the hour of the first of them.
pub async fn tries_since(
    tx: &mut Conn,
    subject: &str,
    since: Timestamp,
) -> Result<(i64, Timestamp)> {
    let sql = "SELECT CAST(coalesce(sum(tries), 0) AS BIGINT), coalesce(min(window_start), $1)
               FROM throttle WHERE window_start >= $1 AND subject = $2 AND tries > 0";
    Ok(tx.query_one(sql, &[&since, &subject]).await?)
}

pub async fn take_back_try(tx: &mut Conn, subject: &str, window: Timestamp) -> Result<()> {
    let sql = "UPDATE throttle SET tries = tries - 1
               WHERE subject = $1 AND window_start = $2 AND tries > 0";
    tx.execute(sql, &[&subject, &window]).await?;
    Ok(())
}

pub async fn forget_tries(tx: &mut Conn, subject: &str) -> Result<()> {
    tx.execute("DELETE FROM throttle WHERE subject = $1", &[&subject]).await?;
    Ok(())
}

pub async fn delete_windows_before(tx: &mut Conn, time: Timestamp) -> Result<()> {
    tx.execute("DELETE FROM throttle WHERE window_start < $1", &[&time]).await?;
    Ok(())
}
