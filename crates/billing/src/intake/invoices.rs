//! Invoices and credit notes from a file. Once imported they never change.

use std::mem::take;

use base::{Cents, Id, Locator, Result, kinds};
use formats::RecordKind;
use formats::records::{self, BilledTo};

use super::accounts::account_of;
use super::apply::{Applied, Failure, Import};
use super::buyers::account_of_buyer;
use super::lines::{self, ServiceNumbers};
use super::model::Effect;
use crate::accounts::Account;
use crate::invoices::{self, ChargeLine, Invoice, InvoiceKind, NewInvoice};
use crate::ledger::{self, NewBill};

/// What to do instead of sending an invoice again with other figures.
const EXPECTED_AGAIN: &str = "it as it was, or a credit note and a new invoice";

/// A row as it is to be stored.
struct Prepared {
    line: u32,
    account: Account,
    details: NewInvoice,
    prepaid: Cents,
    lines: Vec<ChargeLine>,
}

/// Rows that stand one after the other in the file. Plain invoices are added together.
pub(super) async fn apply(
    import: &mut Import<'_>,
    rows: Vec<(u32, records::Invoice)>,
) -> Result<()> {
    let mut prepared = Vec::with_capacity(rows.len());
    for (line, record) in rows {
        match prepare(import, line, record).await {
            Ok(row) => prepared.push(row),
            Err(failure) => import.refuse(failure)?,
        }
    }
    let numbers: Vec<&Locator> = prepared.iter().map(|row| &row.details.number).collect();
    let known = invoices::find_invoices_by_number(&mut import.command, &numbers).await?;
    let mut plain = Vec::new();
    for row in prepared {
        match known.get(&row.details.number) {
            Some(known) => {
                let compared = compare(import, known, &row).await;
                import.note(RecordKind::Invoice, compared)?;
            }
            None if row.is_plain() => plain.push(row),
            None => {
                // It may pay or credit those before it.
                add_plain(import, take(&mut plain)).await?;
                add(import, row).await?;
            }
        }
    }
    add_plain(import, plain).await
}

impl Prepared {
    fn is_plain(&self) -> bool {
        self.details.kind == InvoiceKind::Invoice && self.prepaid.is_zero()
    }
}

async fn prepare(
    import: &mut Import<'_>,
    line: u32,
    record: records::Invoice,
) -> Applied<Prepared> {
    check_prepaid(line, &record)?;
    let account = account_billed(import, line, &record).await?;
    check_currency(line, &account, &record)?;
    let details = details(account.id, &record);
    let prepaid = record.prepaid;
    let lines = resolve_lines(import, line, account.id, record).await?;
    Ok(Prepared { line, account, details, prepaid, lines })
}

async fn add_plain(import: &mut Import<'_>, rows: Vec<Prepared>) -> Result<()> {
    let rows: Vec<_> = rows.iter().map(|row| (import.command.ctx.id(), row)).collect();
    let mut bills = Vec::with_capacity(rows.len());
    for (id, row) in &rows {
        import.known.lock_account(&mut import.command, row.account.id).await?;
        bills.push(NewBill { account: &row.account, id: *id, details: &row.details });
    }
    let command = &mut import.command;
    ledger::add_invoices(command, import.event, &bills, Some(import.id)).await?;
    let lines = rows.iter().flat_map(|(id, row)| row.lines.iter().map(|line| (*id, line)));
    invoices::insert_lines(command, &lines.collect::<Vec<_>>()).await?;
    rows.iter().try_for_each(|_| import.note(RecordKind::Invoice, Ok(Effect::Added)))
}

/// One that has been paid in part, or that credits others.
async fn add(import: &mut Import<'_>, row: Prepared) -> Result<()> {
    let Prepared { account, details, prepaid, lines, .. } = row;
    let (id, event) = (import.command.ctx.id(), import.event);
    let command = &mut import.command;
    invoices::insert_invoice(command, id, &details, Some(import.id)).await?;
    let lines: Vec<_> = lines.iter().map(|line| (id, line)).collect();
    invoices::insert_lines(command, &lines).await?;
    import.known.lock_account(command, account.id).await?;
    match details.kind {
        InvoiceKind::Invoice => {
            ledger::post_invoice(command, event, &account, id, &details, prepaid).await?;
        }
        InvoiceKind::CreditNote => {
            ledger::post_credit_note(command, event, &account, id, &details).await?;
        }
    }
    import.note(RecordKind::Invoice, Ok(Effect::Added))
}

/// What was paid before a credit note was issued is no credit: the note would count it twice.
fn check_prepaid(line: u32, record: &records::Invoice) -> Applied<()> {
    let (prepaid, is_note) = (record.prepaid, record.kind == records::InvoiceKind::CreditNote);
    if prepaid.is_negative() || (is_note && !prepaid.is_zero()) {
        let what = if is_note { " on a credit note" } else { "" };
        let problem = format!("is {}{what}", prepaid.of(record.currency).plain());
        let expected = if is_note { "none" } else { "zero or more" };
        return Failure::row(line, "prepaid", problem, expected);
    }
    Ok(())
}

