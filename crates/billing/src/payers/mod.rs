//! Whoever pays: a user of the portal, also as another's delegate, or a guest.
//!
//! A payer owns stored methods, drafts and payments; accounts are reached through `access` or, by a
//! guest, through what was found on a bill.

mod model;
mod ops;
mod store;

pub use model::{Contact, Guest, NewGuest, Payer};
pub use ops::find_contact;
pub use store::{find_guest, insert_guest, set_guest_email};
