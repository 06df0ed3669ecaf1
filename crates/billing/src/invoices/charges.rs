//! All that was ever charged on an account, line by line.

use base::{Cents, Date, Decimal, Id, Locator, kinds};

/// A line of one of the account's documents; of a credit note it is negative.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedCharge {
    pub invoice_id: Id<kinds::Invoice>,
    pub invoice_number: Locator,
    pub issued_on: Date,
    pub position: i64,
    /// Of the meter, the line or the device.
    pub service_number: Option<Locator>,
    pub charge_group: String,
    pub description: String,
    pub period_start: Option<Date>,
    pub period_end: Option<Date>,
    pub quantity: Option<Decimal>,
    pub unit: Option<String>,
    pub amount_cents: Cents,
    pub tax_cents: Cents,
}

impl ListedCharge {
    pub fn place(&self) -> ChargePlace {
        (self.issued_on, self.invoice_id, self.position)
    }
}

/// Where a line stands in the list: the newest document first, its lines in their order.
pub type ChargePlace = (Date, Id<kinds::Invoice>, i64);

/// Which lines are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChargeFilter {
    pub service: Option<Id<kinds::Service>>,
    /// On which the document was issued: the first and the last.
    pub days: (Date, Date),
}
