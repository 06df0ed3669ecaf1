//! All SQL of invoices and their lines.

mod charges;
mod pages;
mod reads;
mod recent;
mod statements;
mod writes;

pub use charges::*;
pub use pages::*;
pub use reads::*;
pub use recent::*;
pub use statements::*;
pub use writes::*;
