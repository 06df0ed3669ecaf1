//! Whoever pays without signing in: finds a bill by the locator, or comes by a link in a letter, and
//! pays it.
//!
//! A guest is a session of half an hour on one account and on the invoices that were found, and on
//! nothing else: no other invoice, no line, no name, no method that somebody stored
//! ([`find_guest`], [`found_by`]). What was paid stays with the account, so whoever registers later
//! sees it.

mod model;
mod pay_links;
mod payments;
mod receipts;
mod sessions;
mod store;
#[cfg(test)]
mod tests;
mod token;

pub use model::{Found, LinkedBill, Payee};
pub use pay_links::{PayLinkToken, find_linked, pay_link, revoke_pay_link};
pub use payments::{GuestPayment, find_payment, find_receipt, pay, put_draft};
pub use receipts::ReceiptToken;
pub use sessions::{LIFETIME, begin_by_link, begin_by_search, find_guest, found_by, sweep};
pub use token::GuestToken;
