//! Drafts, and the invoices and accounts ticked in them.

use base::{Cents, Id, Result, Timestamp, kinds};
use db::{Conn, row};

use crate::payers::Payer;
use crate::payments::model::{Draft, TickedAccount, TickedInvoice};

row!(Draft { id, payer, account_id, choice, amount_cents, method_id });

pub async fn find_draft_for(
    conn: &mut Conn,
    payer: Payer,
    draft: Id<kinds::Draft>,
) -> Result<Option<Draft>> {
    let sql = "SELECT id, payer, account_id, choice, amount_cents, method_id FROM draft
               WHERE payer = $1 AND id = $2";
    Ok(conn.find(sql, &[&payer, &draft]).await?)
}

/// Adds or changes it; false when the id is another payer's.
pub async fn put_draft(tx: &mut Conn, draft: &Draft, at: Timestamp) -> Result<bool> {
    let rows = tx
        .execute(
            "INSERT INTO draft (id, payer, account_id, choice, amount_cents, method_id, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7)
             ON CONFLICT (id) DO UPDATE SET account_id = excluded.account_id,
                 choice = excluded.choice, amount_cents = excluded.amount_cents,
                 method_id = excluded.method_id
             WHERE draft.payer = excluded.payer",
            &[
                &draft.id,
                &draft.payer,
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
    invoices: &[TickedInvoice],
) -> Result<()> {
    tx.send("DELETE FROM draft_invoice WHERE draft_id = $1", &[&draft]).await?;
    for tick in invoices {
        let sql = "INSERT INTO draft_invoice (draft_id, invoice_id, amount_cents, note)
                   VALUES ($1, $2, $3, $4)";
        tx.send(sql, &[&draft, &tick.invoice, &tick.cents, &tick.note]).await?;
    }
    Ok(())
}

pub async fn put_draft_accounts(
    tx: &mut Conn,
    draft: Id<kinds::Draft>,
    accounts: &[TickedAccount],
) -> Result<()> {
    tx.send("DELETE FROM draft_account WHERE draft_id = $1", &[&draft]).await?;
    for tick in accounts {
        let sql = "INSERT INTO draft_account (draft_id, account_id, amount_cents)
                   VALUES ($1, $2, $3)";
        tx.send(sql, &[&draft, &tick.account, &tick.cents]).await?;
    }
    Ok(())
}

/// The invoices ticked in it; whose draft it is has been asked before.
pub async fn draft_invoices(
    conn: &mut Conn,
    draft: Id<kinds::Draft>,
) -> Result<Vec<TickedInvoice>> {
    let sql = "SELECT invoice_id, amount_cents, note FROM draft_invoice
               WHERE draft_id = $1 ORDER BY invoice_id";
    let rows: Vec<(Id<kinds::Invoice>, Option<Cents>, Option<String>)> =
        conn.query(sql, &[&draft]).await?;
    let ticked = |(invoice, cents, note)| TickedInvoice { invoice, cents, note };
    Ok(rows.into_iter().map(ticked).collect())
}

/// The accounts ticked in it.
pub async fn draft_accounts(
    conn: &mut Conn,
    draft: Id<kinds::Draft>,
) -> Result<Vec<TickedAccount>> {
    let sql = "SELECT account_id, amount_cents FROM draft_account
               WHERE draft_id = $1 ORDER BY account_id";
    let rows: Vec<(Id<kinds::Account>, Option<Cents>)> = conn.query(sql, &[&draft]).await?;
    Ok(rows.into_iter().map(|(account, cents)| TickedAccount { account, cents }).collect())
}

pub async fn set_draft_method(
    tx: &mut Conn,
    payer: Payer,
    draft: Id<kinds::Draft>,
    method: Id<kinds::Method>,
) -> Result<()> {
    let sql = "UPDATE draft SET method_id = $1 WHERE payer = $2 AND id = $3";
    tx.send(sql, &[&method, &payer, &draft]).await?;
    Ok(())
}

pub async fn set_draft_note(
    tx: &mut Conn,
    draft: Id<kinds::Draft>,
    invoice: Id<kinds::Invoice>,
    note: Option<String>,
) -> Result<()> {
    let sql = "UPDATE draft_invoice SET note = $1 WHERE draft_id = $2 AND invoice_id = $3";
    tx.send(sql, &[&note, &draft, &invoice]).await?;
    Ok(())
}

pub async fn delete_draft(tx: &mut Conn, draft: Id<kinds::Draft>) -> Result<()> {
    tx.send("DELETE FROM draft_invoice WHERE draft_id = $1", &[&draft]).await?;
    tx.send("DELETE FROM draft_account WHERE draft_id = $1", &[&draft]).await?;
    tx.send("DELETE FROM draft WHERE id = $1", &[&draft]).await?;
    Ok(())
}
