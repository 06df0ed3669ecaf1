//! SQLite: many readers, one writer, group commit.
//!
//! A pool of writing connections starves (SQLite's lock is not a queue), and a COMMIT costs an
//! fsync. So there is one [`Writer`], and transactions stand in [`Line`] for it. Whoever has it
//! runs in a savepoint and passes it on; the whole batch lives in one real transaction. When
//! nobody waits, or the batch is full, it is committed, and only then is anyone answered.
//!
//! One rule keeps this safe, and it lives in one place, [`Line::pass_on`]: *the writer is never put
//! down while a batch is open*. A future dropped at any point drops its [`Seat`], which undoes its
//! own savepoint and passes the writer on, so neither a hang-up nor a panic can strand the others.

mod line;
mod loan;
mod readers;
mod statements;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use std::{env, fs, process};

use rusqlite::Connection;
use rusqlite::config::DbConfig;

use crate::dialect::sqlite_error;
use crate::{Error, Options, Result};
use line::{Line, Seat, Writer};
use readers::{Reader, Readers};

pub(crate) use loan::Loan;

/// How long a statement waits for a lock that another process holds.
const BUSY_LIMIT: Duration = Duration::from_secs(5);

pub(crate) struct Sqlite {
    line: Arc<Line>,
    readers: Readers,
    /// A file may keep a thread waiting; memory never does, and simulation wants one thread.
    pub(crate) is_file: bool,
}

impl Sqlite {
    pub(crate) fn open(path: &str, options: &Options) -> Result<Sqlite> {
        let is_file = path != ":memory:";
        let scratch = if is_file { None } else { Some(Scratch::new()?) };
        let path = scratch.as_ref().map_or(path.into(), |scratch| scratch.0.join("db"));
        let writer = Writer::new(connect(&path, is_file).map_err(sqlite_error)?, options);
        let line = Line::new(writer, is_file && options.commit_off_workers);
        Ok(Sqlite {
            line: Arc::new(line),
            readers: Readers::new(path, is_file, scratch, options),
            is_file,
        })
    }

    pub(crate) async fn read(&self) -> Result<Reader> {
        self.readers.lend().await
    }

    pub(crate) async fn read_snapshot(&self) -> Result<Reader> {
        let mut reader = self.readers.lend().await?;
        reader.hold_snapshot()?;
        Ok(reader)
    }

    pub(crate) async fn begin(&self) -> Result<Seat> {
        Seat::take(&self.line).await
    }
}

fn connect(path: &Path, is_file: bool) -> rusqlite::Result<Connection> {
    let conn = Connection::open(path)?;
    // The default of 16 prepares a busy server's statements again and again.
    conn.set_prepared_statement_cache_capacity(512);
    conn.busy_timeout(BUSY_LIMIT)?;
    // Without it a statement that compares a column with a parameter is prepared at every use, lest
    // another value want another plan.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    let synchronous = if is_file { "FULL" } else { "OFF" };
    conn.execute_batch(&format!(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous={synchronous}; PRAGMA foreign_keys=ON;
         PRAGMA cache_size=-16000; PRAGMA temp_store=MEMORY;"
    ))?;
    Ok(conn)
}

/// What `sqlite::memory:` stands for: a file on the machine's memory disk, gone with the pool.
/// SQLite's own memory databases have no readers beside a writer (`memdb` answers BUSY, a shared
/// cache LOCKED), so a test would see other rules there than on a file.
struct Scratch(PathBuf);

impl Scratch {
    fn new() -> Result<Scratch> {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let memory = Some(PathBuf::from("/dev/shm")).filter(|path| path.is_dir());
        let name = format!("db-{}-{}", process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let path = memory.unwrap_or_else(env::temp_dir).join(name);
        fs::create_dir(&path).map_err(|error| Error::Database(error.into()))?;
        Ok(Scratch(path))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
