//! What others call: webhooks, each signed by its sender.

mod processor;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::post;

use crate::kit::Web;

/// The largest of Stripe's events are some tens of kilobytes.
const BODY_LIMIT_BYTES: usize = 256 * 1024;

pub fn routes() -> Router<Web> {
    Router::new()
        .route("/hooks/processor", post(processor::receive))
        .layer(DefaultBodyLimit::max(BODY_LIMIT_BYTES))
}
