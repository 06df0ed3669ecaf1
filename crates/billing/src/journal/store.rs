//! All SQL of the journal.

use base::{Actor, Date, Id, Result, Timestamp, kinds};
use db::{Conn, ToValue, row};

use super::model::{Entry, Event};

pub struct EventRow {
    pub id: Id<kinds::Event>,
    pub at: Timestamp,
    pub actor: String,
    pub kind: String,
    pub subject: String,
    pub account_id: Option<Id<kinds::Account>>,
    pub facts: String,
}
row!(EventRow { id, at, actor, kind, subject, account_id, facts });

pub(super) struct Sealed {
    pub position: i64,
    pub event_id: Id<kinds::Event>,
    pub hash: String,
}
row!(Sealed { position, event_id, hash });

pub(super) async fn insert_event(
    tx: &mut Conn,
    id: Id<kinds::Event>,
    at: Timestamp,
    actor: Actor,
    event: &Event,
) -> Result<()> {
    tx.send(
        "INSERT INTO event (id, at, actor, kind, subject, account_id, facts)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        &[
            &id,
            &at,
            &actor.to_string(),
            &event.kind,
            &event.subject,
            &event.account,
            &event.facts.to_string(),
        ],
    )
    .await?;
    tx.send("INSERT INTO unsealed (event_id) VALUES ($1)", &[&id]).await?;
    Ok(())
}

pub async fn find_event(conn: &mut Conn, id: Id<kinds::Event>) -> Result<Option<EventRow>> {
    let sql = "SELECT id, at, actor, kind, subject, account_id, facts FROM event WHERE id = $1";
    Ok(conn.find(sql, &[&id]).await?)
}

pub(super) async fn insert_entries(
    tx: &mut Conn,
    event: Id<kinds::Event>,
    at: Timestamp,
    today: Date,
    entries: &[(Id<kinds::Entry>, Entry)],
) -> Result<()> {
    let rows: Vec<[&(dyn ToValue + Sync); 5]> = entries
        .iter()
        .map(|(id, entry)| [id as _, &event as _, &entry.kind as _, &entry.source as _, &at as _])
        .collect();
    let sql = "INSERT INTO entry (id, event_id, kind, source, at) VALUES ($1, $2, $3, $4, $5)";
    tx.send_rows(sql, &rows).await?;
    let legs: Vec<_> = entries
        .iter()
        .flat_map(|(id, entry)| {
            let day = entry.effective_on.unwrap_or(today);
            (1i64..).zip(&entry.postings).map(move |leg| (id, entry, day, leg))
        })
        .collect();
    let rows: Vec<[&(dyn ToValue + Sync); 10]> = legs
        .iter()
        .map(|(id, entry, day, (position, posting))| {
            [
                *id as _,
                position as _,
                &posting.ledger as _,
                &posting.account as _,
                &posting.invoice as _,
                &posting.payment as _,
                &posting.amount as _,
                &entry.currency as _,
                day as _,
                &entry.kind as _,
            ]
        })
        .collect();
    let sql = "INSERT INTO posting (entry_id, position, ledger, account_id, invoice_id, payment_id,
                 amount_cents, currency, effective_on, kind)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    Ok(tx.send_rows(sql, &rows).await?)
}

/// The last position and hash; a chain begins with position 0 and an empty hash.
pub(super) async fn last_seal(tx: &mut Conn) -> Result<(i64, String)> {
    let last: Option<(i64, String)> = tx
        .find("SELECT position, hash FROM seal ORDER BY position DESC LIMIT 1 FOR UPDATE", &[])
        .await?;
    Ok(last.unwrap_or_default())
}

pub(super) async fn has_unsealed(conn: &mut Conn) -> Result<bool> {
    let found: Option<(String,)> = conn.find("SELECT event_id FROM unsealed LIMIT 1", &[]).await?;
    Ok(found.is_some())
}

pub(super) async fn unsealed_events(tx: &mut Conn, limit: i64) -> Result<Vec<EventRow>> {
    let sql = "SELECT id, at, actor, kind, subject, account_id, facts FROM event
               WHERE id IN (SELECT event_id FROM unsealed ORDER BY event_id LIMIT $1)
               ORDER BY id";
    Ok(tx.query(sql, &[&limit]).await?)
}

pub(super) async fn insert_seal(
    tx: &mut Conn,
    position: i64,
    event: Id<kinds::Event>,
    hash: &str,
) -> Result<()> {
    let sql = "INSERT INTO seal (position, event_id, hash) VALUES ($1, $2, $3)";
    tx.send(sql, &[&position, &event, &hash]).await?;
    tx.send("DELETE FROM unsealed WHERE event_id = $1", &[&event]).await?;
    Ok(())
}

pub(super) async fn seals_after(conn: &mut Conn, position: i64) -> Result<Vec<Sealed>> {
    let sql = "SELECT position, event_id, hash FROM seal WHERE position > $1
               ORDER BY position LIMIT 1000";
    Ok(conn.query(sql, &[&position]).await?)
}

/// The postings under an event, each as one text, in a fixed order.
pub(super) async fn postings_of(conn: &mut Conn, event: Id<kinds::Event>) -> Result<Vec<String>> {
    let rows: Vec<(String,)> = conn
        .query(
            "SELECT entry.kind || ' ' || entry.source || ' ' || posting.position || ' '
                 || posting.ledger || ' ' || coalesce(posting.account_id, '-') || ' '
                 || coalesce(posting.invoice_id, '-') || ' ' || coalesce(posting.payment_id, '-')
                 || ' ' || posting.amount_cents || ' ' || posting.currency
                 || ' ' || posting.effective_on
             FROM entry JOIN posting ON posting.entry_id = entry.id
             WHERE entry.event_id = $1 ORDER BY entry.id, posting.position",
            &[&event],
        )
        .await?;
    Ok(rows.into_iter().map(|(text,)| text).collect())
}

/// Whether the movement of that source has been posted.
pub async fn has_entry(conn: &mut Conn, source: &str) -> Result<bool> {
    let found: Option<(String,)> =
        conn.find("SELECT id FROM entry WHERE source = $1", &[&source]).await?;
    Ok(found.is_some())
}
