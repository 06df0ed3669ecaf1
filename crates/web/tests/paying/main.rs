//! Paying in the portal, from the first page to the receipt, against the sandbox's processor.

#![expect(clippy::unwrap_used, reason = "tests stop at what they did not expect")]

mod amounts;
mod attempts;
mod fees;
mod guests;
mod methods;
mod portal;
mod stored;
mod strangers;
mod visitor;
mod webhooks;
