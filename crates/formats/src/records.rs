//! What files carry, parsed and trusted: the domain imports these and checks nothing about their
//! shape again.
//!
//! Texts are trimmed, without control characters, and never empty: an absent one is `None`.

use std::fmt;

use base::{Cents, Currency, Date, Decimal, Email, Language, Locator, Timestamp, named};

use crate::country::Country;

/// One record of any kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Record {
    Customer(Customer),
    Account(Account),
    Service(Service),
    Invoice(Box<Invoice>),
    Charge(Charge),
    Reading(Reading),
}

impl Record {
    pub fn kind(&self) -> RecordKind {
        match self {
            Record::Customer(_) => RecordKind::Customer,
            Record::Account(_) => RecordKind::Account,
            Record::Service(_) => RecordKind::Service,
            Record::Invoice(_) => RecordKind::Invoice,
            Record::Charge(_) => RecordKind::Charge,
            Record::Reading(_) => RecordKind::Reading,
        }
    }
}

named! {
    /// The kinds of record, named as in JSON Lines; [`RecordKind::plural`] is the name elsewhere.
    RecordKind {
        Customer = "customer",
        Account = "account",
        Service = "service",
        Invoice = "invoice",
        Charge = "charge",
        Reading = "reading",
    }
}

impl RecordKind {
    pub fn plural(self) -> &'static str {
        match self {
            RecordKind::Customer => "customers",
            RecordKind::Account => "accounts",
            RecordKind::Service => "services",
            RecordKind::Invoice => "invoices",
            RecordKind::Charge => "charges",
            RecordKind::Reading => "readings",
        }
    }
}

/// The person or company that holds accounts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Customer {
    pub number: Locator,
    pub name: CustomerName,
    pub email: Option<Email>,
    pub phone: Option<String>,
    pub language: Language,
    pub billing_address: Address,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CustomerName {
    Person {
        first_name: Option<String>,
        last_name: String,
    },
    /// The first and last name are those of the contact.
    Company {
        company_name: String,
        first_name: Option<String>,
        last_name: Option<String>,
    },
}

/// A postal address as far as the file knows it; all `None` where it knows nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Address {
    pub line1: Option<String>,
    pub line2: Option<String>,
    pub city: Option<String>,
    pub state: Option<String>,
    pub postal_code: Option<String>,
    pub country: Option<Country>,
}

/// What invoices are raised on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    pub number: Locator,
    pub customer_number: Locator,
    pub kind: AccountKind,
    pub currency: Currency,
    /// What the customer calls it, such as "Home".
    pub name: Option<String>,
    pub opened_on: Option<Date>,
    pub pin: Option<Pin>,
}

/// What an account's customer is asked for besides its number. Never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Pin(pub String);

impl fmt::Debug for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pin(…)")
    }
}

named! {
    /// Whether each invoice is paid for itself, or the balance rolls into the next.
    AccountKind {
        OpenItem = "open_item",
        BalanceForward = "balance_forward",
    }
}

/// Something supplied at a service point: a meter, a line, a device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Service {
    pub account_number: Locator,
    /// The meter's, line's or device's own number.
    pub number: Locator,
    pub kind: ServiceKind,
    pub description: Option<String>,
    /// The service point's address in one line.
    pub address: Option<String>,
    /// What readings count: kWh, m3, pages.
    pub unit: Option<String>,
    pub status: ServiceStatus,
    pub moved_in_on: Option<Date>,
    pub moved_out_on: Option<Date>,
    /// How many digits the register shows before the point (1 to 12); past them it starts at zero.
    pub register_digits: Option<u8>,
}

named! {
    ServiceKind {
        Electricity = "electricity",
        Water = "water",
        Gas = "gas",
        SolarExport = "solar_export",
        Internet = "internet",
        Telephone = "telephone",
        Mobile = "mobile",
        Equipment = "equipment",
        Other = "other",
    }
}

named! {
    /// The connection's status.
    ServiceStatus {
        Active = "active",
        PlannedWork = "planned_work",
        Interrupted = "interrupted",
        Suspended = "suspended",
        Ended = "ended",
    }
}

/// One bill or credit note.
///
/// Holds: `net + tax = total`, `total` is not negative, and where there are lines their amounts
/// add up to `net` and their taxes to `tax`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invoice {
    pub billed_to: BilledTo,
    pub number: Locator,
    pub kind: InvoiceKind,
    pub issued_on: Date,
    pub due_on: Date,
    pub period_start: Option<Date>,
    pub period_end: Option<Date>,
    pub currency: Currency,
    pub statement: StatementFigures,
    /// Before tax.
    pub net: Cents,
    pub tax: Cents,
    /// What this document itself charges (an invoice) or credits (a credit note), with tax.
    pub total: Cents,
    /// The part of `total` that was paid before the document was issued (EN 16931, BT-113).
    pub prepaid: Cents,
    pub note: Option<String>,
    /// The number of the invoice that a credit note refers to.
    pub corrects: Option<Locator>,
    /// What the payer should quote (EN 16931, BT-83).
    pub payment_reference: Option<String>,
    /// Empty where the file has none: then charges may come in a file of their own.
    pub lines: Vec<ChargeLine>,
}

/// Who owes an invoice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BilledTo {
    Account(Locator),
    /// The document names a buyer and, if at all, several numbers that may be the account's.
    Buyer(Box<Buyer>),
}

/// The buyer of an electronic invoice, with enough to open an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Buyer {
    /// Numbers that may be the account's, the likeliest first, each once.
    pub account_candidates: Vec<Locator>,
    /// What the buyer wants to read on the invoice (BT-10). It may find an account, but several
    /// buyers may use the same one.
    pub reference: Option<Locator>,
    pub name: Option<String>,
    pub email: Option<Email>,
    pub phone: Option<String>,
    pub address: Address,
}

named! {
    InvoiceKind {
        Invoice = "invoice",
        CreditNote = "credit_note",
    }
}

/// The summary of the account on the same document, each as the biller printed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct StatementFigures {
    pub previous_balance: Option<Cents>,
    pub payments: Option<Cents>,
    pub adjustments: Option<Cents>,
    pub carried_forward: Option<Cents>,
}

/// One line of an invoice. On a credit note it credits what it shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChargeLine {
    /// From 1, the order on the document.
    pub position: u32,
    pub service_number: Option<Locator>,
    /// The heading it rolls up under.
    pub group: Option<String>,
    pub description: String,
    pub period_start: Option<Date>,
    pub period_end: Option<Date>,
    pub quantity: Option<Decimal>,
    pub unit: Option<String>,
    /// Per unit, in major units of the invoice's currency, before tax.
    pub unit_price: Option<Decimal>,
    /// Before tax.
    pub amount: Cents,
    pub tax: Cents,
}

/// A charge line that comes apart from its invoice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Charge {
    pub invoice_number: Locator,
    pub currency: Currency,
    pub line: ChargeLine,
}

/// What a register showed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    pub service_number: Locator,
    pub read_at: ReadAt,
    /// The register's value, not the consumption.
    pub value: Decimal,
    pub quality: ReadingQuality,
    /// Where it comes from, in the file's words.
    pub source: Option<String>,
}

/// A bare date is a day at the biller's place; only the domain knows its zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadAt {
    Instant(Timestamp),
    Day(Date),
}

named! {
    ReadingQuality {
        Actual = "actual",
        Estimated = "estimated",
        Customer = "customer",
    }
}
