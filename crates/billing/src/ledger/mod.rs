//! Each account's side of the double entry: what is owed, what is in credit, what is on its way.
//!
//! The only place where an invoice's open amount, the account's balance and the postings change,
//! and they change together ([`Movement`]). Whoever calls in here holds the account's lock.

mod aging;
mod many;
mod model;
mod movement;
mod ops;
mod store;
#[cfg(test)]
mod tests;

pub use aging::{
    AgedInvoice, Aging, Bucket, BucketSum, DuePlace, aging_of, days_past_due, open_on,
};
pub use many::{NewBill, OutsideReceipt, add_invoices, record_outside_receipts};
pub use model::{AccountStanding, AccountSummary, Balance, Share, spread};
pub use movement::Movement;
pub use ops::{
    post_credit_note, post_invoice, release, reserve, spread_credit, take_back_credit, use_credit,
};
pub use store::{balance_of, standing_of, summaries_of};
