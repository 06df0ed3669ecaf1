//! How somebody comes to a login, or to more accounts on one: by an account, by an invoice, or after
//! a payment as a guest.
//!
//! Whatever is claimed, a code goes to the *address of record*, and only whoever types it learns
//! anything. A claim that is wrong begins a registration like any other: it has no address, so its
//! code is sent to nobody, and nothing from outside tells the two apart.
//!
//! The state of a registration is in the database alone; the browser has its [`Ticket`].

mod claim;
mod code;
mod complete;
mod letters;
mod locate;
mod matching;
mod model;
mod offer;
mod prove;
mod store;
#[cfg(test)]
mod tests;
mod ticket;

pub use claim::claim_account;
pub use code::LIFETIME as CODE_LIFETIME;
pub use complete::{add_to_login, complete};
pub use letters::{Completed, find_code_to_send, find_completed};
pub use locate::{Located, claim_invoices, found_invoices, locate, search_invoices};
pub use model::{
    AccountClaim, Claimant, ClaimedFact, CodeToSend, FoundInvoice, NewLogin, Proven, ProvenAccount,
    Search,
};
pub use offer::{Offer, OfferShown, claim_offer, complete_offer, get_offer_shown, offer_for};
pub use prove::{find_proven, is_waiting, prove, send_again, sweep};
pub use store::LocatedInvoice;
pub use ticket::Ticket;
