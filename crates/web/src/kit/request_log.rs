//! A line in the log for every request: what was asked, how it ended, how long it took. Never what
//! stands behind the question mark or in a form: people type passwords and names there.

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;

use super::Web;

pub async fn write(State(web): State<Web>, request: Request, next: Next) -> Response {
    let (method, path) = (request.method().clone(), without_token(request.uri().path()));
    let started = web.ctx.now();
    let response = next.run(request).await;
    let milliseconds = web.ctx.now().duration_since(started).as_millis();
    let status = response.status().as_u16();
    tracing::info!(%method, path, status, milliseconds, "request");
    response
}

/// Below these an address goes on with what opens something.
const SECRET: [&str; 2] = ["/invitations/", "/p/"];

fn without_token(path: &str) -> String {
    match SECRET.iter().find(|prefix| path.starts_with(**prefix)) {
        Some(prefix) => format!("{prefix}…"),
        None => path.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_opens_something_is_not_written_down() {
        for (path, written) in [
            ("/invitations/0123abcd", "/invitations/…"),
            ("/invitations/0123abcd/acceptance/", "/invitations/…"),
            ("/p/0123abcd", "/p/…"),
            ("/payments/new", "/payments/new"),
        ] {
            assert_eq!(without_token(path), written);
        }
    }
}
