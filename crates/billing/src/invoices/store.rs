//! All SQL of invoices and their lines.

use base::{Cents, Date, Id, Locator, Result, kinds};
use db::{Conn, FromRow, Row, row};

use super::model::{
    BilledMonth, ChargeGroup, ChargeLine, Direction, Invoice, InvoiceKind, InvoicePage,
    ListedInvoice, NewInvoice, PageKey, RecentBills, Tab,
};

row!(NewInvoice {
    account_id,
    number,
    kind,
    issued_on,
    due_on,
    period_start,
    period_end,
    currency,
    net_cents,
    tax_cents,
    total_cents,
    previous_balance_cents,
    payments_cents,
    adjustments_cents,
    carried_forward_cents,
    note,
    corrects,
    payment_reference
});
row!(ChargeLine {
    position,
    service_id,
    charge_group,
    description,
    period_start,
    period_end,
    quantity,
    unit,
    unit_price,
    amount_cents,
    tax_cents
});
row!(ListedInvoice {
    id,
    number,
    kind,
    issued_on,
    due_on,
    total_cents,
    open_cents,
    in_progress_cents
});

impl FromRow for Invoice {
    fn from_row(row: &mut Row<'_>) -> db::Result<Invoice> {
        Ok(Invoice {
            id: row.named("id")?,
            open_cents: row.named("open_cents")?,
            in_progress_cents: row.named("in_progress_cents")?,
            details: NewInvoice::from_row(row)?,
        })
    }
}

/// `select!("WHERE …")`: an invoice whole.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT invoice.id, open_cents, in_progress_cents, invoice.account_id, number, kind,
               issued_on, due_on, period_start, period_end, currency, net_cents, tax_cents,
               total_cents, previous_balance_cents, payments_cents, adjustments_cents,
               carried_forward_cents, note, corrects, payment_reference FROM invoice ",
            $rest
        )
    };
}

/// The invoice of that number, if the user may see it.
pub async fn find_for(
    conn: &mut Conn,
    user: Id<kinds::User>,
    number: &Locator,
) -> Result<Option<Invoice>> {
    let sql = select!(
        "JOIN access ON access.account_id = invoice.account_id
         WHERE access.user_id = $1 AND invoice.number = $2"
    );
    Ok(conn.find(sql, &[&user, number]).await?)
}

pub async fn find_invoice(conn: &mut Conn, id: Id<kinds::Invoice>) -> Result<Option<Invoice>> {
    Ok(conn.find(select!("WHERE invoice.id = $1"), &[&id]).await?)
}

pub async fn find_invoice_by_number(conn: &mut Conn, number: &Locator) -> Result<Option<Invoice>> {
    Ok(conn.find(select!("WHERE number = $1"), &[number]).await?)
}

/// Everything of the account that can be paid now, oldest due first.
pub async fn payable_by_due_date(
    conn: &mut Conn,
    account: Id<kinds::Account>,
) -> Result<Vec<ListedInvoice>> {
    let sql =
        "SELECT id, number, kind, issued_on, due_on, total_cents, open_cents, in_progress_cents
               FROM invoice WHERE account_id = $1 AND open_cents > 0
                 AND open_cents > in_progress_cents
               ORDER BY due_on, id";
    Ok(conn.query(sql, &[&account]).await?)
}

/// The bill that was issued last.
pub async fn last_issued(
    conn: &mut Conn,
    account: Id<kinds::Account>,
) -> Result<Option<ListedInvoice>> {
    let sql =
        "SELECT id, number, kind, issued_on, due_on, total_cents, open_cents, in_progress_cents
               FROM invoice WHERE account_id = $1 AND kind = 'invoice'
               ORDER BY issued_on DESC, id DESC LIMIT 1";
    Ok(conn.find(sql, &[&account]).await?)
}

pub struct PastDue {
    pub invoice_count: i64,
    pub payable_cents: Cents,
}
row!(PastDue { invoice_count, payable_cents });

/// What was due before `today`, less what is on its way.
pub async fn past_due(
    conn: &mut Conn,
    account: Id<kinds::Account>,
    today: Date,
) -> Result<PastDue> {
    let sql = "SELECT count(*) AS invoice_count,
                 CAST(coalesce(sum(open_cents - in_progress_cents), 0) AS BIGINT) AS payable_cents
               FROM invoice WHERE account_id = $1 AND open_cents > 0 AND due_on < $2
                 AND open_cents > in_progress_cents";
    Ok(conn.query_one(sql, &[&account, &today]).await?)
}

/// Invoices whose number begins with `prefix`, newest first, at most `limit`.
pub async fn search(
    conn: &mut Conn,
    account: Id<kinds::Account>,
    prefix: &Locator,
    limit: i64,
) -> Result<Vec<ListedInvoice>> {
    let sql =
        "SELECT id, number, kind, issued_on, due_on, total_cents, open_cents, in_progress_cents
               FROM invoice WHERE account_id = $1 AND number >= $2 AND substr(number, 1, $3) = $2
               ORDER BY issued_on DESC, id DESC LIMIT $4";
    let length = prefix.as_str().chars().count() as i64;
    Ok(conn.query(sql, &[&account, prefix, &length, &limit]).await?)
}

