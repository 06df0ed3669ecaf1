//! All SQL of registrations: what is claimed, who may be meant, and how far it has come.

mod claims;
mod lookups;
mod registrations;

pub(super) use claims::*;
pub use lookups::LocatedInvoice;
pub(super) use lookups::*;
pub(super) use registrations::*;
