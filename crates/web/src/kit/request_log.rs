//! A line in the log for every request: what was asked, how it ended, how long it took. Never what
//! stands behind the question mark or in a form: people type passwords and names there.

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;

use super::Web;

pub async fn write(State(web): State<Web>, request: Request, next: Next) -> Response {
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let started = web.ctx.now();
    let response = next.run(request).await;
    let milliseconds = web.ctx.now().duration_since(started).as_millis();
    let status = response.status().as_u16();
    tracing::info!(%method, path, status, milliseconds, "request");
    response
}
