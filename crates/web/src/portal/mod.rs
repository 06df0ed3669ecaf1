//! What customers see: one file or folder a noun, named as its slice.

mod session;

use axum::Router;
use axum::routing::post;

use crate::kit::Web;

pub fn routes() -> Router<Web> {
    Router::new()
        .route("/session/account", post(session::choose_account))
        .route("/language", post(session::choose_language))
}