async fn account_billed(
    import: &mut Import<'_>,
    line: u32,
    record: &records::Invoice,
) -> Applied<Account> {
    match &record.billed_to {
        BilledTo::Account(number) => account_of(import, line, number).await,
        BilledTo::Buyer(buyer) => {
            account_of_buyer(import, buyer, &record.number, record.currency).await
        }
    }
}

fn check_currency(line: u32, account: &Account, record: &records::Invoice) -> Applied<()> {
    if account.currency == record.currency {
        return Ok(());
    }
    let (given, own) = (record.currency, account.currency);
    let problem = format!("is {given}, but account {} is kept in {own}", account.number);
    Failure::row(line, "currency", problem, own.to_string())
}

async fn resolve_lines(
    import: &mut Import<'_>,
    line: u32,
    account: Id<kinds::Account>,
    record: records::Invoice,
) -> Applied<Vec<ChargeLine>> {
    let numbers = match record.billed_to {
        BilledTo::Account(_) => ServiceNumbers::Billers,
        BilledTo::Buyer(_) => ServiceNumbers::Documents,
    };
    let mut resolved = Vec::with_capacity(record.lines.len());
    for charge in record.lines {
        resolved.push(lines::resolve(import, line, account, numbers, charge).await?);
    }
    resolved.sort_by_key(|charge| charge.position);
    Ok(resolved)
}

/// The invoice is known: the same again is no news, and another one under its number is refused.
async fn compare(import: &mut Import<'_>, known: &Invoice, row: &Prepared) -> Applied<Effect> {
    let Prepared { line, details, lines, .. } = row;
    if known.details != *details {
        return refuse_change(*line, &known.details, details);
    }
    if lines.is_empty() {
        return Ok(Effect::Unchanged); // the file does not say that it has none
    }
    let known_lines = invoices::lines_of(&mut import.command, known.id).await?;
    if known_lines.is_empty() {
        lines::insert(import, known.id, lines).await?;
        return Ok(Effect::Changed);
    }
    if known_lines != *lines {
        let problem = format!("differ from those that invoice {} has", details.number);
        return Failure::row(*line, "lines", problem, EXPECTED_AGAIN);
    }
    Ok(Effect::Unchanged)
}

fn refuse_change(line: u32, known: &NewInvoice, details: &NewInvoice) -> Applied<Effect> {
    let number = &details.number;
    let changed = figures(known).into_iter().zip(figures(details)).find(|(was, is)| was != is);
    match changed {
        Some(((field, was), (_, is))) => {
            let problem = format!("is {is}, but invoice {number} was imported with {was}");
            Failure::row(line, field, problem, EXPECTED_AGAIN)
        }
        None => {
            let problem = format!("is not the one that invoice {number} was imported for");
            Failure::row(line, "account_number", problem, EXPECTED_AGAIN)
        }
    }
}

/// Everything that an invoice says of itself, as files write it.
fn figures(invoice: &NewInvoice) -> [(&'static str, String); 16] {
    let amount = |cents: Cents| cents.of(invoice.currency).plain();
    let optional = |cents: Option<Cents>| cents.map_or_else(nothing, amount);
    [
        ("total", amount(invoice.total_cents)),
        ("net", amount(invoice.net_cents)),
        ("tax", amount(invoice.tax_cents)),
        ("kind", invoice.kind.as_str().to_owned()),
        ("currency", invoice.currency.to_string()),
        ("issued_on", invoice.issued_on.to_string()),
        ("due_on", invoice.due_on.to_string()),
        ("period_start", text(&invoice.period_start)),
        ("period_end", text(&invoice.period_end)),
        ("previous_balance", optional(invoice.previous_balance_cents)),
        ("payments", optional(invoice.payments_cents)),
        ("adjustments", optional(invoice.adjustments_cents)),
        ("carried_forward", optional(invoice.carried_forward_cents)),
        ("note", text(&invoice.note)),
        ("corrects", text(&invoice.corrects)),
        ("payment_reference", text(&invoice.payment_reference)),
    ]
}

fn text(value: &Option<impl ToString>) -> String {
    value.as_ref().map_or_else(nothing, ToString::to_string)
}

fn nothing() -> String {
    "nothing".to_owned()
}

fn details(account_id: Id<kinds::Account>, record: &records::Invoice) -> NewInvoice {
    NewInvoice {
        account_id,
        number: record.number.clone(),
        kind: match record.kind {
            records::InvoiceKind::Invoice => InvoiceKind::Invoice,
            records::InvoiceKind::CreditNote => InvoiceKind::CreditNote,
        },
        issued_on: record.issued_on,
        due_on: record.due_on,
        period_start: record.period_start,
        period_end: record.period_end,
        currency: record.currency,
        net_cents: record.net,
        tax_cents: record.tax,
        total_cents: record.total,
        previous_balance_cents: record.statement.previous_balance,
        payments_cents: record.statement.payments,
        adjustments_cents: record.statement.adjustments,
        carried_forward_cents: record.statement.carried_forward,
        note: record.note.clone(),
        corrects: record.corrects.clone(),
        payment_reference: record.payment_reference.clone(),
    }
}
