//! Setting the biller up, and reading it when a process starts.

use base::{Actor, Chance, Clock, Error, Id, Result, boxed};
use db::{Conn, Db};
use serde_json::json;

use super::model::{Biller, BillerFile};
use super::store;
use crate::journal::{self, Event};

/// What became of a settings file.
#[must_use]
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Applied {
    Done,
    /// It changes rules for fees that are or were in effect; nothing was changed.
    FeesDiffer(String),
}

/// Writes the biller's settings; the same file again changes nothing.
///
/// Takes the bare database because there is no [`crate::Ctx`] before there is a biller.
#[boxed]
pub async fn apply(
    db: &Db,
    clock: &dyn Clock,
    chance: &dyn Chance,
    biller: &Biller,
) -> Result<Applied> {
    let mut tx = db.begin().await?;
    if let Some(why) = conflict(&mut tx, clock, biller).await? {
        return Ok(Applied::FeesDiffer(why));
    }
    store::put_biller(&mut tx, biller).await?;
    let event = Event::new("settings.applied", "biller").facts(json!({ "name": biller.name }));
    journal::insert_event(&mut tx, Id::new(clock, chance), clock.now(), Actor::Operator, &event)
        .await?;
    tx.commit().await?;
    Ok(Applied::Done)
}

/// What [`apply`] would answer, without applying anything.
#[boxed]
pub async fn find_conflict(db: &Db, clock: &dyn Clock, biller: &Biller) -> Result<Option<String>> {
    conflict(&mut db.read().await?, clock, biller).await
}

async fn conflict(conn: &mut Conn, clock: &dyn Clock, biller: &Biller) -> Result<Option<String>> {
    let Some(known) = store::find_biller(conn).await? else { return Ok(None) };
    let known = known.parse().map_err(|why| Error::internal("settings", why))?;
    let today = biller.date_of(clock.now());
    Ok(biller.fees.check_follows(&known.fees, today).err())
}

/// The biller of this database.
#[boxed]
pub async fn get_biller(db: &Db) -> Result<Biller> {
    let mut conn = db.read().await?;
    let file: BillerFile = store::find_biller(&mut conn).await?.ok_or(Error::NotFound)?;
    file.parse().map_err(|why| Error::internal("settings", why))
}
