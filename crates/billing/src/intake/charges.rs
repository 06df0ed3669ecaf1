//! Charges that come in a file of their own, for invoices that came without lines.

use base::Locator;
use formats::records::{self, Charge};

use super::apply::{Applied, Failure, Import};
use super::lines::{self, ServiceNumbers};
use super::model::Effect;
use crate::invoices::{self, Invoice};

/// The charges of one invoice, which stand one after the other in the file, so that only one
/// invoice's are ever held.
pub(super) struct ChargeGroup {
    invoice_number: Locator,
    /// Of the first of them.
    line: u32,
    charges: Vec<(u32, Charge)>,
}

impl ChargeGroup {
    pub fn new(line: u32, charge: Charge) -> ChargeGroup {
        let invoice_number = charge.invoice_number.clone();
        ChargeGroup { invoice_number, line, charges: vec![(line, charge)] }
    }

    pub fn takes(&self, charge: &Charge) -> bool {
        self.invoice_number == charge.invoice_number
    }

    pub fn add(&mut self, line: u32, charge: Charge) {
        self.charges.push((line, charge));
    }

    pub fn rows(&self) -> u64 {
        self.charges.len() as u64
    }

    /// Gives the invoice its lines, or finds that it has them.
    pub async fn apply(self, import: &mut Import<'_>) -> Applied<Effect> {
        let invoice = self.invoice(import).await?;
        let line = self.line;
        let mut charges = Vec::with_capacity(self.charges.len());
        for (line, charge) in self.charges {
            check_currency(line, &invoice, &charge)?;
            charges.push(resolve(import, line, &invoice, charge.line).await?);
        }
        charges.sort_by_key(|charge| charge.position);
        let known = invoices::lines_of(&mut import.command, invoice.id).await?;
        if known == charges {
            return Ok(Effect::Unchanged);
        }
        if !known.is_empty() {
            let problem = format!("invoice {} has other lines already", invoice.details.number);
            let expected = "all its lines as they were, or a credit note and a new invoice";
            return Failure::row(line, "invoice_number", problem, expected);
        }
        lines::check_sums(line, &invoice.details, &charges)?;
        lines::insert(import, invoice.id, &charges).await?;
        Ok(Effect::Added)
    }

    async fn invoice(&self, import: &mut Import<'_>) -> Applied<Invoice> {
        let number = &self.invoice_number;
        match invoices::find_invoice_by_number(&mut import.command, number).await? {
            Some(invoice) => Ok(invoice),
            None => {
                let problem = format!("“{number}” is no invoice's number");
                let expected = "an invoice that was imported before";
                Failure::row(self.line, "invoice_number", problem, expected)
            }
        }
    }
}

async fn resolve(
    import: &mut Import<'_>,
    line: u32,
    invoice: &Invoice,
    record: records::ChargeLine,
) -> Applied<invoices::ChargeLine> {
    let account = invoice.details.account_id;
    lines::resolve(import, line, account, ServiceNumbers::Billers, record).await
}

fn check_currency(line: u32, invoice: &Invoice, charge: &Charge) -> Applied<()> {
    let (own, given) = (invoice.details.currency, charge.currency);
    if own == given {
        return Ok(());
    }
    let problem = format!("is {given}, but invoice {} is in {own}", invoice.details.number);
    Failure::row(line, "currency", problem, own.to_string())
}
