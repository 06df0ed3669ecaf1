//! Paying without signing in: the bill is found, or a link leads to it; then amount, method and
//! review as in the portal ([`super::payments`]), the receipt, and the offer to register.

mod entered;
mod link;
mod new;
mod offer;
mod receipt;
mod search;
mod visit;

use axum::Router;
use axum::routing::get;
use billing::guests::Payee;
use words::Words;

use crate::kit::Web;

use entered::Entered;

pub use offer::draw as offer_to_register;
pub use visit::{GuestVisit, NoGuest};

pub fn routes() -> Router<Web> {
    Router::new()
        .route("/guest", get(search::show).post(search::create))
        .route("/guest/payments/new", get(new::show).post(new::save))
        .route("/guest/receipts/{id}", get(receipt::show))
        .route("/p/{token}", get(link::show).post(link::create))
}

/// Whose bill it is, as much of it as a guest may know.
fn payee(words: Words, payee: &Payee) -> String {
    let initial = payee.initial.map(String::from).unwrap_or_default();
    words.guest_payee(initial, payee.account.as_str())
}
