//! The floor on PostgreSQL: bare tokio-postgres, one connection and its prepared statements for
//! each client; and the schema in which the benchmark works.

use std::collections::HashMap;
use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

use tokio::sync::Mutex;
use tokio_postgres::types::ToSql;
use tokio_postgres::{Client, NoTls, Statement};

use crate::driver::{Arguments, Driver, Result, Shape};
use crate::page;
use crate::payment::{self, NewPayment};
use crate::rounds::{CLIENTS, crowd};
use crate::world::World;

/// A schema of its own, so that nothing else in the database is touched.
pub struct Schema {
    /// The address at which its tables are found first.
    pub url: String,
    name: String,
    client: Client,
}

impl Schema {
    pub async fn create(database: &str) -> Result<Schema> {
        let name = format!("bench_{}", std::process::id());
        let separator = if database.contains('?') { '&' } else { '?' };
        let url = format!("{database}{separator}options=-csearch_path%3D{name}");
        let client = connect(&url).await?;
        client.batch_execute(&format!("CREATE SCHEMA {name}")).await?;
        Ok(Schema { url, name, client })
    }

    /// So that the plans rest on what was seeded, and not on when autovacuum comes by.
    pub async fn analyze(&self) -> Result<()> {
        Ok(self.client.batch_execute("ANALYZE").await?)
    }

    pub async fn clients(&self) -> Result<Vec<SharedRaw>> {
        let mut clients = Vec::new();
        for _ in 0..CLIENTS {
            let raw = Raw { client: connect(&self.url).await?, statements: HashMap::new() };
            clients.push(Arc::new(Mutex::new(raw)));
        }
        Ok(clients)
    }

    pub async fn drop(self) -> Result<()> {
        Ok(self.client.batch_execute(&format!("DROP SCHEMA {} CASCADE", self.name)).await?)
    }
}

async fn connect(url: &str) -> Result<Client> {
    let (client, link) = tokio_postgres::connect(url, NoTls).await?;
    tokio::spawn(link);
    Ok(client)
}

pub struct Raw {
    client: Client,
    statements: HashMap<&'static str, Statement>,
}

/// Held by one task for a whole round.
pub type SharedRaw = Arc<Mutex<Raw>>;

impl Raw {
    async fn prepared(&mut self, sql: &'static str) -> Result<Statement> {
        if let Some(statement) = self.statements.get(sql) {
            return Ok(statement.clone());
        }
        let statement = self.client.prepare(sql).await?;
        self.statements.insert(sql, statement.clone());
        Ok(statement)
    }

    async fn command(&self, sql: &'static str) -> Result<()> {
        Ok(self.client.batch_execute(sql).await?)
    }
}

impl Driver for Raw {
    async fn rows<T: Shape>(
        &mut self,
        sql: &'static str,
        arguments: Arguments<'_>,
    ) -> Result<Vec<T>> {
        let statement = self.prepared(sql).await?;
        let rows = self.client.query(&statement, &values(arguments)).await?;
        Ok(rows.iter().map(T::from_postgres).collect::<Result<_, _>>()?)
    }

    async fn change(&mut self, sql: &'static str, arguments: Arguments<'_>) -> Result<()> {
        let statement = self.prepared(sql).await?;
        self.client.execute(&statement, &values(arguments)).await?;
        Ok(())
    }
}

fn values<'a>(arguments: Arguments<'a>) -> Vec<&'a (dyn ToSql + Sync)> {
    arguments.iter().map(|argument| *argument as &(dyn ToSql + Sync)).collect()
}

pub async fn pages(clients: &[SharedRaw], world: &Arc<World>, until: Instant) -> Result<u64> {
    crowd(clients.iter().map(|raw| pages_of_one(Arc::clone(raw), Arc::clone(world), until))).await
}

pub async fn payments(clients: &[SharedRaw], world: &Arc<World>, until: Instant) -> Result<u64> {
    crowd(clients.iter().map(|raw| payments_of_one(Arc::clone(raw), Arc::clone(world), until)))
        .await
}

async fn pages_of_one(raw: SharedRaw, world: Arc<World>, until: Instant) -> Result<u64> {
    let mut raw = raw.lock().await;
    let mut seen = 0;
    while Instant::now() < until {
        black_box(page::load(&mut *raw, world.pick()).await?);
        seen += 1;
    }
    Ok(seen)
}

async fn payments_of_one(raw: SharedRaw, world: Arc<World>, until: Instant) -> Result<u64> {
    let mut raw = raw.lock().await;
    let mut made = 0;
    while Instant::now() < until {
        let payment = NewPayment::new(&world);
        raw.command("BEGIN").await?;
        payment::begin(&mut *raw, &payment).await?;
        raw.command("COMMIT").await?;
        raw.command("BEGIN").await?;
        payment::conclude(&mut *raw, &payment).await?;
        raw.command("COMMIT").await?;
        made += 1;
    }
    Ok(made)
}
