//! Paying: how much and with what, a last look, and the payment's own page.
//!
//! A draft has its id from the moment its form is drawn, and the payment made of it has the same
//! one: a double click, a reload, the back button, a second window all end on the same page. A guest
//! walks the same way under `/guest` ([`Paying`]).

pub(super) mod amount_cards;
mod changed;
mod complete;
mod date;
mod entered;
mod fee_refusal;
mod fees;
pub(super) mod method_cards;
pub(super) mod money_back;
mod new;
mod offer;
mod paying;
mod review;
mod show;
mod standing;
mod steps;
mod ticks;

pub use paying::{Paying, Sight};
pub use standing::Standing;

use axum::Router;
use axum::routing::{get, post};

use crate::kit::Web;

pub(super) use entered::{ChosenMethod, Entered, Line};
pub(super) use offer::Offer;
pub(super) use show::{receipt, situation};
pub(super) use steps::{PayStep, stepper, stepper_for};

pub fn routes() -> Router<Web> {
    Router::new()
        .route("/payments", post(complete::pay))
        .route("/payments/new", get(new::show).post(new::save))
        .route("/payments/{id}", get(show::show))
        .route("/payments/{id}/review", get(review::show))
        .route("/payments/{id}/fee-refusal", get(fee_refusal::show))
        .route("/payments/{id}/cancellation", post(complete::cancel))
        .route("/guest/payments", post(complete::pay))
        .route("/guest/payments/{id}", get(show::show))
        .route("/guest/payments/{id}/review", get(review::show))
        .route("/guest/payments/{id}/fee-refusal", get(fee_refusal::show))
        .route("/guest/payments/{id}/cancellation", post(complete::cancel))
}
