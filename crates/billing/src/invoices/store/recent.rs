//! SQL of the overview: what was billed of late.

use base::{Cents, Date, Id, Result, kinds};
use db::{Conn, FromRow, Row};

use crate::invoices::model::{BilledMonth, ChargeGroup, InvoiceKind, ListedInvoice, RecentBills};

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
