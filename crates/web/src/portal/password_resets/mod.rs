//! Choosing a password by a link from an e-mail. No page tells whether anybody has the address.

mod choice;
mod new;

use axum::Router;
use axum::routing::{get, post};

use crate::kit::Web;

/// Where one asks for a link.
pub(super) const ASK: &str = "/password-resets/new";

pub fn routes() -> Router<Web> {
    Router::new()
        .route(ASK, get(new::show))
        .route("/password-resets", post(new::create))
        .route("/password-resets/sent", get(new::sent))
        .route("/password-resets/{id}", get(choice::show).post(choice::update))
}
