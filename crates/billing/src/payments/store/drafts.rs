//! Drafts and the invoices ticked in them.

use base::{Id, Result, Timestamp, kinds};
use db::{Conn, row};

use crate::payments::model::Draft;

row!(Draft { id, user_id, account_id, choice, amount_cents, method_id });

pub async fn find_draft_for(
    conn: &mut Conn,
    user: Id<kinds::User>,
    draft: Id<kinds::Draft>,
) -> Result<Option<Draft>> {
    let sql = "SELECT id, user_id, account_id, choice, amount_cents, method_id FROM draft
               WHERE user_id = $1 AND id = $2";
    Ok(conn.find(sql, &[&user, &draft]).await?)
}

/// Adds or changes it; false when the id is another user's.
pub async fn put_draft(tx: &mut Conn, draft: &Draft, at: Timestamp) -> Result<bool> {
    let rows = tx
        .execute(
            "INSERT INTO draft (id, user_id, account_id, choice, amount_cents, method_id, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7)
             ON CONFLICT (id) DO UPDATE SET account_id = excluded.account_id,
                 choice = excluded.choice, amount_cents = excluded.amount_cents,
                 method_id = excluded.method_id
             WHERE draft.user_id = excluded.user_id",
            &[
                &draft.id,
                &draft.user_id,
                &draft.account_id,
                &draft.choice,
                &draft.amount_cents,
                &draft.method_id,
                &at,
            ],
        )
        .await?;
    Ok(rows == 1)
}

pub async fn put_draft_invoices(
    tx: &mut Conn,
    draft: Id<kinds::Draft>,
    invoices: &[Id<kinds::Invoice>],
) -> Result<()> {
    tx.send("DELETE FROM draft_invoice WHERE draft_id = $1", &[&draft]).await?;
    for invoice in invoices {
        let sql = "INSERT INTO draft_invoice (draft_id, invoice_id)
                   SELECT $1, id FROM invoice WHERE id = $2 ON CONFLICT DO NOTHING";
        tx.send(sql, &[&draft, invoice]).await?;
    }
    Ok(())
}

/// The invoices ticked in it; whose draft it is has been asked before.
pub async fn draft_invoices(
    conn: &mut Conn,
    draft: Id<kinds::Draft>,
) -> Result<Vec<Id<kinds::Invoice>>> {
    let sql = "SELECT invoice_id FROM draft_invoice WHERE draft_id = $1 ORDER BY invoice_id";
    let rows: Vec<(Id<kinds::Invoice>,)> = conn.query(sql, &[&draft]).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

pub async fn set_draft_method(
    tx: &mut Conn,
    user: Id<kinds::User>,
    draft: Id<kinds::Draft>,
    method: Id<kinds::Method>,
) -> Result<()> {
    let sql = "UPDATE draft SET method_id = $1 WHERE user_id = $2 AND id = $3";
    tx.send(sql, &[&method, &user, &draft]).await?;
    Ok(())
}

pub async fn delete_draft(tx: &mut Conn, draft: Id<kinds::Draft>) -> Result<()> {
    tx.send("DELETE FROM draft_invoice WHERE draft_id = $1", &[&draft]).await?;
    tx.send("DELETE FROM draft WHERE id = $1", &[&draft]).await?;
    Ok(())
}
