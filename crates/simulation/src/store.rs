//! What a world looks up in the database beside the product: all payments, what is due next, and
//! what is left undone.

use base::{Cents, Id, Result, Timestamp, kinds};
use billing::payments::{AttemptState, Channel, PaymentState};
use billing::refunds::RefundAttemptState;
use db::{Conn, row};

use crate::report::Work;

/// A payment with its attempt; there is one of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    pub id: Id<kinds::Payment>,
    pub channel: Channel,
    pub state: PaymentState,
    pub amount_cents: Cents,
    pub method_id: Id<kinds::Method>,
    pub attempt_id: Id<kinds::Attempt>,
    pub attempt_state: AttemptState,
}

impl Known {
    /// Nothing of it changes any more, except that money comes back.
    pub fn is_over(&self) -> bool {
        self.state != PaymentState::Open && self.attempt_state.is_over()
    }
}
row!(Known { id, channel, state, amount_cents, method_id, attempt_id, attempt_state });

pub async fn known_payments(conn: &mut Conn) -> Result<Vec<Known>> {
    let sql = "SELECT payment.id, channel, payment.state, amount_cents, method_id,
                 attempt.id AS attempt_id, attempt.state AS attempt_state
               FROM payment JOIN attempt ON attempt.payment_id = payment.id ORDER BY attempt.id";
    Ok(conn.query(sql, &[]).await?)
}

/// What each account gets of each payment, and what it has kept of it by now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    pub payment_id: Id<kinds::Payment>,
    pub account_id: Id<kinds::Account>,
    pub cents: Cents,
    pub kept_cents: Cents,
}
row!(Part { payment_id, account_id, cents, kept_cents });

pub async fn parts(conn: &mut Conn) -> Result<Vec<Part>> {
    let sql = "SELECT payment_id, account_id, amount_cents AS cents,
                 -coalesce((SELECT CAST(sum(amount_cents) AS BIGINT) FROM posting
                     WHERE posting.payment_id = payment_part.payment_id
                       AND posting.account_id = payment_part.account_id
                       AND ledger IN ('receivable', 'unapplied')), 0) AS kept_cents
               FROM payment_part ORDER BY payment_id, account_id";
    Ok(conn.query(sql, &[]).await?)
}

/// What background work there is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Due {
    /// When the first job is due, and when an attempt is to be looked at.
    pub job_at: Option<Timestamp>,
    pub attempt_at: Option<Timestamp>,
    pub refund_at: Option<Timestamp>,
    /// How many jobs there are beside those of each day, refunds on their way, debits under way.
    pub errands: i64,
    /// The day of the last walk that is planned.
    pub walk: Option<String>,
    /// All states of payments: while it stays the same there is nothing to look at.
    pub states: Option<String>,
}
row!(Due { job_at, attempt_at, refund_at, errands, walk, states });

impl Due {
    /// When the round is to be; sealing may be at any time.
    pub fn of(&self, work: Work) -> Option<Timestamp> {
        match work {
            Work::Jobs => self.job_at,
            Work::Attempts => self.attempt_at,
            Work::Refunds => self.refund_at,
            Work::Seal => None,
        }
    }
}

pub async fn due(conn: &mut Conn) -> Result<Due> {
    let sql = "SELECT (SELECT min(run_at) FROM job) AS job_at,
                 (SELECT min(check_at) FROM attempt WHERE check_at IS NOT NULL) AS attempt_at,
                 (SELECT min(check_at) FROM refund_attempt WHERE check_at IS NOT NULL) AS refund_at,
                 (SELECT count(*) FROM job WHERE kind NOT IN ('reconcile', 'plan_day'))
                   + (SELECT count(*) FROM refund WHERE state = 'open')
                   + (SELECT count(*) FROM autopay_cycle WHERE state = 'charging') AS errands,
                 (SELECT max(subject) FROM job WHERE kind = 'reconcile') AS walk,
                 (SELECT string_agg(attempt.id || payment.state || attempt.state, ' ')
                    FROM payment JOIN attempt ON attempt.payment_id = payment.id) AS states";
    Ok(conn.query_one(sql, &[]).await?)
}

