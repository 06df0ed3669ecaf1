//! `/arrangements`: past-due debt paid in instalments; choosing a plan, agreeing to it, keeping it.

mod entered;
mod new;
mod review;
mod show;
mod stop;

use axum::Router;
use axum::routing::{get, post};

use crate::kit::Web;

pub fn routes() -> Router<Web> {
    Router::new()
        .route("/arrangements", post(review::make))
        .route("/arrangements/new", get(new::show).post(new::check))
        .route("/arrangements/review", get(review::show))
        .route("/arrangements/{id}", get(show::show))
        .route("/arrangements/{id}/debits/cancellation", post(stop::cancel_debits))
}
