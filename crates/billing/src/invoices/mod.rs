//! What was billed, and what is still owed of it. Amounts move only through `ledger`.

mod charges;
mod explained;
mod listing;
mod model;
mod statement;
mod store;
#[cfg(test)]
mod tests;

pub use charges::{ChargeFilter, ChargePlace, ListedCharge};
pub use explained::{Bill, Cause, Change, Explanation, Total, explain};
pub use listing::{InvoiceFilter, InvoicePlace, Order};
pub use model::{
    BilledMonth, ChargeGroup, ChargeLine, Invoice, InvoiceKind, InvoiceStatus, ListedInvoice,
    NewInvoice, RecentBills, Tab,
};
pub use statement::{IssuePlace, Statement, StatementFigures};
pub use store::{
    PastDue, add_in_progress, charges_of, find_for, find_invoice, find_invoice_by_number,
    find_invoices_by_number, insert_invoice, insert_lines, insert_open_invoices, last_issued,
    lines_of, page_of, past_due, payable_by_due_date, recent_bills_of, search, set_opens,
    statements_of,
};
