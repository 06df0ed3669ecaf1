//! Coming to a login, by account, by invoice or after a payment as a guest; and, inside the settings,
//! adding accounts to a login in the same ways.
//!
//! Both walk the same steps ([`Walker`]). No page before the code tells whether anything is right.

mod account;
mod amount;
mod code;
mod details;
mod finish;
mod invoice;
mod invoices;
pub(super) mod locator;
mod receipt;
mod walker;
mod ways;

use axum::Router;
use axum::routing::{get, post};

use crate::kit::Web;

use walker::{Held, Step, Walker};

pub fn routes() -> Router<Web> {
    Router::new()
        .route("/register", get(ways::show))
        .route("/register/account", get(account::show).post(account::create))
        .route("/register/invoice", get(invoice::show).post(invoice::create))
        .route("/register/invoices", get(invoices::show).post(invoices::create))
        .route("/register/code", get(code::show).post(code::redeem))
        .route("/register/codes", post(code::create))
        .route("/register/details", get(details::show).post(details::create))
        .route("/register/finish", get(finish::show).post(finish::create))
        .route("/register/receipt", get(receipt::show).post(receipt::create))
        .route("/settings/accounts/new", get(ways::show))
        .route("/settings/accounts/new/account", get(account::show).post(account::create))
        .route("/settings/accounts/new/invoice", get(invoice::show).post(invoice::create))
        .route("/settings/accounts/new/invoices", get(invoices::show).post(invoices::create))
        .route("/settings/accounts/new/code", get(code::show).post(code::redeem))
        .route("/settings/accounts/new/codes", post(code::create))
}
