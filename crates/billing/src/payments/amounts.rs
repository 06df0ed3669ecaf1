//! What each choice of the pay page comes to, on one account.

use base::{Cents, Date, Id, Result, boxed, kinds};
use db::Conn;

use super::model::{Choice, TickedInvoice};
use crate::invoices::{self, ListedInvoice};
use crate::ledger::{self, Balance};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amounts {
    pub balance: Balance,
    pub amount_due: Cents,
    pub current_billed: Cents,
    pub past_due: Cents,
    /// What can be ticked, oldest due first.
    pub payable: Vec<ListedInvoice>,
}

impl Amounts {
    /// `typed` is the other amount, or the one for this of several accounts.
    pub(super) fn of(
        &self,
        choice: Choice,
        typed: Option<Cents>,
        ticked: &[TickedInvoice],
    ) -> Cents {
        match choice {
            Choice::AmountDue => self.amount_due,
            Choice::CurrentBilled => self.current_billed,
            Choice::PastDue => self.past_due,
            Choice::Other => typed.unwrap_or_default(),
            Choice::Invoices => self.chosen(ticked).map(|(_, cents)| cents).sum(),
            Choice::Accounts => typed.unwrap_or(self.amount_due).min(self.amount_due),
        }
    }

    /// The ticked invoices that can still be paid, with what is to be paid of each, oldest due
    /// first.
    pub(super) fn chosen<'a>(
        &'a self,
        ticked: &'a [TickedInvoice],
    ) -> impl Iterator<Item = (&'a ListedInvoice, Cents)> {
        self.payable.iter().filter_map(|invoice| {
            let tick = ticked.iter().find(|tick| tick.invoice == invoice.id)?;
            let payable = invoice.payable_cents();
            Some((invoice, tick.cents.unwrap_or(payable).min(payable)))
        })
    }
}

#[boxed]
pub async fn amounts_of(
    conn: &mut Conn,
    account: Id<kinds::Account>,
    today: Date,
) -> Result<Amounts> {
    let balance = ledger::balance_of(conn, account).await?;
    let payable = invoices::payable_by_due_date(conn, account).await?;
    let last = invoices::last_issued(conn, account).await?;
    let overdue = payable.iter().filter(|invoice| invoice.due_on < today);
    let past_due: Cents = overdue.map(ListedInvoice::payable_cents).sum();
    Ok(Amounts {
        balance,
        amount_due: balance.amount_due_cents(),
        current_billed: last.map_or(Cents::ZERO, |invoice| invoice.total_cents),
        past_due: past_due.min(balance.amount_due_cents()),
        payable,
    })
}
