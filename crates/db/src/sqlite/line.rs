//! The line in which transactions wait for the one writer, and the batch that one COMMIT answers.

use std::collections::VecDeque;
use std::mem;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::Connection;
use tokio::runtime::Handle;
use tokio::sync::oneshot;

use super::BUSY_LIMIT;
use crate::dialect::sqlite_error;
use crate::{Error, Options, Result};

/// Where transactions wait for the writer, first come, first served.
pub(crate) struct Line {
    queue: Mutex<Queue>,
    /// COMMIT waits for the disk, so it runs on a blocking thread, never on an async worker.
    blocking: bool,
}

struct Queue {
    free: Option<Box<Writer>>,
    waiting: VecDeque<oneshot::Sender<Seat>>,
}

enum Turn {
    Now(Box<Writer>),
    Later(oneshot::Receiver<Seat>),
}

impl Queue {
    fn join(&mut self) -> Turn {
        if let Some(writer) = self.free.take() {
            return Turn::Now(writer);
        }
        let (ticket, turn) = oneshot::channel();
        self.waiting.push_back(ticket);
        Turn::Later(turn)
    }
}

impl Line {
    pub(crate) fn new(writer: Writer, blocking: bool) -> Line {
        let queue = Queue { free: Some(Box::new(writer)), waiting: VecDeque::new() };
        Line { queue: Mutex::new(queue), blocking }
    }

    fn queue(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Gives the writer to the next in line. If there is none, or the batch is full, the batch is
    /// committed first. A ticket whose holder hung up gives the writer straight back.
    fn pass_on(self: &Arc<Line>, mut writer: Box<Writer>) {
        loop {
            let mut queue = self.queue();
            let next = if writer.is_full() { None } else { queue.waiting.pop_front() };
            let Some(next) = next else {
                if !writer.in_batch {
                    queue.free = Some(writer);
                    return;
                }
                drop(queue);
                return self.commit(writer);
            };
            drop(queue);
            let seat = Seat { writer: Some(writer), line: self.clone() };
            match next.send(seat).map_err(|mut seat| seat.writer.take()) {
                Err(Some(back)) => writer = back,
                _ => return,
            }
        }
    }

    fn commit(self: &Arc<Line>, mut writer: Box<Writer>) {
        let line = self.clone();
        let work = move || {
            writer.commit_batch();
            line.pass_on(writer);
        };
        match Handle::try_current() {
            // The work owns the writer: it ends whether or not its members still listen.
            Ok(runtime) if self.blocking => drop(runtime.spawn_blocking(work)),
            _ => work(),
        }
    }
}

pub(crate) struct Writer {
    conn: Connection,
    /// Who waits for the COMMIT of the open batch.
    members: Vec<oneshot::Sender<Result<(), String>>>,
    in_batch: bool,
    in_savepoint: bool,
    batch_limit: usize,
}

impl Writer {
    pub(crate) fn new(conn: Connection, options: &Options) -> Writer {
        let batch_limit = options.batch_limit;
        Writer { conn, members: Vec::new(), in_batch: false, in_savepoint: false, batch_limit }
    }

    fn run(&self, sql: &str) -> rusqlite::Result<()> {
        self.conn.prepare_cached(sql)?.raw_execute().map(drop)
    }

    fn is_full(&self) -> bool {
        self.members.len() >= self.batch_limit
    }

    fn commit_batch(&mut self) {
        // A transaction that SQLite has ended by itself must not look like a success.
        let outcome = self.run("COMMIT").map_err(|error| error.to_string());
        if outcome.is_err() && !self.conn.is_autocommit() {
            // If this fails too, the next BEGIN says so.
            let _ = self.run("ROLLBACK");
        }
        self.answer(&outcome);
    }

    fn answer(&mut self, outcome: &Result<(), String>) {
        self.in_batch = false;
        for member in self.members.drain(..) {
            let _ = member.send(outcome.clone());
        }
    }

    /// On some errors (disk full, out of memory) SQLite rolls the whole transaction back, and the
    /// other members' work with it.
    fn notice_lost_batch(&mut self) {
        if self.in_batch && self.conn.is_autocommit() {
            self.in_savepoint = false;
            self.answer(&Err("SQLite rolled the batch back".to_owned()));
        }
    }
}

/// The right to use the writer, from `begin` to `commit`.
pub(crate) struct Seat {
    /// None only once it has been passed on.
    writer: Option<Box<Writer>>,
    line: Arc<Line>,
}

impl Seat {
    pub(crate) async fn take(line: &Arc<Line>) -> Result<Seat> {
        let turn = line.queue().join();
        let mut seat = match turn {
            Turn::Now(writer) => Seat { writer: Some(writer), line: line.clone() },
            Turn::Later(turn) => turn.await.map_err(|_| Error::other("the writer is gone"))?,
        };
        seat.open().await?;
        Ok(seat)
    }

    async fn open(&mut self) -> Result<()> {
        if !self.writer()?.in_batch {
            self.begin_batch().await?;
        }
        let writer = self.writer()?;
        writer.run("SAVEPOINT tx").map_err(sqlite_error)?;
        writer.in_savepoint = true;
        Ok(())
    }

    /// Waits for writers of other processes without keeping this thread from its other work.
    async fn begin_batch(&mut self) -> Result<()> {
        let mut waited = Duration::ZERO;
        loop {
            let writer = self.writer()?;
            let _ = writer.conn.busy_timeout(Duration::ZERO);
            let begun = writer.run("BEGIN IMMEDIATE").map_err(sqlite_error);
            let _ = writer.conn.busy_timeout(BUSY_LIMIT);
            match begun {
                Err(Error::Conflict) if waited < BUSY_LIMIT => {}
                begun => {
                    writer.in_batch = begun.is_ok();
                    return begun;
                }
            }
            let pause = (waited / 4).clamp(Duration::from_millis(1), Duration::from_millis(100));
            tokio::time::sleep(pause).await;
            waited += pause;
        }
    }

    pub(crate) fn conn(&self) -> Result<&Connection> {
        match &self.writer {
            Some(writer) if writer.in_savepoint => Ok(&writer.conn),
            _ => Err(Error::Aborted),
        }
    }

    pub(crate) fn notice_lost_batch(&mut self) {
        if let Some(writer) = &mut self.writer {
            writer.notice_lost_batch();
        }
    }

    pub(crate) async fn commit(mut self) -> Result<()> {
        let (member, answer) = oneshot::channel();
        let writer = self.writer()?;
        if !writer.in_savepoint {
            return Err(Error::Aborted);
        }
        writer.run("RELEASE tx").map_err(sqlite_error)?;
        writer.in_savepoint = false;
        writer.members.push(member);
        drop(self);
        match answer.await {
            Ok(outcome) => outcome.map_err(Error::Commit),
            Err(_) => Err(Error::Commit("the writer is gone".to_owned())),
        }
    }

    fn writer(&mut self) -> Result<&mut Writer> {
        self.writer.as_deref_mut().ok_or(Error::Aborted)
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let Some(mut writer) = self.writer.take() else { return };
        if mem::take(&mut writer.in_savepoint) {
            let undone = writer.run("ROLLBACK TO tx").and_then(|()| writer.run("RELEASE tx"));
            if undone.is_err() {
                // What cannot be undone must not be committed.
                let _ = writer.run("ROLLBACK");
                writer.notice_lost_batch();
            }
        }
        self.line.pass_on(writer);
    }
}
