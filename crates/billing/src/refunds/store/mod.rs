//! All SQL of refunds.

mod attempts;
mod refunds;

pub(super) use attempts::*;
pub(super) use refunds::*;
pub use refunds::{find_refund, refunds_of, refunds_seen};
