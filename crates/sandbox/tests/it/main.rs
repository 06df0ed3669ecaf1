//! The sandbox from outside: the processor's rules in process, then the servers over their sockets.

#![expect(clippy::unwrap_used, reason = "a helper that fails ends its test")]

mod bank_debits;
mod biller;
mod cards;
mod disputes;
mod hosted_page;
mod idempotency;
mod lists;
mod mail;
mod payouts;
mod refunds;
mod served;
mod shapes;
mod validation;
