//! `paydesk migrate`: brings the database's tables to this program's version.

use billing::migrations;

use crate::config::{self, Sources};
use crate::failure::Failure;
use crate::wiring;

pub async fn run(sources: &Sources) -> Result<(), Failure> {
    let db = wiring::open_database(&config::database(sources)?).await?;
    match db.migrate(migrations::ALL).await.map_err(Failure::doing("Nothing was migrated"))? {
        0 => println!("The database is up to date."),
        1 => println!("Applied 1 migration."),
        count => println!("Applied {count} migrations."),
    }
    Ok(())
}
