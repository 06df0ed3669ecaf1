//! Debits to come and debits that were, the bills they are for, and their tries.

use base::{Cents, Date, Id, Result, Timestamp, kinds};
use db::{Conn, row};

use crate::autopay::model::{AskReason, Cycle, CycleState};

row!(Cycle {
    id,
    autopay_id,
    account_id,
    debit_on,
    next_on,
    with_backup,
    tries,
    state,
    reason,
    announced_cents,
    announced_at
});

/// A bill that no cycle is there for.
pub struct NewBill {
    pub id: Id<kinds::Invoice>,
    pub due_on: Date,
    pub payable_cents: Cents,
}
row!(NewBill { id, due_on, payable_cents });

/// `select!("WHERE …")`: cycles whole.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, autopay_id, account_id, debit_on, next_on, with_backup, tries, state, reason,
               announced_cents, announced_at FROM autopay_cycle ",
            $rest
        )
    };
}

pub async fn find_cycle(conn: &mut Conn, id: Id<kinds::AutopayCycle>) -> Result<Option<Cycle>> {
    Ok(conn.find(select!("WHERE id = $1"), &[&id]).await?)
}

pub async fn find_cycle_on(
    conn: &mut Conn,
    account: Id<kinds::Account>,
    day: Date,
) -> Result<Option<Cycle>> {
    Ok(conn.find(select!("WHERE account_id = $1 AND debit_on = $2"), &[&account, &day]).await?)
}

/// What is still to come, soonest first.
pub async fn planned_of(conn: &mut Conn, autopay: Id<kinds::Autopay>) -> Result<Vec<Cycle>> {
    let sql = select!("WHERE autopay_id = $1 AND state = 'planned' ORDER BY next_on, id");
    Ok(conn.query(sql, &[&autopay]).await?)
}

/// The next cycles whose day has come, after this one.
pub async fn cycles_due(
    conn: &mut Conn,
    today: Date,
    after: Id<kinds::AutopayCycle>,
    limit: i64,
) -> Result<Vec<Id<kinds::AutopayCycle>>> {
    let sql = "SELECT id FROM autopay_cycle WHERE state = 'planned' AND next_on <= $1 AND id > $2
               ORDER BY id LIMIT $3";
    let rows: Vec<(Id<kinds::AutopayCycle>,)> = conn.query(sql, &[&today, &after, &limit]).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Constraint: autopay_cycle_day, one a day on each account.
pub async fn insert_cycle(tx: &mut Conn, cycle: &Cycle) -> Result<()> {
    tx.execute(
        "INSERT INTO autopay_cycle (id, autopay_id, account_id, debit_on, next_on, with_backup,
             tries, state)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        &[
            &cycle.id,
            &cycle.autopay_id,
            &cycle.account_id,
            &cycle.debit_on,
            &cycle.next_on,
            &cycle.with_backup,
            &cycle.tries,
            &cycle.state,
        ],
    )
    .await?;
    Ok(())
}

/// Constraint: its primary key, one cycle for each bill.
pub async fn insert_bill(
    tx: &mut Conn,
    cycle: Id<kinds::AutopayCycle>,
    invoice: Id<kinds::Invoice>,
) -> Result<()> {
    let sql = "INSERT INTO autopay_bill (invoice_id, cycle_id) VALUES ($1, $2)";
    tx.execute(sql, &[&invoice, &cycle]).await?;
    Ok(())
}

/// Bills of the account of which something can be paid and that no cycle is there for.
pub async fn new_bills_of(conn: &mut Conn, account: Id<kinds::Account>) -> Result<Vec<NewBill>> {
    let sql = "SELECT id, due_on, open_cents - in_progress_cents AS payable_cents FROM invoice
               WHERE account_id = $1 AND kind = 'invoice' AND open_cents > 0
                 AND open_cents > in_progress_cents
                 AND NOT EXISTS
                   (SELECT 1 FROM autopay_bill WHERE autopay_bill.invoice_id = invoice.id)
               ORDER BY due_on, id";
    Ok(conn.query(sql, &[&account]).await?)
}

