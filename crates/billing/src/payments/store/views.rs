//! Payments as pages show them: with accounts, method, last attempt and shares.

use base::{Id, Result, kinds};
use db::{Conn, FromRow, Row, row};

use crate::payers::Payer;
use crate::payments::model::{
    AttemptState, AttemptView, MethodView, PaidPart, PaidShare, Payment, PaymentView,
};

row!(PaidShare { account_id, invoice_number, cents, note });

/// A view with one of its parts and without its shares.
struct Bare(PaymentView);

impl FromRow for Bare {
    fn from_row(row: &mut Row<'_>) -> db::Result<Bare> {
        let payment = Payment::from_row(row)?;
        let part = PaidPart::from_row(row)?;
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
        let parts = vec![part];
        Ok(Bare(PaymentView { payment, parts, attempt, method, shares: Vec::new() }))
    }
}

fn parsed<T: std::str::FromStr<Err = String>>(word: String) -> db::Result<T> {
    word.parse().map_err(|expected| db::Error::Column(format!("“{word}” is not {expected}")))
}

/// `views!("WHERE …")`: payments with what stands around them, a row for each part; the attempt is
/// the last one.
macro_rules! views {
    ($rest:literal) => {
        concat!(
            "SELECT payment.id, payment.payer, payment.channel, payment.method_id,
               payment.amount_cents, payment.fee_cents, payment.fee_kind,
               payment.fee_basis_points, payment.fee_place, payment.currency, payment.state,
               payment.created_at, payment.concluded_at, payment.receipt_number,
               payment_part.account_id, account.number AS account_number,
               payment_part.amount_cents AS cents, payment_method.kind, payment_method.brand,
               payment_method.funding, payment_method.last4, payment_method.nickname,
               attempt.state AS attempt_state, attempt.reason, attempt.action_url
             FROM payment_part JOIN payment ON payment.id = payment_part.payment_id
             JOIN account ON account.id = payment_part.account_id
             JOIN payment_method ON payment_method.id = payment.method_id
             LEFT JOIN attempt ON attempt.id =
               (SELECT max(other.id) FROM attempt AS other WHERE other.payment_id = payment.id) ",
            $rest
        )
    };
}

/// The payment, as far as it is for accounts that the payer reaches; a guest sees only one of the
/// guest's own.
pub async fn view_for(
    conn: &mut Conn,
    payer: Payer,
    payment: Id<kinds::Payment>,
) -> Result<Option<PaymentView>> {
    let rows: Vec<Bare> = match payer {
        Payer::User(user) => {
            let sql = views!(
                "JOIN access ON access.account_id = payment_part.account_id
                 WHERE access.user_id = $1 AND payment.id = $2 ORDER BY payment_part.account_id"
            );
            conn.query(sql, &[&user, &payment]).await?
        }
        Payer::Guest(_) => {
            let sql = views!("WHERE payment.payer = $1 AND payment.id = $2");
            conn.query(sql, &[&payer, &payment]).await?
        }
    };
    let mut rows = rows.into_iter().map(|Bare(view)| view);
    let Some(first) = rows.next() else { return Ok(None) };
    let others: Vec<PaidPart> = rows.flat_map(|view| view.parts).collect();
    let parts: Vec<PaidPart> = first.parts.iter().cloned().chain(others).collect();
    let mut shares = shares_of(conn, payment).await?;
    shares.retain(|share| parts.iter().any(|part| part.account_id == share.account_id));
    Ok(Some(PaymentView { parts, shares, ..first }))
}

/// The account's latest payments, newest first, without their shares; of parts only the account's.
pub async fn latest_of(
    conn: &mut Conn,
    account: Id<kinds::Account>,
    limit: i64,
) -> Result<Vec<PaymentView>> {
    let sql =
        views!("WHERE payment_part.account_id = $1 ORDER BY payment_part.payment_id DESC LIMIT $2");
    let rows: Vec<Bare> = conn.query(sql, &[&account, &limit]).await?;
    Ok(rows.into_iter().map(|Bare(view)| view).collect())
}

/// The payments that went, or are to go, to an invoice; of shares only the one of that invoice, of
/// parts only its account's.
pub async fn payments_of_invoice(
    conn: &mut Conn,
    invoice: Id<kinds::Invoice>,
) -> Result<Vec<PaymentView>> {
    let sql = views!(
        "JOIN allocation ON allocation.payment_id = payment.id
         JOIN invoice ON invoice.id = allocation.invoice_id
           AND invoice.account_id = payment_part.account_id
         WHERE allocation.invoice_id = $1 ORDER BY payment.id DESC LIMIT 100"
    );
    let rows: Vec<Bare> = conn.query(sql, &[&invoice]).await?;
    let sql = "SELECT payment_id, account_id, number AS invoice_number,
                 CASE WHEN applied_cents > 0 THEN applied_cents ELSE planned_cents END AS cents,
                 allocation.note
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
    let sql = "SELECT account_id, number AS invoice_number,
                 CASE WHEN applied_cents > 0 THEN applied_cents ELSE planned_cents END AS cents,
                 allocation.note
               FROM allocation JOIN invoice ON invoice.id = invoice_id
               WHERE payment_id = $1 ORDER BY account_id, due_on, invoice_id";
    Ok(conn.query(sql, &[&payment]).await?)
}
