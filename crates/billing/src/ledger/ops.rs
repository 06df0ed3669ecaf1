//! Billing, crediting, money taken elsewhere, and the credit that waits for the next invoice.

use base::{Cents, Id, Result, kinds};

use super::model::Share;
use super::movement::Movement;
use super::store;
use crate::accounts::Account;
use crate::command::Command;
use crate::invoices::{self, NewInvoice};
use crate::journal::Ledger;

/// Bills an invoice that has just been added, then lets it use the account's credit.
///
/// `prepaid` is the part that was paid to the biller before the document was issued.
pub async fn post_invoice(
    command: &mut Command<'_>,
    event: Id<kinds::Event>,
    account: &Account,
    invoice: Id<kinds::Invoice>,
    details: &NewInvoice,
    prepaid: Cents,
) -> Result<()> {
    bill(account, invoice, details).post(command, event).await?;
    if prepaid.is_positive() {
        let mut paid = Movement::new("outside_receipt", format!("prepaid:{invoice}"), account)
            .effective_on(details.issued_on);
        let taken = paid.lower(command, invoice, prepaid).await?;
        paid.keep(prepaid - taken);
        paid.counter(Ledger::OutsideReceipts, prepaid);
        paid.post(command, event).await?;
    }
    use_credit(command, event, account, invoice).await
}

/// The movement that bills an invoice which has just been added: nothing of it is open yet.
pub(super) fn bill(
    account: &Account,
    invoice: Id<kinds::Invoice>,
    details: &NewInvoice,
) -> Movement {
    let mut billed = Movement::new("invoice", format!("invoice:{invoice}"), account)
        .effective_on(details.issued_on);
    billed.raise_from(invoice, Cents::ZERO, details.total_cents);
    billed.counter(Ledger::Billed, -details.total_cents);
    billed
}

/// Credits the invoice that the note corrects, then the oldest due, and keeps the rest.
pub async fn post_credit_note(
    command: &mut Command<'_>,
    event: Id<kinds::Event>,
    account: &Account,
    note: Id<kinds::Invoice>,
    details: &NewInvoice,
) -> Result<()> {
    let mut order = Vec::new();
    if let Some(number) = &details.corrects {
        let corrected = invoices::find_invoice_by_number(command, number).await?;
        order.extend(corrected.filter(|it| it.details.account_id == account.id).map(|it| it.id));
    }
    let payable = invoices::payable_by_due_date(command, account.id).await?;
    order.extend(payable.into_iter().map(|invoice| invoice.id));
    let mut credit = Movement::new("credit_note", format!("credit_note:{note}"), account)
        .effective_on(details.issued_on);
    let mut left = details.total_cents;
    for invoice in order {
        left -= credit.lower(command, invoice, left).await?;
    }
    credit.keep(left);
    credit.counter(Ledger::Billed, details.total_cents);
    credit.post(command, event).await?;
    Ok(())
}

/// Lets an invoice use what the account has in credit.
pub async fn use_credit(
    command: &mut Command<'_>,
    event: Id<kinds::Event>,
    account: &Account,
    invoice: Id<kinds::Invoice>,
) -> Result<()> {
    let credit = store::balance_of(command, account.id).await?.unapplied_cents;
    if credit.is_zero() {
        return Ok(());
    }
    let id = command.ctx.id();
    let mut used = Movement::new("credit_applied", format!("credit_use:{id}"), account);
    let taken = used.lower(command, invoice, credit).await?;
    used.keep(-taken);
    if taken.is_positive() {
        let now = command.now;
        store::insert_credit_use(command, id, account.id, invoice, taken, now).await?;
    }
    used.post(command, event).await?;
    Ok(())
}

/// Lets the invoices that are due first use what the account has in credit.
pub async fn spread_credit(
    command: &mut Command<'_>,
    event: Id<kinds::Event>,
    account: &Account,
) -> Result<()> {
    for invoice in invoices::payable_by_due_date(command, account.id).await? {
        if !store::balance_of(command, account.id).await?.unapplied_cents.is_positive() {
            break;
        }
        use_credit(command, event, account, invoice.id).await?;
    }
    Ok(())
}

/// Makes at least `needed` of credit available again after the money behind it went back: the
/// invoices that used credit last are owed again. Says how much of it there is then.
pub async fn take_back_credit(
    command: &mut Command<'_>,
    event: Id<kinds::Event>,
    account: &Account,
    needed: Cents,
) -> Result<Cents> {
    let mut available = store::balance_of(command, account.id).await?.unapplied_cents;
    for credit_use in store::credit_uses_newest_first(command, account.id).await? {
        if available >= needed {
            break;
        }
        let source = format!("credit_use_undone:{}", credit_use.id);
        let mut undone = Movement::new("credit_taken_back", source, account);
        undone.raise(command, credit_use.invoice_id, credit_use.amount_cents).await?;
        undone.keep(credit_use.amount_cents);
        undone.post(command, event).await?;
        let now = command.now;
        store::undo_credit_use(command, credit_use.id, now).await?;
        available += credit_use.amount_cents;
    }
    Ok(available)
}

/// A payment is on its way: so much of the account, and of each invoice, is in progress.
pub async fn reserve(
    command: &mut Command<'_>,
    account: Id<kinds::Account>,
    amount: Cents,
    shares: &[Share],
) -> Result<()> {
    store::change_in_progress(command, account, amount).await?;
    for share in shares {
        invoices::add_in_progress(command, share.invoice, share.cents).await?;
    }
    Ok(())
}

/// The payment has arrived or failed: nothing of it is in progress any more.
pub async fn release(
    command: &mut Command<'_>,
    account: Id<kinds::Account>,
    amount: Cents,
    shares: &[Share],
) -> Result<()> {
    let undone: Vec<Share> =
        shares.iter().map(|share| Share { cents: -share.cents, ..*share }).collect();
    reserve(command, account, -amount, &undone).await
}
