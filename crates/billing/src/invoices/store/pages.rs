//! SQL of the list of invoices: its four parts, three orders and two ways through them.

use base::{Cents, Date, Id, Result, kinds};
use db::{Conn, ToValue};

use crate::invoices::listing::{InvoiceFilter, InvoicePlace, Order};
use crate::invoices::model::{ListedInvoice, Tab};
use crate::paging::{Direction, Listing, Start, days_left};

/// The column that the list is ordered by; its id decides between equals.
#[derive(Debug, Clone, Copy)]
enum By {
    Issued,
    Due,
    Total,
}

/// In which way the values go as the rows are read.
#[derive(Debug, Clone, Copy)]
enum Way {
    Falling,
    Rising,
}

/// The same statement each time, with another column, condition and way. The list is read along an
/// index of its column; where few of many are meant, these are collected first and put in order then.
macro_rules! page {
    ($how:literal, $condition:literal, $column:literal, $beyond:literal, $order:literal) => {
        concat!(
            "WITH listed AS ",
            $how,
            " (SELECT id, number, kind, issued_on, due_on, total_cents, open_cents,
                 in_progress_cents
               FROM invoice WHERE account_id = $1 AND issued_on >= $2 AND issued_on <= $3 ",
            $condition,
            ") SELECT id, number, kind, issued_on, due_on, total_cents, open_cents,
                 in_progress_cents
             FROM listed WHERE (",
            $column,
            ", id) ",
            $beyond,
            " ($4, $5)
               AND ($6 = '' OR id IN (SELECT invoice_id FROM charge_line WHERE service_id = $6))
             ORDER BY ",
            $column,
            " ",
            $order,
            ", id ",
            $order,
            " LIMIT $7"
        )
    };
}

#[rustfmt::skip]
fn statement(tab: Tab, by: By, way: Way) -> &'static str {
    match (tab, by, way) {
        (Tab::All, By::Issued, Way::Falling) => page!("NOT MATERIALIZED", "", "issued_on", "<", "DESC"),
        (Tab::All, By::Issued, Way::Rising) => page!("NOT MATERIALIZED", "", "issued_on", ">", "ASC"),
        (Tab::All, By::Due, Way::Falling) => page!("NOT MATERIALIZED", "", "due_on", "<", "DESC"),
        (Tab::All, By::Due, Way::Rising) => page!("NOT MATERIALIZED", "", "due_on", ">", "ASC"),
        (Tab::All, By::Total, Way::Falling) => page!("NOT MATERIALIZED", "", "total_cents", "<", "DESC"),
        (Tab::All, By::Total, Way::Rising) => page!("NOT MATERIALIZED", "", "total_cents", ">", "ASC"),
        (Tab::Open, By::Issued, Way::Falling) => page!("NOT MATERIALIZED", "AND open_cents > in_progress_cents AND open_cents > 0", "issued_on", "<", "DESC"),
        (Tab::Open, By::Issued, Way::Rising) => page!("NOT MATERIALIZED", "AND open_cents > in_progress_cents AND open_cents > 0", "issued_on", ">", "ASC"),
        (Tab::Open, By::Due, Way::Falling) => page!("MATERIALIZED", "AND open_cents > in_progress_cents AND open_cents > 0", "due_on", "<", "DESC"),
        (Tab::Open, By::Due, Way::Rising) => page!("MATERIALIZED", "AND open_cents > in_progress_cents AND open_cents > 0", "due_on", ">", "ASC"),
        (Tab::Open, By::Total, Way::Falling) => page!("MATERIALIZED", "AND open_cents > in_progress_cents AND open_cents > 0", "total_cents", "<", "DESC"),
        (Tab::Open, By::Total, Way::Rising) => page!("MATERIALIZED", "AND open_cents > in_progress_cents AND open_cents > 0", "total_cents", ">", "ASC"),
        (Tab::InProgress, By::Issued, Way::Falling) => page!("MATERIALIZED", "AND in_progress_cents > 0", "issued_on", "<", "DESC"),
        (Tab::InProgress, By::Issued, Way::Rising) => page!("MATERIALIZED", "AND in_progress_cents > 0", "issued_on", ">", "ASC"),
        (Tab::InProgress, By::Due, Way::Falling) => page!("MATERIALIZED", "AND in_progress_cents > 0", "due_on", "<", "DESC"),
        (Tab::InProgress, By::Due, Way::Rising) => page!("MATERIALIZED", "AND in_progress_cents > 0", "due_on", ">", "ASC"),
        (Tab::InProgress, By::Total, Way::Falling) => page!("MATERIALIZED", "AND in_progress_cents > 0", "total_cents", "<", "DESC"),
        (Tab::InProgress, By::Total, Way::Rising) => page!("MATERIALIZED", "AND in_progress_cents > 0", "total_cents", ">", "ASC"),
        (Tab::Paid, By::Issued, Way::Falling) => page!("NOT MATERIALIZED", "AND open_cents = 0", "issued_on", "<", "DESC"),
        (Tab::Paid, By::Issued, Way::Rising) => page!("NOT MATERIALIZED", "AND open_cents = 0", "issued_on", ">", "ASC"),
        (Tab::Paid, By::Due, Way::Falling) => page!("NOT MATERIALIZED", "AND open_cents = 0", "due_on", "<", "DESC"),
        (Tab::Paid, By::Due, Way::Rising) => page!("NOT MATERIALIZED", "AND open_cents = 0", "due_on", ">", "ASC"),
        (Tab::Paid, By::Total, Way::Falling) => page!("NOT MATERIALIZED", "AND open_cents = 0", "total_cents", "<", "DESC"),
        (Tab::Paid, By::Total, Way::Rising) => page!("NOT MATERIALIZED", "AND open_cents = 0", "total_cents", ">", "ASC"),
    }
}

