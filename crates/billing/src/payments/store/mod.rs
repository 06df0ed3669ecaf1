//! All SQL of payments.

mod attempts;
mod drafts;
mod inbox;
mod payments;
mod views;

pub(super) use attempts::*;
pub use drafts::draft_invoices;
pub(super) use drafts::*;
pub(super) use inbox::*;
pub use payments::find_payment;
pub(super) use payments::*;
pub use views::{latest_of, payments_of_invoice, view_for};
