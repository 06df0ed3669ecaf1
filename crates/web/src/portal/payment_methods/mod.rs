//! Stored cards and bank accounts: the list and each of them, and adding one by way of the processor's
//! own page.

mod authorization;
mod condition;
mod entered;
mod list;
mod names;
mod new;
mod removal;
mod setup;
mod show;

use axum::Router;
use axum::routing::{get, post};

use crate::kit::Web;

pub(super) use names::{expiry_sentence, name_of, title_of};

pub fn routes() -> Router<Web> {
    Router::new()
        .route("/payment-methods", get(list::show))
        .route("/payment-methods/new", get(new::show).post(new::begin))
        .route("/payment-methods/setups/{id}", get(setup::finish))
        .route("/payment-methods/{id}", get(show::show).post(show::rename))
        .route("/payment-methods/{id}/authorization", get(authorization::download))
        .route("/payment-methods/{id}/default", post(show::make_default))
        .route("/payment-methods/{id}/removal", get(removal::ask).post(removal::remove))
        .route("/guest/payment-methods/new", get(new::show).post(new::begin))
        .route("/guest/payment-methods/setups/{id}", get(setup::finish))
}
