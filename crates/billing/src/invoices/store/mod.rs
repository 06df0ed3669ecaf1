//! All SQL of invoices and their lines.

mod reads;
mod recent;
mod writes;

pub use reads::*;
pub use recent::*;
pub use writes::*;
