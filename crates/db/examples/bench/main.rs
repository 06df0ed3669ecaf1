//! What the interface of `db` costs: one page and one payment through it and through the bare
//! drivers, on the product's schema, in one run and by turns.
//!
//! `cargo run --release -p db --example bench -- [--json] [--database postgres://…]`

mod driver;
mod interface;
mod options;
mod page;
mod payment;
mod processor_time;
mod raw_postgres;
mod raw_sqlite;
mod report;
mod rounds;
mod schema;
mod world;

use std::process::ExitCode;
use std::sync::Arc;

use db::Db;

use driver::Result;
use options::Options;
use raw_postgres::Schema;
use report::{Comparison, Database, Operation};
use rounds::compare;
use world::World;

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() -> ExitCode {
    let options = match Options::parse(std::env::args().skip(1)) {
        Ok(options) => options,
        Err(why) => {
            eprintln!("{why}");
            return ExitCode::from(2);
        }
    };
    match run(&options).await {
        Ok(comparisons) => {
            report::print(&comparisons, options.json);
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("the benchmark failed: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(options: &Options) -> Result<Vec<Comparison>> {
    let mut comparisons = on_sqlite().await?;
    if let Some(url) = &options.postgres {
        let schema = Schema::create(url).await?;
        let compared = on_postgres(&schema).await;
        schema.drop().await?;
        comparisons.extend(compared?);
    }
    Ok(comparisons)
}

/// Pages are read by one client, because there is nothing to wait for. Payments come from many,
/// because one COMMIT answers all that wait; the bare driver gets them in batches of that size.
async fn on_sqlite() -> Result<Vec<Comparison>> {
    let directory = tempfile::tempdir()?;
    let file = directory.path().join("bench.db");
    let db = Db::connect(&format!("sqlite:{}", file.display())).await?;
    let world = Arc::new(World::seed(&db).await?);
    interface::add_history(&db, &world).await?;
    let mut raw = raw_sqlite::open(&file)?;

    eprintln!("measuring pages on SQLite");
    let pages = compare(
        async |until| raw_sqlite::pages(&mut raw, &world, until).await,
        async |until| interface::pages(db.clone(), Arc::clone(&world), until).await,
    )
    .await?;
    eprintln!("measuring payments on SQLite");
    let payments = compare(
        async |until| raw_sqlite::payments(&mut raw, &world, until).await,
        async |until| interface::payments_of_many(&db, &world, until).await,
    )
    .await?;
    Ok(vec![
        Comparison::new(Operation::Page, Database::Sqlite, pages),
        Comparison::new(Operation::Payment, Database::Sqlite, payments),
    ])
}

/// Many clients at once, because each waits for the server most of its time.
async fn on_postgres(schema: &Schema) -> Result<Vec<Comparison>> {
    let db = Db::connect(&schema.url).await?;
    let world = Arc::new(World::seed(&db).await?);
    interface::add_history(&db, &world).await?;
    schema.analyze().await?;
    let raw = schema.clients().await?;

    eprintln!("measuring pages on PostgreSQL");
    let pages = compare(
        async |until| raw_postgres::pages(&raw, &world, until).await,
        async |until| interface::pages_of_many(&db, &world, until).await,
    )
    .await?;
    eprintln!("measuring payments on PostgreSQL");
    let payments = compare(
        async |until| raw_postgres::payments(&raw, &world, until).await,
        async |until| interface::payments_of_many(&db, &world, until).await,
    )
    .await?;
    Ok(vec![
        Comparison::new(Operation::Page, Database::Postgres, pages),
        Comparison::new(Operation::Payment, Database::Postgres, payments),
    ])
}
