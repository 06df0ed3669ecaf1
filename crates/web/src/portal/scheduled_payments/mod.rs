//! `/scheduled-payments`: every debit to come, month by month; planning, changing and stopping them.

mod agreement;
mod calendar;
mod edit;
mod entered;
mod history;
mod list;
mod method_cards;
mod new;
mod review;
mod show;
mod stop;

use axum::Router;
use axum::routing::{get, post};

use crate::kit::Web;

pub(super) use agreement::{agreed, agreed_text, agreement_fields};
pub(super) use method_cards::{Methods, saved_methods};
pub(super) use new::AmountLine;

pub fn routes() -> Router<Web> {
    Router::new()
        .route("/scheduled-payments", get(list::show).post(review::make))
        .route("/scheduled-payments/new", get(new::show).post(new::check))
        .route("/scheduled-payments/review", get(review::show))
        .route("/scheduled-payments/{id}", get(show::show).post(edit::save))
        .route("/scheduled-payments/{id}/edit", get(edit::show).post(edit::check))
        .route("/scheduled-payments/{id}/review", get(edit::review))
        .route("/scheduled-payments/{id}/cancellation", post(stop::cancel))
        .route("/scheduled-payments/{id}/skips", post(stop::skip))
}
