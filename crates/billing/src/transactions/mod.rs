//! What has happened on an account, as its holder understands it: read from the journal, so that
//! the amounts add up to what is owed. What has not happened yet, such as a payment on its way, is
//! not in it.

mod model;
mod store;
#[cfg(test)]
mod tests;

pub use model::{About, PaidWith, Part, Place, Transaction};
pub use store::page_of;
