//! What a debit would take, and from which method: its bills and whatever else is due by its day,
//! less credit and what is on its way.

use std::collections::BTreeMap;

use base::{Cents, Date, Id, Result, boxed, kinds};
use db::Conn;

use super::model::{Autopay, Cycle};
use super::store;
use super::timing::Timing;
use crate::invoices::{self, ListedInvoice};
use crate::ledger::{self, Share, spread};
use crate::methods::{self, Method};

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Due {
    pub cents: Cents,
    pub shares: Vec<Share>,
}

/// What the cycle would take now.
pub(super) async fn due_of(conn: &mut Conn, cycle: &Cycle) -> Result<Due> {
    let bills = store::bills_of(conn, cycle.id).await?;
    let of_others = store::bills_of_others(conn, cycle).await?;
    let is_meant = |invoice: &ListedInvoice| {
        let is_due = invoice.due_on <= cycle.debit_on && !of_others.contains(&invoice.id);
        is_due || bills.contains(&invoice.id)
    };
    let due = due_among(conn, cycle.account_id, is_meant).await?;
    Ok(match cycle.announced_cents {
        Some(limit) if limit < due.cents => due.up_to(limit),
        _ => due,
    })
}

impl Due {
    fn up_to(self, limit: Cents) -> Due {
        let (shares, _) =
            spread(limit, self.shares.into_iter().map(|share| (share.invoice, share.cents)));
        Due { cents: limit, shares }
    }
}

async fn due_among(
    conn: &mut Conn,
    account: Id<kinds::Account>,
    is_meant: impl Fn(&ListedInvoice) -> bool,
) -> Result<Due> {
    let balance = ledger::balance_of(conn, account).await?;
    let mut payable = invoices::payable_by_due_date(conn, account).await?;
    payable.retain(is_meant);
    let total: Cents = payable.iter().map(ListedInvoice::payable_cents).sum();
    let cents = total.min(balance.amount_due_cents()).min(Cents::LIMIT);
    let room = payable.iter().map(|invoice| (invoice.id, invoice.payable_cents()));
    let (shares, _) = spread(cents, room);
    Ok(Due { cents, shares })
}

/// The method, or the backup method where that one cannot be debited or it is the backup's turn.
pub(super) async fn method_to_debit(
    conn: &mut Conn,
    autopay: &Autopay,
    with_backup: bool,
    today: Date,
) -> Result<Option<Method>> {
    let method = Some(autopay.method_id).filter(|_| !with_backup);
    for id in [method, autopay.backup_method_id].into_iter().flatten() {
        let found = methods::find_method(conn, id).await?;
        if let Some(method) = found.filter(|method| method.is_usable(today)) {
            return Ok(Some(method));
        }
    }
    Ok(None)
}

/// A debit that would follow if AutoPay were chosen now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FirstDebit {
    pub on: Date,
    pub estimate: Cents,
}

/// What choosing it now would bring for the bills there are, soonest first.
#[boxed]
pub async fn first_debits(
    conn: &mut Conn,
    account: Id<kinds::Account>,
    timing: Timing,
    earliest: Date,
) -> Result<Vec<FirstDebit>> {
    let mut left = ledger::balance_of(conn, account).await?.amount_due_cents();
    let skipped = store::skipped_bills_of(conn, account).await?;
    let mut payable = invoices::payable_by_due_date(conn, account).await?;
    payable.retain(|invoice| !skipped.contains(&invoice.id));
    let mut by_day: BTreeMap<Date, Cents> = BTreeMap::new();
    for invoice in &payable {
        let day = by_day.entry(timing.debit_on(invoice.due_on, earliest)).or_default();
        *day += invoice.payable_cents();
    }
    let mut debits = Vec::new();
    for (on, cents) in by_day {
        let estimate = cents.min(left);
        left -= estimate;
        if estimate.is_positive() {
            debits.push(FirstDebit { on, estimate });
        }
    }
    Ok(debits)
}
