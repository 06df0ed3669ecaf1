//! AutoPay on accounts, and which of them need looking at.

use base::{Date, Id, Result, Timestamp, kinds};
use db::{Conn, row};

use crate::autopay::model::{Autopay, AutopayState, Choices, EndReason, MethodUse};

row!(Autopay {
    id,
    account_id,
    user_id,
    method_id,
    backup_method_id,
    timing,
    cap_cents,
    state,
    reason,
    created_at
});
row!(MethodUse { autopay_id, account_id, account_number, is_backup });

/// `select!("WHERE …")`: AutoPay whole.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, account_id, user_id, method_id, backup_method_id, timing, cap_cents, state,
               reason, created_at FROM autopay ",
            $rest
        )
    };
}

pub async fn find_autopay(conn: &mut Conn, id: Id<kinds::Autopay>) -> Result<Option<Autopay>> {
    Ok(conn.find(select!("WHERE id = $1"), &[&id]).await?)
}

/// The one that is not stopped.
pub async fn find_live(conn: &mut Conn, account: Id<kinds::Account>) -> Result<Option<Autopay>> {
    Ok(conn.find(select!("WHERE account_id = $1 AND state <> 'stopped'"), &[&account]).await?)
}

pub async fn insert_autopay(tx: &mut Conn, autopay: &Autopay) -> Result<()> {
    // Constraint: autopay_one_per_account, which the account's lock keeps from being met.
    tx.execute(
        "INSERT INTO autopay (id, account_id, user_id, method_id, backup_method_id, timing,
             cap_cents, state, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        &[
            &autopay.id,
            &autopay.account_id,
            &autopay.user_id,
            &autopay.method_id,
            &autopay.backup_method_id,
            &autopay.timing,
            &autopay.cap_cents,
            &autopay.state,
            &autopay.created_at,
        ],
    )
    .await?;
    Ok(())
}

/// Whoever chooses again has it go on.
pub async fn set_choices(tx: &mut Conn, id: Id<kinds::Autopay>, choices: &Choices) -> Result<()> {
    let sql = "UPDATE autopay SET method_id = $1, backup_method_id = $2, timing = $3,
                 cap_cents = $4, state = 'active', reason = NULL WHERE id = $5";
    let Choices { method, backup, timing, cap_cents } = choices;
    tx.send(sql, &[method, backup, timing, cap_cents, &id]).await?;
    Ok(())
}

pub async fn set_state(
    tx: &mut Conn,
    id: Id<kinds::Autopay>,
    state: AutopayState,
    reason: EndReason,
    stopped_at: Option<Timestamp>,
) -> Result<()> {
    let sql = "UPDATE autopay SET state = $1, reason = $2, stopped_at = $3 WHERE id = $4";
    tx.send(sql, &[&state, &reason, &stopped_at, &id]).await?;
    Ok(())
}

/// Those that have something to be planned or announced, or something to be said about: a bill
/// without a day, a notice that may be due, an owner who lost the access, a method that ended.
pub async fn autopays_to_plan(
    conn: &mut Conn,
    after: Id<kinds::Autopay>,
    today: Date,
    announce_until: Date,
    limit: i64,
) -> Result<Vec<Id<kinds::Autopay>>> {
    let sql = "SELECT id FROM autopay WHERE state = 'active' AND id > $1 AND (
                 EXISTS (SELECT 1 FROM invoice WHERE invoice.account_id = autopay.account_id
                     AND kind = 'invoice' AND open_cents > 0 AND open_cents > in_progress_cents
                     AND NOT EXISTS
                       (SELECT 1 FROM autopay_bill WHERE autopay_bill.invoice_id = invoice.id))
                 OR EXISTS (SELECT 1 FROM autopay_cycle WHERE autopay_id = autopay.id
                     AND autopay_cycle.state = 'planned' AND announced_at IS NULL AND debit_on <= $2)
                 OR NOT EXISTS (SELECT 1 FROM access WHERE access.user_id = autopay.user_id
                     AND access.account_id = autopay.account_id AND role <> 'view')
                 OR EXISTS (SELECT 1 FROM payment_method WHERE payment_method.id = method_id
                     AND (unusable_since IS NOT NULL OR removed_at IS NOT NULL
                       OR exp_year * 12 + exp_month < $3)))
               ORDER BY id LIMIT $4";
    let month = i64::from(today.year()) * 12 + i64::from(today.month());
    let rows: Vec<(Id<kinds::Autopay>,)> =
        conn.query(sql, &[&after, &announce_until, &month, &limit]).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Which AutoPay would debit the method, by account.
pub async fn uses_of(conn: &mut Conn, method: Id<kinds::Method>) -> Result<Vec<MethodUse>> {
    let sql = "SELECT autopay.id AS autopay_id, account_id, account.number AS account_number,
                 method_id <> $1 AS is_backup
               FROM autopay JOIN account ON account.id = account_id
               WHERE state <> 'stopped' AND (method_id = $1 OR backup_method_id = $1)
               ORDER BY account.number";
    Ok(conn.query(sql, &[&method]).await?)
}

/// Whether the method was added with AutoPay in mind, and the account has none.
pub async fn is_wished_for(
    conn: &mut Conn,
    account: Id<kinds::Account>,
    method: Id<kinds::Method>,
) -> Result<bool> {
    let sql = "SELECT method_setup.id FROM method_setup
               WHERE method_id = $1 AND for_autopay AND NOT EXISTS
                 (SELECT 1 FROM autopay WHERE autopay.account_id = $2 AND autopay.state <> 'stopped')";
    let found: Option<(String,)> = conn.find(sql, &[&method, &account]).await?;
    Ok(found.is_some())
}

/// Everything AutoPay that the user has on an account they may have lost.
pub async fn live_of_user(
    conn: &mut Conn,
    user: Id<kinds::User>,
    account: Id<kinds::Account>,
) -> Result<Option<Autopay>> {
    let sql = select!("WHERE user_id = $1 AND account_id = $2 AND state <> 'stopped'");
    Ok(conn.find(sql, &[&user, &account]).await?)
}
