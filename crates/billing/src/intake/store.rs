//! All SQL of imports.

use base::{Id, Result, Timestamp, kinds};
use db::Conn;

use super::check::Checked;
use super::model::Counts;

pub(super) async fn is_imported(conn: &mut Conn, hash: &str, kind: &str) -> Result<bool> {
    let sql = "SELECT id FROM import WHERE file_hash = $1 AND kind = $2";
    let found: Option<(Id<kinds::Import>,)> = conn.find(sql, &[&hash, &kind]).await?;
    Ok(found.is_some())
}

/// Imports go one at a time, so that two never wait for each other's accounts.
pub(super) async fn wait_for_turn(tx: &mut Conn) -> Result<()> {
    let sql = "SELECT only_one FROM biller WHERE only_one = 1 FOR UPDATE";
    let _: Option<(i64,)> = tx.find(sql, &[]).await?;
    Ok(())
}

/// Claims the file, before its rows are applied; false if another process has just imported it.
pub(super) async fn insert_import(
    tx: &mut Conn,
    id: Id<kinds::Import>,
    file: &Checked,
    at: Timestamp,
) -> Result<bool> {
    let rows = i64::try_from(file.rows()).unwrap_or(i64::MAX);
    let inserted = tx
        .execute(
            "INSERT INTO import
               (id, file_hash, file_name, kind, at, row_count, added, changed, unchanged)
             VALUES ($1, $2, $3, $4, $5, $6, 0, 0, 0)
             ON CONFLICT (file_hash, kind) DO NOTHING",
            &[&id, &file.hash, &&*file.file, &file.kind.name(), &at, &rows],
        )
        .await?;
    Ok(inserted == 1)
}

pub(super) async fn set_counts(tx: &mut Conn, id: Id<kinds::Import>, counts: Counts) -> Result<()> {
    let [added, changed, unchanged] = [counts.added, counts.changed, counts.unchanged]
        .map(|count| i64::try_from(count).unwrap_or(i64::MAX));
    tx.send(
        "UPDATE import SET added = $1, changed = $2, unchanged = $3 WHERE id = $4",
        &[&added, &changed, &unchanged, &id],
    )
    .await?;
    Ok(())
}
