//! Stored cards and bank accounts: adding one by way of the processor's own page.

mod address;
mod entered;
mod names;
mod new;
mod setup;

use axum::Router;
use axum::routing::get;

use crate::kit::Web;

pub(super) use names::{expiry_sentence, name_of, title_of};

pub fn routes() -> Router<Web> {
    Router::new()
        .route("/payment-methods/new", get(new::show).post(new::begin))
        .route("/payment-methods/setups/{id}", get(setup::finish))
        .route("/guest/payment-methods/new", get(new::show).post(new::begin))
        .route("/guest/payment-methods/setups/{id}", get(setup::finish))
}
