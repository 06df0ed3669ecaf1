//! Charge lines: from the file's, which name services by number, to ours.

use base::{Cents, Id, kinds};
use formats::records;

use super::apply::{Applied, Failure, Import};
use crate::invoices::{self, ChargeLine, NewInvoice};

/// The heading of lines that come without one.
const DEFAULT_GROUP: &str = "Charges";

/// Whose words a line's service number is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ServiceNumbers {
    /// The biller's own: one that we don't know is a mistake.
    Billers,
    /// Those of an electronic invoice, which may name objects that are no services of ours.
    Documents,
}

/// The line as it is stored on an invoice of this account.
pub(super) async fn resolve(
    import: &mut Import<'_>,
    line: u32,
    account: Id<kinds::Account>,
    numbers: ServiceNumbers,
    record: records::ChargeLine,
) -> Applied<ChargeLine> {
    Ok(ChargeLine {
        position: i64::from(record.position),
        service_id: service_of(import, line, account, numbers, &record).await?,
        charge_group: record.group.unwrap_or_else(|| DEFAULT_GROUP.to_owned()),
        description: record.description,
        period_start: record.period_start,
        period_end: record.period_end,
        quantity: record.quantity,
        unit: record.unit,
        unit_price: record.unit_price,
        amount_cents: record.amount,
        tax_cents: record.tax,
    })
}

async fn service_of(
    import: &mut Import<'_>,
    line: u32,
    account: Id<kinds::Account>,
    numbers: ServiceNumbers,
    record: &records::ChargeLine,
) -> Applied<Option<Id<kinds::Service>>> {
    let Some(number) = &record.service_number else { return Ok(None) };
    let found = import.known.find_service(&mut import.command, number).await?;
    match found {
        Some(service) if service.details.account_id == account => Ok(Some(service.id)),
        // A meter may be another tenant's by the time the last bill for it comes.
        Some(service) if numbers == ServiceNumbers::Billers => Ok(Some(service.id)),
        _ if numbers == ServiceNumbers::Documents => Ok(None),
        _ => {
            let problem = format!("“{number}” is no service's number");
            Failure::row(line, "service_number", problem, "a service that was imported before")
        }
    }
}

pub(super) async fn insert(
    import: &mut Import<'_>,
    invoice: Id<kinds::Invoice>,
    lines: &[ChargeLine],
) -> Applied<()> {
    let lines: Vec<_> = lines.iter().map(|line| (invoice, line)).collect();
    Ok(invoices::insert_lines(&mut import.command, &lines).await?)
}

/// Refuses lines that come apart from their invoice and are not all of it.
pub(super) fn check_sums(line: u32, invoice: &NewInvoice, lines: &[ChargeLine]) -> Applied<()> {
    let net = sum(lines, |line| line.amount_cents);
    let tax = sum(lines, |line| line.tax_cents);
    for (field, name, parts, whole) in
        [("amount", "net", net, invoice.net_cents), ("tax", "tax", tax, invoice.tax_cents)]
    {
        if parts != i128::from(whole.0) {
            let problem = format!("the lines do not add up to the {name} of {}", invoice.number);
            let whole = whole.of(invoice.currency).plain();
            let expected = format!("all its lines, one after the other, over {whole} together");
            return Failure::row(line, field, problem, expected);
        }
    }
    Ok(())
}

/// A sum that can't overflow, whatever a file holds.
fn sum(lines: &[ChargeLine], amount: fn(&ChargeLine) -> Cents) -> i128 {
    lines.iter().map(|line| i128::from(amount(line).0)).sum()
}
