//! Recording facts, posting entries, and sealing both.

use base::{Actor, Error, Id, Result, Timestamp, boxed, hex, in_zone, kinds};
use db::Conn;
use sha2::{Digest, Sha256};

use super::model::{Entry, Event};
use super::store::{self, EventRow};
use crate::Ctx;
use crate::command::Command;

/// Only [`Command::record`] calls this.
pub async fn insert_event(
    tx: &mut Conn,
    id: Id<kinds::Event>,
    at: Timestamp,
    actor: Actor,
    event: &Event,
) -> Result<()> {
    store::insert_event(tx, id, at, actor, event).await
}

/// Posts entries under the event that caused them.
pub async fn post_all(
    command: &mut Command<'_>,
    event: Id<kinds::Event>,
    entries: Vec<Entry>,
) -> Result<()> {
    let unsound = |entry: &&Entry| !entry.is_balanced() || entry.postings.is_empty();
    if let Some(entry) = entries.iter().find(unsound) {
        let what = format!("{} {} does not balance", entry.kind, entry.source);
        return Err(Error::internal("journal", what));
    }
    let now = command.now;
    let today = in_zone(now, &command.ctx.biller.zone);
    let entries: Vec<_> = entries.into_iter().map(|entry| (command.ctx.id(), entry)).collect();
    store::insert_entries(command, event, now, today, &entries).await
}

/// Chains the hashes of what has been committed since the last time; says how many events.
///
/// The chain follows the order of sealing, not of the clock: a transaction that ends late is
/// sealed late. Two workers that seal at once are told apart by the position's primary key.
#[boxed]
pub async fn seal(ctx: &Ctx, limit: i64) -> Result<usize> {
    if !store::has_unsealed(&mut ctx.db.read().await?).await? {
        return Ok(0); // an idle worker never asks for the writer
    }
    let mut tx = ctx.db.begin().await?;
    let (mut position, mut hash) = store::last_seal(&mut tx).await?;
    let unsealed = store::unsealed_events(&mut tx, limit).await?;
    for event in &unsealed {
        position += 1;
        hash = chained(&hash, event, &store::postings_of(&mut tx, event.id).await?);
        store::insert_seal(&mut tx, position, event.id, &hash).await?;
    }
    tx.commit().await?;
    Ok(unsealed.len())
}

/// The first sealed event that is not as it was sealed, if any.
pub async fn broken_seal(conn: &mut Conn) -> Result<Option<String>> {
    let mut hash = String::new();
    let mut position = 0;
    loop {
        let page = store::seals_after(conn, position).await?;
        if page.is_empty() {
            return Ok(None);
        }
        for sealed in page {
            if sealed.position != position + 1 {
                return Ok(Some(format!("seal {} is missing", position + 1)));
            }
            position = sealed.position;
            let Some(event) = store::find_event(conn, sealed.event_id).await? else {
                return Ok(Some(format!("event {} is missing", sealed.event_id)));
            };
            hash = chained(&hash, &event, &store::postings_of(conn, event.id).await?);
            if hash != sealed.hash {
                return Ok(Some(format!("event {} was changed after it was sealed", event.id)));
            }
        }
    }
}

fn chained(before: &str, event: &EventRow, postings: &[String]) -> String {
    let mut digest = Sha256::new();
    let at = event.at.as_microsecond().to_string();
    let id = event.id.to_string();
    let account = event.account_id.map(|id| id.to_string()).unwrap_or_default();
    let fields =
        [before, &id, &at, &event.actor, &event.kind, &event.subject, &account, &event.facts];
    for field in fields.into_iter().chain(postings.iter().map(String::as_str)) {
        // The length in front keeps two fields from trading a character.
        digest.update((field.len() as u64).to_be_bytes());
        digest.update(field.as_bytes());
    }
    hex(&digest.finalize())
}
