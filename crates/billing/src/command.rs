//! The one door for writes: who, one transaction, one event at least, and the jobs that follow.
//!
//! An operation opens a [`Command`], checks its rules, writes through its store, records what
//! happened and commits. Calls to the outside world stand between two commands, never inside one.

use std::ops::{Deref, DerefMut};

use base::{Actor, Error, Id, Result, Timestamp, boxed, kinds};
use db::{Conn, Tx, jobs};

use crate::Ctx;
use crate::journal::{self, Event};

pub struct Command<'c> {
    pub ctx: &'c Ctx,
    pub actor: Actor,
    pub now: Timestamp,
    tx: Tx,
    recorded: bool,
}

impl<'c> Command<'c> {
    #[boxed]
    pub async fn begin(ctx: &'c Ctx, actor: Actor) -> Result<Command<'c>> {
        let tx = ctx.db.begin().await?;
        Ok(Command { ctx, actor, now: ctx.now(), tx, recorded: false })
    }

    /// Writes the fact down; its id is what entries of the journal hang on.
    pub async fn record(&mut self, event: Event) -> Result<Id<kinds::Event>> {
        let id = self.ctx.id();
        journal::insert_event(&mut self.tx, id, self.now, self.actor, &event).await?;
        if event.is_announced {
            self.enqueue(crate::jobs::ANNOUNCE, &id.to_string(), self.now).await?;
        }
        self.recorded = true;
        Ok(id)
    }

    /// Work for after the commit.
    pub async fn enqueue(&mut self, kind: &str, subject: &str, run_at: Timestamp) -> Result<()> {
        jobs::enqueue(&mut self.tx, self.ctx.id(), kind, subject, run_at).await?;
        Ok(())
    }

    /// Returns when it is on the disk. A change without an event is a mistake of ours.
    pub async fn commit(self) -> Result<()> {
        if !self.recorded {
            return Err(Error::internal("command", "a change was made that no event records"));
        }
        Ok(self.tx.commit().await?)
    }
}

impl Deref for Command<'_> {
    type Target = Conn;

    fn deref(&self) -> &Conn {
        &self.tx
    }
}

impl DerefMut for Command<'_> {
    fn deref_mut(&mut self) -> &mut Conn {
        &mut self.tx
    }
}
