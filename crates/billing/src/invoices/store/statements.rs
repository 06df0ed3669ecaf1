//! SQL of the list of statements.

use base::{Date, Id, Result, kinds};
use db::{Conn, FromRow, Row};

use crate::invoices::statement::{IssuePlace, Statement, StatementFigures};
use crate::paging::{Direction, Listing, Start, days_left};

impl FromRow for Statement {
    fn from_row(row: &mut Row<'_>) -> db::Result<Statement> {
        Ok(Statement {
            id: row.named("id")?,
            number: row.named("number")?,
            issued_on: row.named("issued_on")?,
            due_on: row.named("due_on")?,
            figures: StatementFigures {
                previous_balance_cents: row.named("previous_balance_cents")?,
                payments_cents: row.named("payments_cents")?,
                adjustments_cents: row.named("adjustments_cents")?,
                carried_forward_cents: row.named("carried_forward_cents")?,
                current_charges_cents: row.named("total_cents")?,
            },
            tax_cents: row.named("tax_cents")?,
        })
    }
}

/// The list in both directions.
macro_rules! page {
    ($beyond:literal, $order:literal) => {
        concat!(
            "SELECT id, number, issued_on, due_on, previous_balance_cents, payments_cents,
               adjustments_cents, carried_forward_cents, total_cents, tax_cents
             FROM invoice WHERE account_id = $1 AND kind = 'invoice'
               AND issued_on >= $2 AND issued_on <= $3 AND (issued_on, id) ",
            $beyond,
            " ($4, $5) ORDER BY issued_on ",
            $order,
            ", id ",
            $order,
            " LIMIT $6"
        )
    };
}

/// One page of the bills that were issued on these days; without a start the newest.
pub async fn statements_of(
    conn: &mut Conn,
    account: Id<kinds::Account>,
    days: (Date, Date),
    start: Option<Start<IssuePlace>>,
    limit: usize,
) -> Result<Listing<Statement>> {
    let direction = start.map(|start| start.direction);
    let way = direction.unwrap_or(Direction::Older);
    let sql = match way {
        Direction::Older => page!("<", "DESC"),
        Direction::Newer => page!(">", "ASC"),
    };
    let (day, id) = start.map_or((Date::MAX, Id::from_bits(u128::MAX)), |start| start.place);
    let (first, last) = days_left(days, day, way);
    let limit_and_one = limit as i64 + 1;
    let found = conn.query(sql, &[&account, &first, &last, &day, &id, &limit_and_one]).await?;
    Ok(Listing::of(found, limit, direction))
}
