//! AutoPay as pages show it.

use base::{Date, Id, Result, kinds};
use db::{Conn, FromRow, Row, row};

use crate::autopay::model::Cycle;
use crate::autopay::views::{NextDebit, PastDebit, Reached};

row!(NextDebit { autopay_id, state, debit_on });
row!(Reached { account_id, account_number, account_name, role, autopay_id });

impl FromRow for PastDebit {
    fn from_row(row: &mut Row<'_>) -> db::Result<PastDebit> {
        let cycle = Cycle::from_row(row)?;
        Ok(PastDebit {
            cycle,
            payment_id: row.named("payment_id")?,
            amount_cents: row.named("amount_cents")?,
            payment_state: row.named("payment_state")?,
        })
    }
}

/// One statement, because every visit to the overview asks it.
pub async fn find_next_debit(
    conn: &mut Conn,
    account: Id<kinds::Account>,
) -> Result<Option<NextDebit>> {
    let sql = "SELECT autopay.id AS autopay_id, autopay.state,
                 (SELECT min(next_on) FROM autopay_cycle WHERE autopay_id = autopay.id
                    AND autopay_cycle.state = 'planned') AS debit_on
               FROM autopay WHERE account_id = $1 AND state <> 'stopped'";
    Ok(conn.find(sql, &[&account]).await?)
}

/// Every account that the user reaches, by number.
pub async fn reached_by(conn: &mut Conn, user: Id<kinds::User>) -> Result<Vec<Reached>> {
    let sql = "SELECT access.account_id, account.number AS account_number,
                 coalesce(access.name, account.name) AS account_name, role,
                 autopay.id AS autopay_id
               FROM access JOIN account ON account.id = access.account_id
               LEFT JOIN autopay ON autopay.account_id = access.account_id
                 AND autopay.state <> 'stopped'
               WHERE access.user_id = $1 ORDER BY account.number";
    Ok(conn.query(sql, &[&user]).await?)
}

/// What is still to come on the accounts that the user reaches, soonest first.
pub async fn planned_for(
    conn: &mut Conn,
    user: Id<kinds::User>,
    until: Date,
) -> Result<Vec<Cycle>> {
    let sql = "SELECT autopay_cycle.id, autopay_id, autopay_cycle.account_id, debit_on, next_on,
                 with_backup, tries, autopay_cycle.state, autopay_cycle.reason, announced_cents,
                 announced_at
               FROM access JOIN autopay_cycle ON autopay_cycle.account_id = access.account_id
               JOIN autopay ON autopay.id = autopay_id
               WHERE access.user_id = $1 AND autopay_cycle.state = 'planned'
                 AND autopay.state = 'active' AND next_on <= $2
               ORDER BY next_on, autopay_cycle.id";
    Ok(conn.query(sql, &[&user, &until]).await?)
}

/// What was debited, skipped or asked on the account, the newest first.
pub async fn past_of(
    conn: &mut Conn,
    autopay: Id<kinds::Autopay>,
    limit: i64,
) -> Result<Vec<PastDebit>> {
    let sql = "SELECT autopay_cycle.id, autopay_id, autopay_cycle.account_id, debit_on,
                 next_on, with_backup, tries, autopay_cycle.state, reason, announced_cents, announced_at,
                 payment.id AS payment_id, payment.amount_cents, payment.state AS payment_state
               FROM autopay_cycle
               LEFT JOIN autopay_try ON cycle_id = autopay_cycle.id AND number = tries
               LEFT JOIN payment ON payment.id = payment_id
               WHERE autopay_id = $1 AND (autopay_cycle.state <> 'planned' OR tries > 0)
               ORDER BY debit_on DESC LIMIT $2";
    Ok(conn.query(sql, &[&autopay, &limit]).await?)
}