/// Jobs that were not done, and why.
pub async fn jobs_left(conn: &mut Conn) -> Result<Vec<(String, String, i64, String)>> {
    let sql = "SELECT kind, subject, tries, coalesce(last_error, '') FROM job
               WHERE kind NOT IN ('reconcile', 'plan_day') ORDER BY id";
    Ok(conn.query(sql, &[]).await?)
}

/// How many daily walks are planned.
pub async fn walks_planned(conn: &mut Conn) -> Result<i64> {
    let sql = "SELECT count(*) FROM job WHERE kind = 'reconcile'";
    let (count,): (i64,) = conn.query_one(sql, &[]).await?;
    Ok(count)
}

/// A refund with its attempt; there is one of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KnownRefund {
    pub id: Id<kinds::Refund>,
    pub attempt_id: Id<kinds::RefundAttempt>,
    pub attempt_state: RefundAttemptState,
}
row!(KnownRefund { id, attempt_id, attempt_state });

pub async fn known_refunds(conn: &mut Conn) -> Result<Vec<KnownRefund>> {
    let sql = "SELECT refund.id, refund_attempt.id AS attempt_id,
                 refund_attempt.state AS attempt_state
               FROM refund JOIN refund_attempt ON refund_attempt.refund_id = refund.id
               ORDER BY refund.id";
    Ok(conn.query(sql, &[]).await?)
}

/// Debits of AutoPay whose payment is over, and that do not know it.
pub async fn cycles_left(conn: &mut Conn) -> Result<Vec<String>> {
    let sql = "SELECT id FROM autopay_cycle WHERE state = 'charging' ORDER BY id";
    let rows: Vec<(String,)> = conn.query(sql, &[]).await?;
    Ok(rows.into_iter().map(|(cycle,)| cycle).collect())
}

/// Debits of AutoPay that payers were asked to make by hand, though there was nothing to pay.
pub async fn asked_for_nothing(conn: &mut Conn) -> Result<Vec<String>> {
    let sql = "SELECT subject FROM event
               WHERE kind = 'autopay.asked' AND facts LIKE '%\"amount_cents\":0%' ORDER BY id";
    let rows: Vec<(String,)> = conn.query(sql, &[]).await?;
    Ok(rows.into_iter().map(|(cycle,)| cycle).collect())
}

/// References of money that waits for staff.
pub async fn set_aside(conn: &mut Conn) -> Result<Vec<(String, Cents)>> {
    Ok(conn.query("SELECT reference, amount_cents FROM suspense ORDER BY reference", &[]).await?)
}

/// Accounts whose credit is less than nothing.
pub async fn overdrawn_accounts(conn: &mut Conn) -> Result<Vec<String>> {
    let sql = "SELECT account_id FROM balance WHERE unapplied_cents < 0 ORDER BY account_id";
    let rows: Vec<(String,)> = conn.query(sql, &[]).await?;
    Ok(rows.into_iter().map(|(account,)| account).collect())
}

/// Methods for one payment, which is over, that are still kept.
pub async fn methods_left(conn: &mut Conn) -> Result<Vec<String>> {
    let sql = "SELECT id FROM payment_method WHERE NOT is_saved AND removed_at IS NULL
                 AND EXISTS (SELECT 1 FROM payment WHERE payment.method_id = payment_method.id
                   AND payment.state <> 'open') ORDER BY id";
    let rows: Vec<(String,)> = conn.query(sql, &[]).await?;
    Ok(rows.into_iter().map(|(method,)| method).collect())
}

/// Each letter that was asked for: its kind, what it is about, and whether it was sent.
pub async fn letters(conn: &mut Conn) -> Result<Vec<(String, String, bool)>> {
    let sql = "SELECT kind, subject, sent_at IS NOT NULL FROM outbox ORDER BY id";
    Ok(conn.query(sql, &[]).await?)
}
