//! Which of an account's documents are listed, and in which order.

use base::{Cents, Date, Id, kinds};

use super::model::{ListedInvoice, Tab};

base::named! {
    /// The order of the list.
    Order {
        Newest = "newest",
        Oldest = "oldest",
        DueLast = "due-last",
        DueFirst = "due-first",
        Largest = "largest",
        Smallest = "smallest",
    }
}

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvoiceFilter {
    pub tab: Tab,
    /// Only documents that charge for it.
    pub service: Option<Id<kinds::Service>>,
    /// On which they were issued: the first and the last.
    pub days: (Date, Date),
    pub order: Order,
}

/// Where a document stands in a list of one order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvoicePlace {
    Day(Date, Id<kinds::Invoice>),
    Amount(Cents, Id<kinds::Invoice>),
}

impl InvoicePlace {
    pub fn of(invoice: &ListedInvoice, order: Order) -> InvoicePlace {
        match order {
            Order::Newest | Order::Oldest => InvoicePlace::Day(invoice.issued_on, invoice.id),
            Order::DueLast | Order::DueFirst => InvoicePlace::Day(invoice.due_on, invoice.id),
            Order::Largest | Order::Smallest => {
                InvoicePlace::Amount(invoice.total_cents, invoice.id)
            }
        }
    }
}