pub async fn bills_of(
    conn: &mut Conn,
    cycle: Id<kinds::AutopayCycle>,
) -> Result<Vec<Id<kinds::Invoice>>> {
    let sql = "SELECT invoice_id FROM autopay_bill WHERE cycle_id = $1 ORDER BY invoice_id";
    let rows: Vec<(Id<kinds::Invoice>,)> = conn.query(sql, &[&cycle]).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Bills that another cycle of the account is yet to debit, or that were left to their payer.
pub async fn bills_of_others(conn: &mut Conn, cycle: &Cycle) -> Result<Vec<Id<kinds::Invoice>>> {
    let sql = "SELECT invoice_id FROM autopay_cycle
               JOIN autopay_bill ON cycle_id = autopay_cycle.id
               WHERE account_id = $1 AND state IN ('planned', 'skipped', 'asked')
                 AND autopay_cycle.id <> $2";
    let rows: Vec<(Id<kinds::Invoice>,)> = conn.query(sql, &[&cycle.account_id, &cycle.id]).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Bills whose payer wants to pay them by hand.
pub async fn skipped_bills_of(
    conn: &mut Conn,
    account: Id<kinds::Account>,
) -> Result<Vec<Id<kinds::Invoice>>> {
    let sql = "SELECT invoice_id FROM autopay_cycle
               JOIN autopay_bill ON cycle_id = autopay_cycle.id
               WHERE account_id = $1 AND state = 'skipped'";
    let rows: Vec<(Id<kinds::Invoice>,)> = conn.query(sql, &[&account]).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

pub async fn set_debit_day(tx: &mut Conn, cycle: Id<kinds::AutopayCycle>, day: Date) -> Result<()> {
    // Constraint: autopay_cycle_day; the caller has looked for a free day.
    let sql = "UPDATE autopay_cycle SET debit_on = $1, next_on = $1 WHERE id = $2";
    tx.execute(sql, &[&day, &cycle]).await?;
    Ok(())
}

pub async fn set_announced(
    tx: &mut Conn,
    cycle: Id<kinds::AutopayCycle>,
    cents: Cents,
    at: Timestamp,
) -> Result<()> {
    let sql = "UPDATE autopay_cycle SET announced_cents = $1, announced_at = $2 WHERE id = $3";
    tx.send(sql, &[&cents, &at, &cycle]).await?;
    Ok(())
}

pub async fn set_cycle_state(
    tx: &mut Conn,
    cycle: Id<kinds::AutopayCycle>,
    state: CycleState,
    reason: Option<AskReason>,
) -> Result<()> {
    let sql = "UPDATE autopay_cycle SET state = $1, reason = $2 WHERE id = $3";
    tx.send(sql, &[&state, &reason, &cycle]).await?;
    Ok(())
}

/// It is tried again.
pub async fn set_next_try(
    tx: &mut Conn,
    cycle: Id<kinds::AutopayCycle>,
    on: Date,
    with_backup: bool,
) -> Result<()> {
    let sql = "UPDATE autopay_cycle SET state = 'planned', reason = NULL, next_on = $1,
                 with_backup = $2 WHERE id = $3";
    tx.send(sql, &[&on, &with_backup, &cycle]).await?;
    Ok(())
}

/// Constraint: its primary key, which makes the third try the third.
pub async fn insert_try(
    tx: &mut Conn,
    cycle: &Cycle,
    with_backup: bool,
    payment: Id<kinds::Payment>,
    consent: Id<kinds::Consent>,
) -> Result<()> {
    let number = cycle.tries + 1;
    let sql = "INSERT INTO autopay_try (cycle_id, number, payment_id, consent_id)
               VALUES ($1, $2, $3, $4)";
    tx.execute(sql, &[&cycle.id, &number, &payment, &consent]).await?;
    let sql = "UPDATE autopay_cycle SET state = 'charging', tries = $1, with_backup = $2
               WHERE id = $3";
    tx.send(sql, &[&number, &with_backup, &cycle.id]).await?;
    Ok(())
}

/// The cycle that a payment is the last try of.
pub async fn find_cycle_of(conn: &mut Conn, payment: Id<kinds::Payment>) -> Result<Option<Cycle>> {
    let sql = select!(
        "WHERE EXISTS (SELECT 1 FROM autopay_try
             WHERE cycle_id = autopay_cycle.id AND number = tries AND payment_id = $1)"
    );
    Ok(conn.find(sql, &[&payment]).await?)
}

pub async fn is_of_autopay(conn: &mut Conn, payment: Id<kinds::Payment>) -> Result<bool> {
    let sql = "SELECT number FROM autopay_try WHERE payment_id = $1";
    let found: Option<(i64,)> = conn.find(sql, &[&payment]).await?;
    Ok(found.is_some())
}

pub async fn last_payment_of(
    conn: &mut Conn,
    cycle: Id<kinds::AutopayCycle>,
) -> Result<Option<Id<kinds::Payment>>> {
    let sql = "SELECT payment_id FROM autopay_try WHERE cycle_id = $1 ORDER BY number DESC LIMIT 1";
    let found: Option<(Id<kinds::Payment>,)> = conn.find(sql, &[&cycle]).await?;
    Ok(found.map(|(id,)| id))
}

/// What was debited last.
pub async fn last_debited_cents(
    conn: &mut Conn,
    autopay: Id<kinds::Autopay>,
) -> Result<Option<Cents>> {
    let sql = "SELECT amount_cents FROM autopay_cycle
               JOIN autopay_try ON cycle_id = autopay_cycle.id
               JOIN payment ON payment.id = payment_id
               WHERE autopay_id = $1 AND payment.state = 'paid' ORDER BY payment.id DESC LIMIT 1";
    let found: Option<(Cents,)> = conn.find(sql, &[&autopay]).await?;
    Ok(found.map(|(cents,)| cents))
}

/// Plans that nothing has come of are no facts: their bills are planned anew, or by nobody.
pub async fn forget_untouched(tx: &mut Conn, autopay: Id<kinds::Autopay>) -> Result<()> {
    tx.send(
        "DELETE FROM autopay_bill WHERE cycle_id IN (SELECT id FROM autopay_cycle
             WHERE autopay_id = $1 AND state = 'planned' AND tries = 0)",
        &[&autopay],
    )
    .await?;
    let sql = "DELETE FROM autopay_cycle WHERE autopay_id = $1 AND state = 'planned' AND tries = 0";
    tx.send(sql, &[&autopay]).await?;
    Ok(())
}

/// Bills that the payer was asked to pay, or that were left over, may be planned anew.
pub async fn free_bills(tx: &mut Conn, account: Id<kinds::Account>) -> Result<()> {
    tx.send(
        "DELETE FROM autopay_bill WHERE cycle_id IN (SELECT id FROM autopay_cycle
             WHERE account_id = $1 AND state IN ('asked', 'ended', 'nothing_due'))",
        &[&account],
    )
    .await?;
    Ok(())
}

/// What waits for another try gets none.
pub async fn end_planned(tx: &mut Conn, autopay: Id<kinds::Autopay>) -> Result<()> {
    let sql = "UPDATE autopay_cycle SET state = 'ended'
               WHERE autopay_id = $1 AND state = 'planned'";
    tx.send(sql, &[&autopay]).await?;
    Ok(())
}
