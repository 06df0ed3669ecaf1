//! The interface of `db`, as the floors above use it.

use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

use db::{Conn, Db, ToValue};

use crate::driver::{Arguments, Driver, Result, Shape};
use crate::page;
use crate::payment::{self, NewPayment};
use crate::rounds::{CLIENTS, crowd};
use crate::world::World;

const PAST_PAYMENTS: usize = 1_000;

impl Driver for Conn {
    async fn rows<T: Shape>(
        &mut self,
        sql: &'static str,
        arguments: Arguments<'_>,
    ) -> Result<Vec<T>> {
        Ok(self.query(sql, &values(arguments)).await?)
    }

    async fn change(&mut self, sql: &'static str, arguments: Arguments<'_>) -> Result<()> {
        self.execute(sql, &values(arguments)).await?;
        Ok(())
    }
}

fn values<'a>(arguments: Arguments<'a>) -> Vec<&'a (dyn ToValue + Sync)> {
    arguments.iter().map(|argument| *argument as &(dyn ToValue + Sync)).collect()
}

/// Payments of the past. Without them PostgreSQL would plan its first statements for empty tables,
/// and keep those plans: whoever is measured first would be slower.
pub async fn add_history(db: &Db, world: &World) -> Result<()> {
    let mut tx = db.begin().await?;
    for _ in 0..PAST_PAYMENTS {
        let payment = NewPayment::new(world);
        payment::begin(&mut *tx, &payment).await?;
        payment::conclude(&mut *tx, &payment).await?;
    }
    Ok(tx.commit().await?)
}

/// How many pages one client saw.
pub async fn pages(db: Db, world: Arc<World>, until: Instant) -> Result<u64> {
    let mut seen = 0;
    while Instant::now() < until {
        let mut conn = db.read().await?;
        black_box(page::load(&mut conn, world.pick()).await?);
        seen += 1;
    }
    Ok(seen)
}

pub async fn pages_of_many(db: &Db, world: &Arc<World>, until: Instant) -> Result<u64> {
    crowd((0..CLIENTS).map(|_| pages(db.clone(), Arc::clone(world), until))).await
}

pub async fn payments_of_many(db: &Db, world: &Arc<World>, until: Instant) -> Result<u64> {
    crowd((0..CLIENTS).map(|_| payments(db.clone(), Arc::clone(world), until))).await
}

/// How many payments one client made.
async fn payments(db: Db, world: Arc<World>, until: Instant) -> Result<u64> {
    let mut made = 0;
    while Instant::now() < until {
        let payment = NewPayment::new(&world);
        let mut tx = db.begin().await?;
        payment::begin(&mut *tx, &payment).await?;
        tx.commit().await?;
        let mut tx = db.begin().await?;
        payment::conclude(&mut *tx, &payment).await?;
        tx.commit().await?;
        made += 1;
    }
    Ok(made)
}
