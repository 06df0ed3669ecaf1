//! Coming to a login, over HTTP: what a stranger sees at each step, and what they cannot tell.

#![expect(clippy::unwrap_used, reason = "tests stop at what they did not expect")]

#[path = "../shell/browser.rs"]
mod browser;
mod by_account;
mod by_invoice;
mod offers;
mod portal;
mod strangers;
mod terms;
