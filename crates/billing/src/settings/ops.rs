//! Setting the biller up, and reading it when a process starts.

use base::{Actor, Chance, Clock, Error, Id, Result};
use db::Db;
use serde_json::json;

use super::model::{Biller, BillerFile};
use super::store;
use crate::journal::{self, Event};

/// Writes the biller's settings; the same file again changes nothing.
///
/// Takes the bare database because there is no [`crate::Ctx`] before there is a biller.
pub async fn apply(db: &Db, clock: &dyn Clock, chance: &dyn Chance, biller: &Biller) -> Result<()> {
    let mut tx = db.begin().await?;
    store::put_biller(&mut tx, biller).await?;
    let event = Event::new("settings.applied", "biller").facts(json!({ "name": biller.name }));
    journal::insert_event(&mut tx, Id::new(clock, chance), clock.now(), Actor::Operator, &event)
        .await?;
    Ok(tx.commit().await?)
}

/// The biller of this database.
pub async fn get_biller(db: &Db) -> Result<Biller> {
    let mut conn = db.read().await?;
    let file: BillerFile = store::find_biller(&mut conn).await?.ok_or(Error::NotFound)?;
    file.parse().map_err(|why| Error::internal("settings", why))
}
