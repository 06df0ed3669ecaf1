//! A form that meets a session which has ended, or has not proven enough, is kept until its user is
//! back.

use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::CONTENT_LENGTH;
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use billing::people::{self, KeptForm};

use super::forms::{Form, encode};
use super::return_to::ReturnTo;
use super::session::NotDone;
use super::{Failure, Visit, Web, cookies};

/// Forms below these hold what is tedious to type again. Whatever proves who somebody is stands
/// elsewhere, and is never kept.
const KEPT: [&str; 6] = [
    "/payments",
    "/payment-methods",
    "/settings/people",
    "/settings/accounts",
    "/settings/profile",
    "/settings/security/passkeys/",
];

/// A long form of ours has some hundred bytes.
const LIMIT_BYTES: usize = 16 * 1024;

pub async fn guard(State(web): State<Web>, request: Request, next: Next) -> Response {
    if !may_be_kept(&request) {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, LIMIT_BYTES).await else {
        return Failure::Malformed(StatusCode::PAYLOAD_TOO_LARGE).into_response();
    };
    let visit = Visit::of(&web, &parts);
    let path = parts.uri.path().to_owned();
    let response = next.run(Request::from_parts(parts, Body::from(body.clone()))).await;
    if response.extensions().get::<NotDone>().is_none() {
        return response;
    }
    keep(&web, &visit, path, &body, response).await
}

/// Where somebody goes on who has signed in or proven more: what was sent before is offered first.
pub fn after_offer(visit: &Visit, return_to: &ReturnTo) -> String {
    match visit.kept_form {
        Some(_) => return_to.onto("/session/kept-form"),
        None => return_to.as_str().to_owned(),
    }
}

fn may_be_kept(request: &Request) -> bool {
    let path = request.uri().path();
    let length = request.headers().get(CONTENT_LENGTH).and_then(|value| value.to_str().ok());
    let length: Option<usize> = length.and_then(|length| length.parse().ok());
    *request.method() == Method::POST
        && KEPT.iter().any(|kept| path.starts_with(kept))
        && length.is_some_and(|length| length <= LIMIT_BYTES)
}

/// Whatever goes wrong here, the person is led to sign in all the same.
async fn keep(web: &Web, visit: &Visit, path: String, body: &[u8], response: Response) -> Response {
    let (Some(token), Ok(sent)) = (&visit.token, Form::parse(body)) else { return response };
    let form = KeptForm { path, fields: without_secrets(&sent) };
    match people::keep_form(&web.ctx, token, &form).await {
        Ok(Some(key)) => {
            (cookies::KEPT_FORM.set(key.expose(), web.is_tls), response).into_response()
        }
        Ok(None) => response,
        Err(error) => {
            tracing::warn!(%error, "a form that came too early or too late was not kept");
            response
        }
    }
}

fn without_secrets(form: &Form) -> String {
    let is_secret = |name: &str| {
        matches!(name, "code" | "pin") || name.contains("password") || name.contains("token")
    };
    let kept = form.fields().filter(|(name, _)| !is_secret(name));
    kept.map(|(name, value)| format!("{}={}", encode(name), encode(value)))
        .collect::<Vec<_>>()
        .join("&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_proves_who_somebody_is_is_left_out() {
        let sent = b"email=a%40b.c&password=x&new_password=y&code=123456&postal_code=10001&pin=1";
        let kept = without_secrets(&Form::parse(sent).unwrap());
        assert_eq!(kept, "email=a%40b.c&postal_code=10001");
    }
}
