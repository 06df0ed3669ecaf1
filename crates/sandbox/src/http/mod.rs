//! The processor's HTTP server: the API, the hosted pages, and the handles for tests.

mod api;
pub mod pages;
mod steering;

use std::sync::Arc;

use axum::Router;

use crate::control::Control;

pub fn router(control: Arc<Control>) -> Router {
    Router::new()
        .merge(api::router())
        .merge(steering::router())
        .merge(pages::router())
        .with_state(control)
}
