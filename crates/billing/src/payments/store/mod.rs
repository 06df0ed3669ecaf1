//! All SQL of payments.

mod attempts;
mod drafts;
mod inbox;
mod methods;
mod payments;
mod views;

pub use attempts::last_attempt;
pub(super) use attempts::*;
pub use drafts::draft_invoices;
pub(super) use drafts::*;
pub(super) use inbox::*;
pub(super) use methods::*;
pub(super) use payments::*;
pub use payments::{find_payment, parts_of};
pub use views::{latest_of, payments_of_invoice, view_for};
