//! SQL of the list of charges.

use base::{Date, Id, Result, kinds};
use db::{Conn, ToValue, row};

use crate::invoices::charges::{ChargeFilter, ChargePlace, ListedCharge};
use crate::paging::{Direction, Listing, Start, days_left};

row!(ListedCharge {
    invoice_id,
    invoice_number,
    issued_on,
    position,
    service_number,
    charge_group,
    description,
    period_start,
    period_end,
    quantity,
    unit,
    amount_cents,
    tax_cents
});

/// The list in both directions. SQLite takes tables joined by CROSS JOIN in this order: an account's
/// lines come with its documents, a service's are few and come by themselves.
macro_rules! page {
    ($tables:literal, $service:literal, $limit:literal, Older) => {
        page!($tables, $service, $limit, "<", "DESC", ">", "ASC")
    };
    ($tables:literal, $service:literal, $limit:literal, Newer) => {
        page!($tables, $service, $limit, ">", "ASC", "<", "DESC")
    };
    (
        $tables:literal, $service:literal, $limit:literal,
        $beyond:literal, $order:literal, $further:literal, $line_order:literal
    ) => {
        concat!(
            "SELECT invoice.id AS invoice_id, invoice.number AS invoice_number, issued_on, position,
               service.number AS service_number, charge_group, charge_line.description,
               charge_line.period_start, charge_line.period_end, quantity, charge_line.unit,
               CASE WHEN invoice.kind = 'credit_note' THEN -amount_cents ELSE amount_cents END
                 AS amount_cents,
               CASE WHEN invoice.kind = 'credit_note' THEN -charge_line.tax_cents
                 ELSE charge_line.tax_cents END AS tax_cents
             FROM ",
            $tables,
            " LEFT JOIN service ON service.id = charge_line.service_id
             WHERE charge_line.invoice_id = invoice.id AND invoice.account_id = $1
               AND issued_on >= $2 AND issued_on <= $3 AND (issued_on, invoice.id) ",
            $beyond,
            "= ($4, $5) AND ((issued_on, invoice.id) ",
            $beyond,
            " ($4, $5) OR position ",
            $further,
            " $6) ",
            $service,
            " ORDER BY issued_on ",
            $order,
            ", invoice.id ",
            $order,
            ", position ",
            $line_order,
            " LIMIT ",
            $limit
        )
    };
}

/// One page; without a start the newest.
pub async fn charges_of(
    conn: &mut Conn,
    account: Id<kinds::Account>,
    filter: ChargeFilter,
    start: Option<Start<ChargePlace>>,
    limit: usize,
) -> Result<Listing<ListedCharge>> {
    let direction = start.map(|start| start.direction);
    let (day, invoice, position) =
        start.map_or((Date::MAX, Id::from_bits(u128::MAX), i64::MAX), |start| start.place);
    let way = direction.unwrap_or(Direction::Older);
    let (first, last) = days_left(filter.days, day, way);
    let limit_and_one = limit as i64 + 1;
    let place: [&(dyn ToValue + Sync); 6] = [&account, &first, &last, &day, &invoice, &position];
    let rest: &[&(dyn ToValue + Sync)] = match &filter.service {
        None => &[&limit_and_one],
        Some(service) => &[service, &limit_and_one],
    };
    let sql = match (filter.service, way) {
        (None, Direction::Older) => page!("invoice CROSS JOIN charge_line", "", "$7", Older),
        (None, Direction::Newer) => page!("invoice CROSS JOIN charge_line", "", "$7", Newer),
        (Some(_), Direction::Older) => {
            page!("charge_line CROSS JOIN invoice", "AND service_id = $7", "$8", Older)
        }
        (Some(_), Direction::Newer) => {
            page!("charge_line CROSS JOIN invoice", "AND service_id = $7", "$8", Newer)
        }
    };
    let found = conn.query(sql, &[&place[..], rest].concat()).await?;
    Ok(Listing::of(found, limit, direction))
}
