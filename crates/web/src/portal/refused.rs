//! A form that the rules refused.

use axum::http::header::RETRY_AFTER;
use axum::response::{AppendHeaders, IntoResponse, Response};

use crate::kit::Failure;

/// The form again, with the status of what went wrong.
pub fn refused(failure: &Failure, page: Response) -> Response {
    let wait = failure.retry_after().map(|seconds| (RETRY_AFTER, seconds.to_string()));
    (failure.status(), wait.map(|wait| AppendHeaders([wait])), page).into_response()
}
