//! What customers see: one file or folder a noun, named as its slice.

mod figure;
mod payment_methods;
mod payments;
mod session;
mod sign_in;
mod welcome;

use axum::Router;
use axum::routing::{get, post};

use crate::kit::Web;

pub fn routes() -> Router<Web> {
    Router::new()
        .route("/", get(welcome::show))
        .merge(sign_in::routes())
        .route("/session/account", post(session::choose_account))
        .route("/language", post(session::choose_language))
        .merge(payments::routes())
        .merge(payment_methods::routes())
}