/// The four lists in both directions: the same statement with another condition and order.
macro_rules! page {
    ($condition:literal, Older) => {
        concat!(
            "SELECT id, number, kind, issued_on, due_on, total_cents, open_cents, in_progress_cents
             FROM invoice WHERE account_id = $1 AND (issued_on, id) < ($2, $3) ",
            $condition,
            " ORDER BY issued_on DESC, id DESC LIMIT $4"
        )
    };
    ($condition:literal, Newer) => {
        concat!(
            "SELECT id, number, kind, issued_on, due_on, total_cents, open_cents, in_progress_cents
             FROM invoice WHERE account_id = $1 AND (issued_on, id) > ($2, $3) ",
            $condition,
            " ORDER BY issued_on, id LIMIT $4"
        )
    };
}

/// One page; without a key the newest.
pub async fn page_of(
    conn: &mut Conn,
    account: Id<kinds::Account>,
    tab: Tab,
    key: Option<PageKey>,
    limit: usize,
) -> Result<InvoicePage> {
    let direction = key.map_or(Direction::Older, |key| key.direction);
    let sql = match (tab, direction) {
        (Tab::All, Direction::Older) => page!("", Older),
        (Tab::All, Direction::Newer) => page!("", Newer),
        (Tab::Open, Direction::Older) => {
            page!("AND open_cents > 0 AND open_cents > in_progress_cents", Older)
        }
        (Tab::Open, Direction::Newer) => {
            page!("AND open_cents > 0 AND open_cents > in_progress_cents", Newer)
        }
        (Tab::InProgress, Direction::Older) => page!("AND in_progress_cents > 0", Older),
        (Tab::InProgress, Direction::Newer) => page!("AND in_progress_cents > 0", Newer),
        (Tab::Paid, Direction::Older) => page!("AND open_cents = 0", Older),
        (Tab::Paid, Direction::Newer) => page!("AND open_cents = 0", Newer),
    };
    let start = key.map_or(Date::MAX, |key| key.issued_on);
    let id = key.map_or(Id::from_bits(u128::MAX), |key| key.id);
    // One more than fits tells whether there is another page.
    let mut invoices: Vec<ListedInvoice> =
        conn.query(sql, &[&account, &start, &id, &(limit as i64 + 1)]).await?;
    let has_more = invoices.len() > limit;
    invoices.truncate(limit);
    let (has_older, has_newer) = match direction {
        Direction::Older => (has_more, key.is_some()),
        Direction::Newer => {
            invoices.reverse();
            (true, has_more)
        }
    };
    Ok(InvoicePage { invoices, has_older, has_newer })
}

pub async fn lines_of(conn: &mut Conn, invoice: Id<kinds::Invoice>) -> Result<Vec<ChargeLine>> {
    let sql = "SELECT position, service_id, charge_group, description, period_start, period_end,
                 quantity, unit, unit_price, amount_cents, tax_cents
               FROM charge_line WHERE invoice_id = $1 ORDER BY position";
    Ok(conn.query(sql, &[&invoice]).await?)
}

/// A bill, beside one of its lines if it is the newest one.
struct RecentRow {
    bill: ListedInvoice,
    month_total_cents: Cents,
    month_bill_count: i64,
    place: i64,
    place_in_month: i64,
    charge: Option<ChargeGroup>,
}

impl FromRow for RecentRow {
    fn from_row(row: &mut Row<'_>) -> db::Result<RecentRow> {
        let bill = ListedInvoice::from_row(row)?;
        let (month_total_cents, month_bill_count) =
            (row.named("month_total_cents")?, row.named("month_bill_count")?);
        let (place, place_in_month) = (row.named("place")?, row.named("place_in_month")?);
        let name: Option<String> = row.named("charge_group")?;
        let total_cents: Option<Cents> = row.named("charge_cents")?;
        let charge = name.zip(total_cents);
        let charge = charge.map(|(name, total_cents)| ChargeGroup { name, total_cents });
        Ok(RecentRow { bill, month_total_cents, month_bill_count, place, place_in_month, charge })
    }
}

