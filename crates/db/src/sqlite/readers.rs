//! Reading connections: opened when first needed, lent, and taken back.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::Connection;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

use super::{Scratch, connect};
use crate::dialect::sqlite_error;
use crate::{Error, Options, Result};

pub(crate) struct Readers {
    home: Arc<Home>,
    permits: Arc<Semaphore>,
    patience: Duration,
}

struct Home {
    idle: Mutex<Vec<Connection>>,
    path: PathBuf,
    is_file: bool,
    _scratch: Option<Scratch>,
}

impl Readers {
    pub(crate) fn new(
        path: PathBuf,
        is_file: bool,
        scratch: Option<Scratch>,
        options: &Options,
    ) -> Readers {
        Readers {
            home: Arc::new(Home { idle: Mutex::default(), path, is_file, _scratch: scratch }),
            permits: Arc::new(Semaphore::new(options.connections)),
            patience: options.patience,
        }
    }

    pub(crate) async fn lend(&self) -> Result<Reader> {
        let permit = timeout(self.patience, self.permits.clone().acquire_owned()).await;
        let permit = permit.map_err(|_| Error::Busy)?;
        let permit = permit.map_err(|_| Error::other("the pool is closed"))?;
        let idle = self.home.idle().pop();
        let conn = match idle {
            Some(conn) => conn,
            None => self.home.connect().map_err(sqlite_error)?,
        };
        Ok(Reader { conn: Some(conn), home: self.home.clone(), _permit: permit })
    }
}

impl Home {
    fn idle(&self) -> MutexGuard<'_, Vec<Connection>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn connect(&self) -> rusqlite::Result<Connection> {
        let conn = connect(&self.path, self.is_file)?;
        conn.execute_batch("PRAGMA query_only=ON")?;
        Ok(conn)
    }
}

/// A reading connection on loan; the permit goes last, when the connection is home again.
pub(crate) struct Reader {
    conn: Option<Connection>,
    home: Arc<Home>,
    _permit: OwnedSemaphorePermit,
}

impl Reader {
    pub(crate) fn conn(&self) -> Result<&Connection> {
        self.conn.as_ref().ok_or(Error::Aborted)
    }

    /// The transaction ends when the connection goes home.
    pub(crate) fn hold_snapshot(&mut self) -> Result<()> {
        self.conn()?.execute_batch("BEGIN").map_err(sqlite_error)
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        let Some(conn) = self.conn.take() else { return };
        // One that can't leave its snapshot would show old data to whoever comes next.
        if conn.is_autocommit() || conn.execute_batch("COMMIT").is_ok() {
            self.home.idle().push(conn);
        }
    }
}
