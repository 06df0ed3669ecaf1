//! The floor on SQLite: bare rusqlite, with the settings that `db` gives its connections.

use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use rusqlite::{Connection, params_from_iter};

use crate::driver::{Arguments, Driver, Result, Shape};
use crate::page;
use crate::payment::{self, NewPayment};
use crate::rounds::CLIENTS;
use crate::world::World;

pub struct Raw(Connection);

pub fn open(file: &Path) -> Result<Raw> {
    let connection = Connection::open(file)?;
    connection.set_prepared_statement_cache_capacity(512);
    connection.execute_batch(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;
         PRAGMA cache_size=-16000; PRAGMA temp_store=MEMORY; PRAGMA busy_timeout=5000;",
    )?;
    Ok(Raw(connection))
}

impl Raw {
    fn command(&self, sql: &'static str) -> Result<()> {
        self.0.prepare_cached(sql)?.execute([])?;
        Ok(())
    }
}

impl Driver for Raw {
    async fn rows<T: Shape>(
        &mut self,
        sql: &'static str,
        arguments: Arguments<'_>,
    ) -> Result<Vec<T>> {
        let mut statement = self.0.prepare_cached(portable(sql))?;
        let mut rows = statement.query(params_from_iter(arguments))?;
        let mut shapes = Vec::new();
        while let Some(row) = rows.next()? {
            shapes.push(T::from_sqlite(row)?);
        }
        Ok(shapes)
    }

    async fn change(&mut self, sql: &'static str, arguments: Arguments<'_>) -> Result<()> {
        self.0.prepare_cached(portable(sql))?.execute(params_from_iter(arguments))?;
        Ok(())
    }
}

/// SQLite has no row locks.
fn portable(sql: &'static str) -> &'static str {
    sql.strip_suffix(" FOR UPDATE").unwrap_or(sql)
}

/// How many pages one connection read.
pub async fn pages(raw: &mut Raw, world: &World, until: Instant) -> Result<u64> {
    let mut seen = 0;
    while Instant::now() < until {
        black_box(page::load(raw, world.pick()).await?);
        seen += 1;
    }
    Ok(seen)
}

/// How many payments one connection made, with one COMMIT for a batch: what a program would write
/// that had all of them at hand.
pub async fn payments(raw: &mut Raw, world: &World, until: Instant) -> Result<u64> {
    let mut made = 0;
    while Instant::now() < until {
        let batch: Vec<NewPayment<'_>> = (0..CLIENTS).map(|_| NewPayment::new(world)).collect();
        raw.command("BEGIN IMMEDIATE")?;
        for payment in &batch {
            raw.command("SAVEPOINT one")?;
            payment::begin(raw, payment).await?;
            raw.command("RELEASE one")?;
        }
        raw.command("COMMIT")?;
        raw.command("BEGIN IMMEDIATE")?;
        for payment in &batch {
            raw.command("SAVEPOINT one")?;
            payment::conclude(raw, payment).await?;
            raw.command("RELEASE one")?;
        }
        raw.command("COMMIT")?;
        made += batch.len() as u64;
    }
    Ok(made)
}
