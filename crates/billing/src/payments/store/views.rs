//! Payments as pages show them: with account, method, last attempt and shares.

use base::{Id, Result, kinds};
use db::{Conn, FromRow, Row, row};

use crate::payments::model::{
    AttemptState, AttemptView, MethodView, PaidShare, Payment, PaymentView,
};

row!(PaidShare { invoice_number, cents });

/// A view without its shares.
struct Bare(PaymentView);

impl FromRow for Bare {
    fn from_row(row: &mut Row<'_>) -> db::Result<Bare> {
        let payment = Payment::from_row(row)?;
        let account_number = row.named("account_number")?;
        let method = MethodView {
            kind: parsed(row.named("kind")?)?,
            brand: row.named("brand")?,
            funding: parsed(row.named("funding")?)?,
            last4: row.named("last4")?,
            nickname: row.named("nickname")?,
        };
        let state: Option<AttemptState> = row.named("attempt_state")?;
        let (reason, action_url) = (row.named("reason")?, row.named("action_url")?);
        let attempt = state.map(|state| AttemptView { state, reason, action_url });
        Ok(Bare(PaymentView { payment, account_number, attempt, method, shares: Vec::new() }))
    }
}

fn parsed<T: std::str::FromStr<Err = String>>(word: String) -> db::Result<T> {
    word.parse().map_err(|expected| db::Error::Column(format!("“{word}” is not {expected}")))
}

/// `views!("WHERE …")`: payments with what stands around them; the attempt is the last one.
macro_rules! views {
    ($rest:literal) => {
        concat!(
            "SELECT payment.id, payment.account_id, payment.user_id, payment.method_id,
               payment.amount_cents, payment.surcharge_cents, payment.currency, payment.state,
               payment.created_at, payment.concluded_at, payment.receipt_number,
               account.number AS account_number, payment_method.kind, payment_method.brand,
               payment_method.funding, payment_method.last4, payment_method.nickname,
               attempt.state AS attempt_state, attempt.reason, attempt.action_url
             FROM payment JOIN account ON account.id = payment.account_id
             JOIN payment_method ON payment_method.id = payment.method_id
             LEFT JOIN attempt ON attempt.id =
               (SELECT max(other.id) FROM attempt AS other WHERE other.payment_id = payment.id) ",
            $rest
        )
    };
}

/// The payment, if the user may see its account.
pub async fn view_for(
    conn: &mut Conn,
    user: Id<kinds::User>,
    payment: Id<kinds::Payment>,
) -> Result<Option<PaymentView>> {
    let sql = views!(
        "JOIN access ON access.account_id = payment.account_id
         WHERE access.user_id = $1 AND payment.id = $2"
    );
    let found: Option<Bare> = conn.find(sql, &[&user, &payment]).await?;
    let Some(Bare(view)) = found else { return Ok(None) };
    let shares = shares_of(conn, payment).await?;
    Ok(Some(PaymentView { shares, ..view }))
}

/// The account's latest payments, newest first, without their shares.
pub async fn latest_of(
    conn: &mut Conn,
    account: Id<kinds::Account>,
    limit: i64,
) -> Result<Vec<PaymentView>> {
    let sql = views!("WHERE payment.account_id = $1 ORDER BY payment.id DESC LIMIT $2");
    let rows: Vec<Bare> = conn.query(sql, &[&account, &limit]).await?;
    Ok(rows.into_iter().map(|Bare(view)| view).collect())
}

/// The payments that went, or are to go, to an invoice; of shares only the one of that invoice.
pub async fn payments_of_invoice(
    conn: &mut Conn,
    invoice: Id<kinds::Invoice>,
) -> Result<Vec<PaymentView>> {
    let sql = views!(
        "WHERE payment.id IN (SELECT payment_id FROM allocation WHERE invoice_id = $1)
         ORDER BY payment.id DESC LIMIT 100"
    );
    let rows: Vec<Bare> = conn.query(sql, &[&invoice]).await?;
    let sql = "SELECT payment_id, number AS invoice_number,
                 CASE WHEN applied_cents > 0 THEN applied_cents ELSE planned_cents END AS cents
               FROM allocation JOIN invoice ON invoice.id = invoice_id WHERE invoice_id = $1";
    let shares: Vec<ShareOf> = conn.query(sql, &[&invoice]).await?;
    let with_share = |Bare(view): Bare| {
        let share = shares.iter().find(|share| share.payment_id == view.payment.id);
        PaymentView { shares: share.map(|share| share.share.clone()).into_iter().collect(), ..view }
    };
    Ok(rows.into_iter().map(with_share).collect())
}

struct ShareOf {
    payment_id: Id<kinds::Payment>,
    share: PaidShare,
}

impl FromRow for ShareOf {
    fn from_row(row: &mut Row<'_>) -> db::Result<ShareOf> {
        Ok(ShareOf { payment_id: row.named("payment_id")?, share: PaidShare::from_row(row)? })
    }
}

async fn shares_of(conn: &mut Conn, payment: Id<kinds::Payment>) -> Result<Vec<PaidShare>> {
    let sql = "SELECT number AS invoice_number,
                 CASE WHEN applied_cents > 0 THEN applied_cents ELSE planned_cents END AS cents
               FROM allocation JOIN invoice ON invoice.id = invoice_id
               WHERE payment_id = $1 ORDER BY due_on, invoice_id";
    Ok(conn.query(sql, &[&payment]).await?)
}
