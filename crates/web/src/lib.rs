//! Floor 3: HTTP in, bytes out. `kit` is the look and the plumbing that every page shares, `portal`
//! what customers see, `hooks` what other machines call.

pub mod hooks;
pub mod kit;
pub mod portal;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::middleware::from_fn_with_state;
use tower_http::catch_panic::CatchPanicLayer;

use kit::headers::{Policy, secured};
use kit::{Failure, Web, assets, csrf, errors, kept_forms, request_log, time_limit};

/// No form of ours comes near it.
const BODY_LIMIT_BYTES: usize = 64 * 1024;

/// Everything that is answered over HTTP.
///
/// Serve it with `into_make_service_with_connect_info::<SocketAddr>()`, so that tries can be counted
/// by where they come from.
pub fn router(web: Web) -> Router {
    let policy = Policy { form_origins: vec![web.processor_origin.clone()], tls: web.is_tls };
    let routes = Router::new()
        .merge(portal::routes())
        .merge(hooks::routes())
        .merge(assets::routes())
        .fallback(async || Failure::not_found())
        .method_not_allowed_fallback(async || Failure::Malformed(StatusCode::METHOD_NOT_ALLOWED))
        .layer(from_fn_with_state(web.clone(), kept_forms::guard))
        .layer(DefaultBodyLimit::max(BODY_LIMIT_BYTES))
        .layer(from_fn_with_state(web.clone(), csrf::guard))
        .layer(from_fn_with_state(web.clone(), time_limit::guard))
        .layer(CatchPanicLayer::custom(errors::panicked))
        .layer(from_fn_with_state(web.clone(), errors::draw))
        .layer(from_fn_with_state(web.clone(), request_log::write));
    secured(routes, &policy).with_state(web)
}