/// What was billed since `since`, and at most `limit` of the newest documents: one statement,
/// because every visit to the overview asks it.
pub async fn recent_bills_of(
    conn: &mut Conn,
    account: Id<kinds::Account>,
    since: Date,
    limit: i64,
) -> Result<RecentBills> {
    let sql = "WITH recent AS (
                 SELECT id, number, kind, issued_on, due_on, total_cents, open_cents,
                   in_progress_cents,
                   CAST(sum(total_cents) OVER month AS BIGINT) AS month_total_cents,
                   count(*) OVER month AS month_bill_count,
                   row_number() OVER (ORDER BY issued_on DESC, id DESC) AS place,
                   row_number() OVER (PARTITION BY kind, substr(issued_on, 1, 7)
                     ORDER BY issued_on DESC, id DESC) AS place_in_month,
                   row_number() OVER (PARTITION BY kind
                     ORDER BY issued_on DESC, id DESC) AS place_in_kind
                 FROM invoice WHERE account_id = $1 AND issued_on >= $2
                 WINDOW month AS (PARTITION BY kind, substr(issued_on, 1, 7)))
               SELECT id, number, kind, issued_on, due_on, total_cents, open_cents,
                 in_progress_cents, month_total_cents, month_bill_count, place, place_in_month,
                 charge_group, amount_cents + charge_line.tax_cents AS charge_cents
               FROM recent LEFT JOIN charge_line ON invoice_id = id
                 AND kind = 'invoice' AND place_in_kind = 1
               WHERE place <= $3 OR (kind = 'invoice' AND place_in_month = 1)
               ORDER BY place, position";
    let rows: Vec<RecentRow> = conn.query(sql, &[&account, &since, &limit]).await?;
    Ok(gathered(rows, limit))
}

fn gathered(rows: Vec<RecentRow>, limit: i64) -> RecentBills {
    let mut bills = RecentBills::default();
    let mut last_place = 0;
    for row in rows {
        if let Some(charge) = row.charge {
            add_charge(&mut bills.groups, charge);
        }
        if std::mem::replace(&mut last_place, row.place) == row.place {
            continue; // another line of the same bill
        }
        if row.bill.kind == InvoiceKind::Invoice && row.place_in_month == 1 {
            let newest = row.bill.clone();
            let (bill_count, total_cents) = (row.month_bill_count, row.month_total_cents);
            bills.months.push(BilledMonth { bill_count, total_cents, newest });
        }
        if row.place <= limit {
            bills.newest.push(row.bill);
        }
    }
    bills
}

fn add_charge(groups: &mut Vec<ChargeGroup>, charge: ChargeGroup) {
    match groups.iter_mut().find(|group| group.name == charge.name) {
        Some(group) => group.total_cents += charge.total_cents,
        None => groups.push(charge),
    }
}

/// Adds it with nothing open: `ledger` raises that together with the posting.
pub async fn insert_invoice(
    tx: &mut Conn,
    id: Id<kinds::Invoice>,
    invoice: &NewInvoice,
    import: Option<Id<kinds::Import>>,
) -> Result<()> {
    tx.execute(
        "INSERT INTO invoice (id, account_id, number, kind, issued_on, due_on, period_start,
             period_end, currency, net_cents, tax_cents, total_cents, open_cents,
             in_progress_cents, previous_balance_cents, payments_cents, adjustments_cents,
             carried_forward_cents, note, corrects, payment_reference, import_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 0, 0, $13, $14, $15, $16, $17,
             $18, $19, $20)",
        &[
            &id,
            &invoice.account_id,
            &invoice.number,
            &invoice.kind,
            &invoice.issued_on,
            &invoice.due_on,
            &invoice.period_start,
            &invoice.period_end,
            &invoice.currency,
            &invoice.net_cents,
            &invoice.tax_cents,
            &invoice.total_cents,
            &invoice.previous_balance_cents,
            &invoice.payments_cents,
            &invoice.adjustments_cents,
            &invoice.carried_forward_cents,
            &invoice.note,
            &invoice.corrects,
            &invoice.payment_reference,
            &import,
        ],
    )
    .await?;
    Ok(())
}

pub async fn insert_line(
    tx: &mut Conn,
    invoice: Id<kinds::Invoice>,
    line: &ChargeLine,
) -> Result<()> {
    tx.execute(
        "INSERT INTO charge_line (invoice_id, position, service_id, charge_group, description,
             period_start, period_end, quantity, unit, unit_price, amount_cents, tax_cents)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        &[
            &invoice,
            &line.position,
            &line.service_id,
            &line.charge_group,
            &line.description,
            &line.period_start,
            &line.period_end,
            &line.quantity,
            &line.unit,
            &line.unit_price,
            &line.amount_cents,
            &line.tax_cents,
        ],
    )
    .await?;
    Ok(())
}

/// Only `ledger` calls this, in the transaction of the posting; the account is locked.
pub async fn set_open(tx: &mut Conn, invoice: Id<kinds::Invoice>, open: Cents) -> Result<()> {
    tx.execute("UPDATE invoice SET open_cents = $1 WHERE id = $2", &[&open, &invoice]).await?;
    Ok(())
}

/// Only `ledger` calls this; negative when a payment has concluded.
pub async fn add_in_progress(
    tx: &mut Conn,
    invoice: Id<kinds::Invoice>,
    change: Cents,
) -> Result<()> {
    let sql = "UPDATE invoice SET in_progress_cents = in_progress_cents + $1 WHERE id = $2";
    tx.execute(sql, &[&change, &invoice]).await?;
    Ok(())
}