/// One page; without a start the first.
pub async fn page_of(
    conn: &mut Conn,
    account: Id<kinds::Account>,
    filter: &InvoiceFilter,
    start: Option<Start<InvoicePlace>>,
    limit: usize,
) -> Result<Listing<ListedInvoice>> {
    let direction = start.map(|start| start.direction);
    let (by, way) = read_by(filter.order, direction.unwrap_or(Direction::Older));
    let (day, amount, id) = beginning(by, way, start.map(|start| start.place));
    let value: &(dyn ToValue + Sync) = match by {
        By::Issued | By::Due => &day,
        By::Total => &amount,
    };
    let service = filter.service.map(|id| id.to_string()).unwrap_or_default();
    let (first, last) = match (by, way) {
        (By::Issued, Way::Falling) => days_left(filter.days, day, Direction::Older),
        (By::Issued, Way::Rising) => days_left(filter.days, day, Direction::Newer),
        _ => filter.days,
    };
    let limit_and_one = limit as i64 + 1;
    let sql = statement(filter.tab, by, way);
    let params: [&(dyn ToValue + Sync); 7] =
        [&account, &first, &last, value, &id, &service, &limit_and_one];
    let found = conn.query(sql, &params).await?;
    Ok(Listing::of(found, limit, direction))
}

fn read_by(order: Order, direction: Direction) -> (By, Way) {
    let (by, falls) = match order {
        Order::Newest => (By::Issued, true),
        Order::Oldest => (By::Issued, false),
        Order::DueLast => (By::Due, true),
        Order::DueFirst => (By::Due, false),
        Order::Largest => (By::Total, true),
        Order::Smallest => (By::Total, false),
    };
    let falls = falls == (direction == Direction::Older);
    (by, if falls { Way::Falling } else { Way::Rising })
}

/// Behind that place; without one, or with one of another order, before everything.
fn beginning(by: By, way: Way, place: Option<InvoicePlace>) -> (Date, Cents, Id<kinds::Invoice>) {
    match (by, place) {
        (By::Issued | By::Due, Some(InvoicePlace::Day(day, id))) => (day, Cents::ZERO, id),
        (By::Total, Some(InvoicePlace::Amount(amount, id))) => (Date::MAX, amount, id),
        _ => match way {
            Way::Falling => (Date::MAX, Cents(i64::MAX), Id::from_bits(u128::MAX)),
            Way::Rising => (Date::MIN, Cents(-1), Id::from_bits(0)),
        },
    }
}
