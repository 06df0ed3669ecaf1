//! All SQL of guests: their sessions, what they found, and pay links.

mod pay_links;
mod sessions;

pub(super) use pay_links::*;
pub(super) use sessions::*;
