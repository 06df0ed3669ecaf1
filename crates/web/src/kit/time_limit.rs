//! No request is worked on for ever: a browser has long given up by then.

use std::time::Duration;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use base::Error;

use super::{Failure, Web};

/// Longer than the patience of anything we ask ourselves: the database, the processor.
const LIMIT: Duration = Duration::from_secs(60);

pub async fn guard(State(_): State<Web>, request: Request, next: Next) -> Response {
    let late = |_| {
        let error = Error::Unavailable("the portal", "no answer within the time limit".to_owned());
        Failure::from(error).into_response()
    };
    tokio::time::timeout(LIMIT, next.run(request)).await.unwrap_or_else(late)
}
