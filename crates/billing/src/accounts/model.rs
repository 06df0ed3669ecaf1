//! Customers, accounts and services as they are stored.

use base::{Currency, Date, Email, Id, Language, Locator, Timestamp, kinds};

db::text_enum! {
    CustomerKind { Person = "person", Company = "company" }
}

db::text_enum! {
    AccountKind {
        /// Each invoice is paid for itself.
        OpenItem = "open_item",
        /// The balance rolls into the next invoice.
        BalanceForward = "balance_forward",
    }
}

db::text_enum! {
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

db::text_enum! {
    /// The connection's status.
    ServiceStatus {
        Active = "active",
        PlannedWork = "planned_work",
        Interrupted = "interrupted",
        Suspended = "suspended",
        Ended = "ended",
    }
}

/// What an import knows of a customer; the same shape is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCustomer {
    pub number: Locator,
    pub kind: CustomerKind,
    pub company_name: Option<String>,
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    /// The address of record: codes to register go there. The biller's alone to change.
    pub email: Option<Email>,
    pub phone: Option<String>,
    pub language: Language,
    pub line1: Option<String>,
    pub line2: Option<String>,
    pub city: Option<String>,
    pub state: Option<String>,
    pub postal_code: Option<String>,
    pub country: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Customer {
    pub id: Id<kinds::Customer>,
    pub details: NewCustomer,
    /// Since when it says of itself what the biller's files don't say yet.
    pub own_since: Option<Timestamp>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAccount {
    pub customer_id: Id<kinds::Customer>,
    pub number: Locator,
    pub kind: AccountKind,
    pub currency: Currency,
    pub name: Option<String>,
    pub opened_on: Option<Date>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    pub id: Id<kinds::Account>,
    pub customer_id: Id<kinds::Customer>,
    pub number: Locator,
    pub kind: AccountKind,
    pub currency: Currency,
    pub name: Option<String>,
    pub opened_on: Option<Date>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewService {
    pub account_id: Id<kinds::Account>,
    pub number: Locator,
    pub kind: ServiceKind,
    pub description: Option<String>,
    pub address: Option<String>,
    pub unit: Option<String>,
    pub status: ServiceStatus,
    pub moved_in_on: Option<Date>,
    pub moved_out_on: Option<Date>,
    pub register_digits: Option<i64>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Service {
    pub id: Id<kinds::Service>,
    pub details: NewService,
}
