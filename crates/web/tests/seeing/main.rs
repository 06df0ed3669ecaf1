//! What an account holder sees of bills and payments, on pages and in files.

#![expect(clippy::unwrap_used, reason = "tests stop at what they did not expect")]

mod aging;
mod charges;
mod invoices;
mod portal;
mod statements;
mod transactions;
