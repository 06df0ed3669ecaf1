//! The session itself: what one looks at, how long it lasts, and what was sent too late.

mod choices;
mod kept_form;
mod warning;

use axum::Router;
use axum::routing::{get, post};

use crate::kit::Web;

pub fn routes() -> Router<Web> {
    Router::new()
        .route("/session", get(warning::status))
        .route("/session/account", post(choices::choose_account))
        .route("/session/extension", post(warning::extend))
        .route("/session/kept-form", get(kept_form::show))
        .route("/session/warning", get(warning::show))
        .route("/language", post(choices::choose_language))
}
