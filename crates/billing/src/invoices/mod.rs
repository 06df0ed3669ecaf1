//! What was billed, and what is still owed of it. Amounts move only through `ledger`.

mod model;
mod store;

pub use model::{
    ChargeLine, Direction, Invoice, InvoiceKind, InvoicePage, InvoiceStatus, ListedInvoice,
    NewInvoice, PageKey, Tab,
};
pub use store::{
    PastDue, add_in_progress, find_for, find_invoice, find_invoice_by_number, insert_invoice,
    insert_line, last_issued, lines_of, page_of, past_due, payable_by_due_date, search, set_open,
};
