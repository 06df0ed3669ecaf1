//! Many at once, as imports bring them: the books are as if each had come alone, in this order.

use base::{Cents, Date, Error, Id, Locator, Result, kinds};

use super::movement::{Movement, post_all};
use super::ops::{bill, use_credit};
use crate::accounts::Account;
use crate::command::Command;
use crate::invoices::{self, NewInvoice};
use crate::journal::Ledger;

/// Receipts whose invoices are read together.
const ROWS_AT_ONCE: usize = 256;

/// An invoice that is to be added, and of which nothing was paid before.
pub struct NewBill<'b> {
    pub account: &'b Account,
    pub id: Id<kinds::Invoice>,
    pub details: &'b NewInvoice,
}

/// Adds the invoices and does for each what [`super::post_invoice`] does.
pub async fn add_invoices(
    command: &mut Command<'_>,
    event: Id<kinds::Event>,
    bills: &[NewBill<'_>],
    import: Option<Id<kinds::Import>>,
) -> Result<()> {
    let added = bills.iter().map(|new| (new.id, new.details));
    invoices::insert_open_invoices(command, added, import).await?;
    let billed =
        bills.iter().map(|new| bill(new.account, new.id, new.details).written_with_invoices());
    let credits = post_all(command, event, billed.collect()).await?;
    for new in bills {
        if credits.get(&new.account.id).is_some_and(|credit| credit.is_positive()) {
            use_credit(command, event, new.account, new.id).await?;
        }
    }
    Ok(())
}

/// Money that the biller took without us: at the counter, by check, through its bank.
pub struct OutsideReceipt<'r> {
    pub account: &'r Account,
    /// The biller's own number of it; the same one counts once.
    pub reference: &'r str,
    pub amount_cents: Cents,
    pub paid_on: Date,
    /// The number of the invoice that was paid; what is more than it asks for pays the oldest due,
    /// and the rest is kept.
    pub invoice: &'r Locator,
}

/// `NotFound` where an account has no invoice of that number.
pub async fn record_outside_receipts(
    command: &mut Command<'_>,
    event: Id<kinds::Event>,
    receipts: &[OutsideReceipt<'_>],
) -> Result<()> {
    for portion in receipts.chunks(ROWS_AT_ONCE) {
        let mut rest = portion;
        while let [first, others @ ..] = rest {
            rest = match record_plain_ones(command, event, rest).await? {
                0 => {
                    record_one(command, event, first).await?;
                    others
                }
                recorded => &rest[recorded..],
            };
        }
    }
    Ok(())
}

/// Those at the beginning that pay no more than their own invoice asks for, each another one; says
/// how many there were.
async fn record_plain_ones(
    command: &mut Command<'_>,
    event: Id<kinds::Event>,
    receipts: &[OutsideReceipt<'_>],
) -> Result<usize> {
    let numbers: Vec<&Locator> = receipts.iter().map(|receipt| receipt.invoice).collect();
    let mut open = invoices::find_invoices_by_number(command, &numbers).await?;
    let paid = receipts.iter().map_while(|receipt| {
        let invoice = open.remove(receipt.invoice)?;
        let is_plain = invoice.details.account_id == receipt.account.id
            && invoice.open_cents >= receipt.amount_cents;
        is_plain.then(|| {
            let mut paid = movement(receipt);
            paid.lower_from(invoice.id, invoice.open_cents, receipt.amount_cents);
            paid
        })
    });
    let paid: Vec<Movement> = paid.collect();
    let recorded = paid.len();
    post_all(command, event, paid).await?;
    Ok(recorded)
}

async fn record_one(
    command: &mut Command<'_>,
    event: Id<kinds::Event>,
    receipt: &OutsideReceipt<'_>,
) -> Result<()> {
    let invoice = invoices::find_invoice_by_number(command, receipt.invoice).await?;
    let invoice = invoice.filter(|invoice| invoice.details.account_id == receipt.account.id);
    let invoice = invoice.ok_or(Error::NotFound)?;
    let mut paid = movement(receipt);
    let mut left = receipt.amount_cents;
    left -= paid.lower_from(invoice.id, invoice.open_cents, left);
    for invoice in invoices::payable_by_due_date(command, receipt.account.id).await? {
        left -= paid.lower(command, invoice.id, left).await?;
    }
    paid.keep(left);
    paid.post(command, event).await?;
    Ok(())
}

fn movement(receipt: &OutsideReceipt<'_>) -> Movement {
    let source = format!("outside_receipt:{}:{}", receipt.account.id, receipt.reference);
    let mut paid =
        Movement::new("outside_receipt", source, receipt.account).effective_on(receipt.paid_on);
    paid.counter(Ledger::OutsideReceipts, receipt.amount_cents);
    paid
}
