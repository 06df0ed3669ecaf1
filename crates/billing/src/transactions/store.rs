//! SQL that reads an account's history out of the journal.

use base::{Cents, Date, Id, Result, kinds};
use db::{Conn, FromRow, Row};

use super::model::{PaidWith, Part, Place, Transaction};
use crate::paging::{Direction, Listing, Start, days_left};
use crate::payments::MethodView;
use crate::settings::{BasisPoints, Fee, Rate};

impl FromRow for Transaction {
    fn from_row(row: &mut Row<'_>) -> db::Result<Transaction> {
        Ok(Transaction {
            id: row.named("entry_id")?,
            on: row.named("effective_on")?,
            about: row.named("about")?,
            change_cents: row.named("change_cents")?,
            invoiced_cents: row.named("invoiced_cents")?,
            invoice: row.named("invoice_number")?,
            invoice_count: row.named("invoice_count")?,
            credit_note: row.named("note_number")?,
            note: row.named("note")?,
            paid_with: paid_with(row)?,
        })
    }
}

/// No movement but a payment's has one.
fn paid_with(row: &mut Row<'_>) -> db::Result<Option<PaidWith>> {
    let payment: Option<Id<kinds::Payment>> = row.named("payment_id")?;
    let Some(payment) = payment else { return Ok(None) };
    let (amount_cents, receipt_number) = (row.named("amount_cents")?, row.named("receipt_number")?);
    let cents: Cents = row.named("fee_cents")?;
    let kind: Option<_> = row.named("fee_kind")?;
    let basis_points: Option<i64> = row.named("fee_basis_points")?;
    let rate = basis_points.and_then(BasisPoints::new).map_or(Rate::Flat, Rate::Percent);
    let fee = kind.map(|kind| Fee { kind, cents, rate });
    let method = MethodView {
        kind: parsed(row.named("kind")?)?,
        brand: row.named("brand")?,
        funding: parsed(row.named("funding")?)?,
        last4: row.named("last4")?,
        nickname: row.named("nickname")?,
    };
    Ok(Some(PaidWith { payment, method, amount_cents, fee, receipt_number }))
}

fn parsed<T: std::str::FromStr<Err = String>>(word: String) -> db::Result<T> {
    word.parse().map_err(|expected| db::Error::Column(format!("“{word}” is not {expected}")))
}

/// The parts of the list in both directions: the same statement with another condition and order. One
/// index has each entry of an account in its place: the list is read along it. Another has them by
/// kind: what is rare is collected there, and put in order then.
macro_rules! page {
    ($how:literal, $kinds:literal, $beyond:literal, $order:literal) => {
        concat!(
            "WITH posted AS ",
            $how,
            " (SELECT effective_on, entry_id, kind, ledger, amount_cents, invoice_id, payment_id
               FROM posting WHERE account_id = $1 AND ledger IN ('receivable', 'unapplied')
                 AND effective_on >= $2 AND effective_on <= $3 ",
            $kinds,
            "), page AS (
               SELECT effective_on, entry_id, min(kind) AS about,
                 CAST(sum(amount_cents) AS BIGINT) AS change_cents,
                 CAST(sum(CASE WHEN ledger = 'receivable' THEN amount_cents ELSE 0 END) AS BIGINT)
                   AS invoiced_cents,
                 min(invoice_id) AS invoice_id, count(DISTINCT invoice_id) AS invoice_count,
                 min(payment_id) AS payment_id
               FROM posted WHERE (effective_on, entry_id) ",
            $beyond,
            " ($4, $5) GROUP BY effective_on, entry_id ORDER BY effective_on ",
            $order,
            ", entry_id ",
            $order,
            " LIMIT $6)
             SELECT page.entry_id, page.effective_on, page.about, page.change_cents,
               page.invoiced_cents, invoice.number AS invoice_number, page.invoice_count,
               credit_note.number AS note_number, credit_note.note, page.payment_id,
               payment.amount_cents, payment.receipt_number, payment.fee_cents, payment.fee_kind,
               payment.fee_basis_points, payment_method.kind, payment_method.brand,
               payment_method.funding, payment_method.last4, payment_method.nickname
             FROM page JOIN entry ON entry.id = page.entry_id
             LEFT JOIN invoice ON invoice.id = page.invoice_id
             LEFT JOIN invoice AS credit_note ON page.about = 'credit_note'
               AND credit_note.id = substr(entry.source, 13)
             LEFT JOIN payment ON payment.id = page.payment_id
             LEFT JOIN payment_method ON payment_method.id = payment.method_id
             ORDER BY page.effective_on ",
            $order,
            ", page.entry_id ",
            $order
        )
    };
}

#[rustfmt::skip]
fn statement(part: Part, direction: Direction) -> &'static str {
    use Direction::{Newer, Older};
    match (part, direction) {
        (Part::All, Older) => page!("NOT MATERIALIZED", "", "<", "DESC"),
        (Part::All, Newer) => page!("NOT MATERIALIZED", "", ">", "ASC"),
        (Part::Bills, Older) => page!("NOT MATERIALIZED", "AND kind = 'invoice'", "<", "DESC"),
        (Part::Bills, Newer) => page!("NOT MATERIALIZED", "AND kind = 'invoice'", ">", "ASC"),
        (Part::Payments, Older) => page!("NOT MATERIALIZED", "AND kind IN ('capture', 'outside_receipt')", "<", "DESC"),
        (Part::Payments, Newer) => page!("NOT MATERIALIZED", "AND kind IN ('capture', 'outside_receipt')", ">", "ASC"),
        (Part::GivenBack, Older) => page!("MATERIALIZED", "AND kind IN ('return', 'refund', 'refund_undone')", "<", "DESC"),
        (Part::GivenBack, Newer) => page!("MATERIALIZED", "AND kind IN ('return', 'refund', 'refund_undone')", ">", "ASC"),
        (Part::Adjustments, Older) => page!("MATERIALIZED", "AND kind = 'credit_note'", "<", "DESC"),
        (Part::Adjustments, Newer) => page!("MATERIALIZED", "AND kind = 'credit_note'", ">", "ASC"),
        (Part::Credit, Older) => page!("MATERIALIZED", "AND kind IN ('credit_applied', 'credit_taken_back')", "<", "DESC"),
        (Part::Credit, Newer) => page!("MATERIALIZED", "AND kind IN ('credit_applied', 'credit_taken_back')", ">", "ASC"),
    }
}

/// One page of what counts from one of these days; without a start the newest.
pub async fn page_of(
    conn: &mut Conn,
    account: Id<kinds::Account>,
    part: Part,
    days: (Date, Date),
    start: Option<Start<Place>>,
    limit: usize,
) -> Result<Listing<Transaction>> {
    let direction = start.map(|start| start.direction);
    let way = direction.unwrap_or(Direction::Older);
    let (day, entry) = start.map_or((Date::MAX, Id::from_bits(u128::MAX)), |start| start.place);
    let (first, last) = days_left(days, day, way);
    // One more than fits tells whether there is another page.
    let limit_and_one = limit as i64 + 1;
    let sql = statement(part, way);
    let found = conn.query(sql, &[&account, &first, &last, &day, &entry, &limit_and_one]).await?;
    Ok(Listing::of(found, limit, direction))
}
