//! What the customer of an account says of itself, and who may say it.

mod ops;
#[cfg(test)]
mod tests;

pub use crate::accounts::{BillingAddress, Part};
pub use ops::{Details, change_details, find_details};
