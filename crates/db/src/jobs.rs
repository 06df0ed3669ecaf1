//! Work to be done later: written in the same transaction as the change that wants it, leased by
//! one worker at a time, and done again if that worker dies. So every job may run twice.

use base::{Chance, Clock, Id, SignedDuration, Timestamp, boxed, kinds};

use crate::{Conn, Db, Result, row};

/// The table, for the first migration of whoever uses the queue.
pub const TABLE: &str = "
CREATE TABLE job (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  run_at BIGINT NOT NULL,
  tries BIGINT NOT NULL,
  lease TEXT,
  last_error TEXT
);
CREATE INDEX job_run_at ON job (run_at, id);
";

/// How long a worker may take before another may try the same job.
const LEASE: SignedDuration = SignedDuration::from_mins(2);

#[derive(Debug, Clone, PartialEq)]
pub struct Job {
    pub id: Id<kinds::Job>,
    pub kind: String,
    /// What the job is about, usually an id; each kind says what it means.
    pub subject: String,
    /// How often it was begun, this time included.
    pub tries: i64,
    lease: Option<String>,
}
row!(Job { id, kind, subject, tries, lease });

/// Writes the job down; it can run once the caller's transaction has been committed.
#[boxed]
pub async fn enqueue(
    tx: &mut Conn,
    id: Id<kinds::Job>,
    kind: &str,
    subject: &str,
    run_at: Timestamp,
) -> Result<()> {
    tx.execute(
        "INSERT INTO job (id, kind, subject, run_at, tries) VALUES ($1, $2, $3, $4, 0)",
        &[&id, &kind, &subject, &run_at],
    )
    .await
    .map(drop)
}

/// Like [`enqueue`]; one of the same id that waits already is enough.
#[boxed]
pub async fn enqueue_once(
    tx: &mut Conn,
    id: Id<kinds::Job>,
    kind: &str,
    subject: &str,
    run_at: Timestamp,
) -> Result<()> {
    tx.execute(
        "INSERT INTO job (id, kind, subject, run_at, tries) VALUES ($1, $2, $3, $4, 0)
         ON CONFLICT (id) DO NOTHING",
        &[&id, &kind, &subject, &run_at],
    )
    .await
    .map(drop)
}

/// The next jobs that are due, now leased to the caller: no other process gets them until the
/// lease is over.
#[boxed]
pub async fn lease(
    db: &Db,
    clock: &dyn Clock,
    chance: &dyn Chance,
    limit: i64,
) -> Result<Vec<Job>> {
    let now = clock.now();
    if idle(db, now).await? {
        return Ok(Vec::new()); // an idle worker never asks for the writer
    }
    let lease = Id::<kinds::Job>::new(clock, chance).to_string();
    let mut tx = db.begin().await?;
    let due: Vec<(String,)> = tx
        .query(
            "SELECT id FROM job WHERE run_at <= $1 ORDER BY run_at, id LIMIT $2 FOR UPDATE SKIP LOCKED",
            &[&now, &limit],
        )
        .await?;
    let mut leased = Vec::with_capacity(due.len());
    for (id,) in due {
        leased.push(
            tx.query_one(
                "UPDATE job SET run_at = $1, lease = $2, tries = tries + 1 WHERE id = $3
                 RETURNING id, kind, subject, tries, lease",
                &[&(now + LEASE), &lease, &id],
            )
            .await?,
        );
    }
    tx.commit().await?;
    Ok(leased)
}

/// The job is done. Whoever's lease was taken over in the meantime changes nothing.
#[boxed]
pub async fn finish(db: &Db, job: &Job) -> Result<()> {
    let mut tx = db.begin().await?;
    tx.execute("DELETE FROM job WHERE id = $1 AND lease = $2", &[&job.id, &job.lease]).await?;
    tx.commit().await
}

/// The job failed, or waits for something: it runs again at `run_at`.
#[boxed]
pub async fn postpone(db: &Db, job: &Job, run_at: Timestamp, why: &str) -> Result<()> {
    let mut tx = db.begin().await?;
    tx.execute(
        "UPDATE job SET run_at = $1, last_error = $2 WHERE id = $3 AND lease = $4",
        &[&run_at, &why, &job.id, &job.lease],
    )
    .await?;
    tx.commit().await
}

/// Seconds to wait after so many tries: 2, 4, 8 … up to an hour.
pub fn back_off(tries: i64) -> SignedDuration {
    SignedDuration::from_secs(1 << tries.clamp(1, 12)).min(SignedDuration::from_hours(1))
}

async fn idle(db: &Db, now: Timestamp) -> Result<bool> {
    let mut conn = db.read().await?;
    let due: Option<(String,)> =
        conn.find("SELECT id FROM job WHERE run_at <= $1 ORDER BY run_at LIMIT 1", &[&now]).await?;
    Ok(due.is_none())
}
