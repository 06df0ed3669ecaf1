//! A connection on loan, and the transaction: the whole interface that store functions see.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use base::boxed;

use crate::value::{FromRow, Params, ToValue};
use crate::{Error, Point, Result, Row, Steering, postgres, sqlite, steering};

/// A connection on loan; statements are run through it, one at a time.
///
/// The SQL is `&'static str` so that no value can be pasted into it, and so that the cache of
/// prepared statements is bounded by the program's text.
pub struct Conn {
    link: Link,
    spoilt: bool,
}

pub(crate) enum Link {
    Sqlite(sqlite::Loan),
    Postgres(postgres::Session),
}

impl Conn {
    pub(crate) fn new(link: Link) -> Conn {
        Conn { link, spoilt: false }
    }

    /// All rows.
    pub async fn query<T: FromRow>(
        &mut self,
        sql: &'static str,
        params: Params<'_>,
    ) -> Result<Vec<T>> {
        self.check()?;
        let mut found = Vec::new();
        let mut read = pushing(&mut found);
        let queried = match &mut self.link {
            Link::Sqlite(loan) => loan.query(sql, params, &mut read),
            Link::Postgres(session) => session.query(sql, params, &mut read).await,
        };
        drop(read);
        self.note(queried)?;
        Ok(found)
    }

    /// The one row that may be there.
    pub async fn find<T: FromRow>(
        &mut self,
        sql: &'static str,
        params: Params<'_>,
    ) -> Result<Option<T>> {
        let mut rows = self.query(sql, params).await?;
        debug_assert!(rows.len() < 2, "more than one row: {sql}");
        Ok(rows.pop())
    }

    /// The one row that must be there.
    pub async fn query_one<T: FromRow>(
        &mut self,
        sql: &'static str,
        params: Params<'_>,
    ) -> Result<T> {
        self.find(sql, params).await?.ok_or(Error::NotFound)
    }

    /// The number of rows it changed.
    pub async fn execute(&mut self, sql: &'static str, params: Params<'_>) -> Result<u64> {
        self.check()?;
        let changed = match &mut self.link {
            Link::Sqlite(loan) => loan.execute(sql, params),
            Link::Postgres(session) => session.execute(sql, params).await,
        };
        self.note(changed)
    }

    /// A change whose effect nobody waits for: PostgreSQL works on it while the program goes on. Its
    /// failure is told by a later statement, or the commit, and spoils the transaction as any other.
    pub async fn send(&mut self, sql: &'static str, params: Params<'_>) -> Result<()> {
        self.check()?;
        let sent = match &mut self.link {
            Link::Sqlite(loan) => loan.execute(sql, params).map(drop),
            Link::Postgres(session) => session.send(sql, params).await,
        };
        self.note(sent)
    }

    /// [`Conn::send`] once for each row. All parameters stand in the one tuple of a `VALUES`, which
    /// PostgreSQL gets as often as there are rows, some dozens in a statement.
    pub async fn send_rows<const N: usize>(
        &mut self,
        sql: &'static str,
        rows: &[[&(dyn ToValue + Sync); N]],
    ) -> Result<()> {
        self.check()?;
        let sent = match &mut self.link {
            Link::Sqlite(loan) => rows.iter().try_for_each(|row| loan.execute(sql, row).map(drop)),
            Link::Postgres(session) => session.send_rows(sql, rows).await,
        };
        self.note(sent)
    }

    /// [`Conn::query`] once for each row, in no order: the tuple of the `VALUES` is what is looked
    /// for.
    pub async fn query_rows<T: FromRow, const N: usize>(
        &mut self,
        sql: &'static str,
        rows: &[[&(dyn ToValue + Sync); N]],
    ) -> Result<Vec<T>> {
        self.check()?;
        let mut found = Vec::new();
        let mut read = pushing(&mut found);
        let queried = match &mut self.link {
            Link::Sqlite(loan) => rows.iter().try_for_each(|row| loan.query(sql, row, &mut read)),
            Link::Postgres(session) => session.query_rows(sql, rows, &mut read).await,
        };
        drop(read);
        self.note(queried)?;
        Ok(found)
    }

    /// Only checks the statement; the suite prepares every statement on both databases.
    #[boxed]
    pub async fn prepare(&mut self, sql: &'static str) -> Result<()> {
        self.check()?;
        let prepared = match &mut self.link {
            Link::Sqlite(loan) => loan.prepare(sql),
            Link::Postgres(session) => session.prepare(sql).await.map(drop),
        };
        self.note(prepared)
    }

    /// Several statements without parameters: migrations.
    pub(crate) async fn batch(&mut self, sql: &str) -> Result<()> {
        self.check()?;
        let done = match &mut self.link {
            Link::Sqlite(loan) => loan.batch(sql),
            Link::Postgres(session) => session.batch(sql).await,
        };
        self.note(done)
    }

    /// On SQLite whoever has the writer is alone already.
    pub(crate) async fn lock_migrations(&mut self) -> Result<()> {
        match &mut self.link {
            Link::Postgres(session) => session.batch("SELECT pg_advisory_xact_lock(7293)").await,
            Link::Sqlite(_) => Ok(()),
        }
    }

    fn check(&self) -> Result<()> {
        if self.spoilt { Err(Error::Aborted) } else { Ok(()) }
    }

    /// A failed statement spoils its transaction on both databases, as PostgreSQL has it: what
    /// works on one must not silently lose half of its writes on the other.
    fn note<T>(&mut self, outcome: Result<T>) -> Result<T> {
        if let Err(error) = &outcome {
            let in_transaction = match &mut self.link {
                Link::Sqlite(loan) => loan.notice_failure(),
                Link::Postgres(session) => session.in_transaction,
            };
            self.spoilt = in_transaction && error.spoils();
        }
        outcome
    }
}

fn pushing<T: FromRow>(found: &mut Vec<T>) -> impl FnMut(&mut Row<'_>) -> Result<()> + Send {
    |row| {
        found.push(T::from_row(row)?);
        Ok(())
    }
}

/// A transaction: commit it, or it never happened.
pub struct Tx {
    conn: Conn,
    steering: Option<Arc<dyn Steering>>,
}

impl Tx {
    pub(crate) fn new(link: Link, steering: Option<Arc<dyn Steering>>) -> Tx {
        Tx { conn: Conn::new(link), steering }
    }

    /// Returns when the transaction is on the disk, alone or with others that waited. A future
    /// dropped while it waits here may have been committed or not, as after any lost connection.
    #[boxed]
    pub async fn commit(self) -> Result<()> {
        self.conn.check()?;
        steering::reach(&self.steering, Point::Commit).await?;
        match self.conn.link {
            Link::Sqlite(loan) => loan.commit().await?,
            Link::Postgres(session) => session.commit().await?,
        }
        steering::reach(&self.steering, Point::Committed).await
    }

    /// The same as dropping it, said aloud.
    pub fn rollback(self) {}
}

impl Deref for Tx {
    type Target = Conn;

    fn deref(&self) -> &Conn {
        &self.conn
    }
}

impl DerefMut for Tx {
    fn deref_mut(&mut self) -> &mut Conn {
        &mut self.conn
    }
}
