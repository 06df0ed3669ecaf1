//! What customers see: one file or folder a noun, named as its slice.

mod accounts;
mod aging;
mod arrangements;
mod autopay;
mod billing_address;
mod bills;
mod charges;
mod dashboard;
mod figure;
mod guest;
mod invitations;
mod invoices;
mod new_password;
mod passkeys;
mod password_resets;
mod payment_methods;
mod payments;
mod refused;
mod session;
mod register;
mod scheduled_payments;
mod settings;
mod sign_in;
mod statements;
mod step_up;
mod terms;
mod transactions;
mod welcome;

use axum::Router;
use axum::routing::get;

use crate::kit::Web;
use refused::refused;

pub fn routes() -> Router<Web> {
    Router::new()
        .route("/", get(welcome::show))
        .route("/dashboard", get(dashboard::show))
        .route("/accounts", get(accounts::show))
        .route("/aging", get(aging::show))
        .merge(autopay::routes())
        .merge(charges::routes())
        .merge(guest::routes())
        .merge(invitations::routes())
        .merge(invoices::routes())
        .merge(register::routes())
        .merge(sign_in::routes())
        .merge(statements::routes())
        .merge(terms::routes())
        .merge(transactions::routes())
        .merge(session::routes())
        .merge(payments::routes())
        .merge(payment_methods::routes())
        .merge(scheduled_payments::routes())
        .merge(arrangements::routes())
        .route("/step-up", get(step_up::show).post(step_up::create))
        .merge(password_resets::routes())
        .merge(settings::routes())
}
