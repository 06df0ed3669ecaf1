//! Invoices as they are stored, listed and called.

use base::{Cents, Currency, Date, Decimal, Id, Locator, kinds};

db::text_enum! {
    InvoiceKind { Invoice = "invoice", CreditNote = "credit_note" }
}

/// A bill as the biller's system raised it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewInvoice {
    pub account_id: Id<kinds::Account>,
    pub number: Locator,
    pub kind: InvoiceKind,
    pub issued_on: Date,
    pub due_on: Date,
    pub period_start: Option<Date>,
    pub period_end: Option<Date>,
    pub currency: Currency,
    pub net_cents: Cents,
    pub tax_cents: Cents,
    /// What this document itself charges, or credits if it is a credit note; never negative.
    pub total_cents: Cents,
    pub previous_balance_cents: Option<Cents>,
    pub payments_cents: Option<Cents>,
    pub adjustments_cents: Option<Cents>,
    pub carried_forward_cents: Option<Cents>,
    pub note: Option<String>,
    /// The number of the invoice that a credit note refers to.
    pub corrects: Option<Locator>,
    pub payment_reference: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invoice {
    pub id: Id<kinds::Invoice>,
    /// What is still owed of it.
    pub open_cents: Cents,
    /// Of what is open, the part that payments on their way will take.
    pub in_progress_cents: Cents,
    pub details: NewInvoice,
}

impl Invoice {
    /// What can still be asked for: open, and not on its way already.
    pub fn payable_cents(&self) -> Cents {
        (self.open_cents - self.in_progress_cents).at_least_zero()
    }

    pub fn status(&self, today: Date) -> InvoiceStatus {
        status(
            self.details.kind,
            self.details.due_on,
            self.open_cents,
            self.in_progress_cents,
            today,
        )
    }
}

/// One line of an invoice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChargeLine {
    /// From 1, in the order of the document.
    pub position: i64,
    pub service_id: Option<Id<kinds::Service>>,
    /// The heading it rolls up under.
    pub charge_group: String,
    pub description: String,
    pub period_start: Option<Date>,
    pub period_end: Option<Date>,
    pub quantity: Option<Decimal>,
    pub unit: Option<String>,
    pub unit_price: Option<Decimal>,
    pub amount_cents: Cents,
    pub tax_cents: Cents,
}

/// An invoice as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedInvoice {
    pub id: Id<kinds::Invoice>,
    pub number: Locator,
    pub kind: InvoiceKind,
    pub issued_on: Date,
    pub due_on: Date,
    pub total_cents: Cents,
    pub open_cents: Cents,
    pub in_progress_cents: Cents,
}

impl ListedInvoice {
    pub fn payable_cents(&self) -> Cents {
        (self.open_cents - self.in_progress_cents).at_least_zero()
    }

    pub fn status(&self, today: Date) -> InvoiceStatus {
        status(self.kind, self.due_on, self.open_cents, self.in_progress_cents, today)
    }
}

/// What a person is told an invoice is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvoiceStatus {
    Open,
    Overdue,
    /// All that is open is on its way.
    InProgress,
    Paid,
    CreditNote,
}

fn status(
    kind: InvoiceKind,
    due_on: Date,
    open: Cents,
    in_progress: Cents,
    today: Date,
) -> InvoiceStatus {
    match kind {
        InvoiceKind::CreditNote => InvoiceStatus::CreditNote,
        _ if open.is_zero() => InvoiceStatus::Paid,
        _ if in_progress >= open => InvoiceStatus::InProgress,
        _ if due_on < today => InvoiceStatus::Overdue,
        _ => InvoiceStatus::Open,
    }
}

/// The four lists of the invoice page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    All,
    Open,
    InProgress,
    Paid,
}

/// The last thirteen months of an account, as its overview shows them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RecentBills {
    /// Bills and credit notes, newest first.
    pub newest: Vec<ListedInvoice>,
    /// The months in which a bill was issued, newest first.
    pub months: Vec<BilledMonth>,
    /// What the newest bill charges, with tax, in the order of the document.
    pub groups: Vec<ChargeGroup>,
}

/// What was billed in one month, credit notes aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BilledMonth {
    pub bill_count: i64,
    pub total_cents: Cents,
    pub newest: ListedInvoice,
}

/// A heading of an invoice, and what its lines come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChargeGroup {
    pub name: String,
    pub total_cents: Cents,
}
