//! `/v1/…`: turns an HTTP request into the processor's and back, with the faults that tests order.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, Method as HttpMethod, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response as HttpResponse};
use axum::routing::any;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::control::Control;
use crate::faults::{Fault, Kind};
use crate::processor::{ApiError, Method, Params, Request, Response, ServerFault};

pub fn router() -> Router<Arc<Control>> {
    Router::new().route("/v1/{*rest}", any(answer))
}

async fn answer(
    State(control): State<Arc<Control>>,
    method: HttpMethod,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> HttpResponse {
    let Some(request) = read(&method, &uri, &headers, &body) else {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    };
    // Held to the end of this call, however it ends: a client that hangs up frees its key.
    let key = request.idempotency_key.as_ref().filter(|_| request.method == Method::Post);
    let _key = match key {
        None => None,
        Some(key) => match control.use_key(key) {
            Some(in_use) => Some(in_use),
            None => return write(ApiError::key_in_use(key).into_response()),
        },
    };
    let fault = control.faults().take_for_request(method.as_str(), uri.path());
    match fault {
        None => write(handle(&control, &request, None)),
        Some(fault) => answer_with(fault, &control, &request).await,
    }
}

async fn answer_with(fault: Fault, control: &Control, request: &Request) -> HttpResponse {
    let hold = Duration::from_secs(fault.seconds);
    match fault.kind {
        Kind::Error500Before => write(handle(control, request, Some(ServerFault::BeforeEffect))),
        Kind::Error500After => write(handle(control, request, Some(ServerFault::AfterEffect))),
        Kind::RateLimited => write(ApiError::rate_limited().into_response()),
        Kind::TimeoutBefore => {
            tokio::time::sleep(hold).await;
            StatusCode::GATEWAY_TIMEOUT.into_response()
        }
        Kind::TimeoutAfter => {
            handle(control, request, None);
            tokio::time::sleep(hold).await;
            StatusCode::GATEWAY_TIMEOUT.into_response()
        }
        Kind::Garbage => {
            handle(control, request, None);
            (StatusCode::OK, "<html>Something that is no answer").into_response()
        }
        Kind::Slow => {
            tokio::time::sleep(hold).await;
            write(handle(control, request, None))
        }
        Kind::Decline | Kind::DropWebhooks | Kind::DuplicateWebhooks => {
            write(handle(control, request, None))
        }
    }
}

fn handle(control: &Control, request: &Request, fault: Option<ServerFault>) -> Response {
    control.with_processor(|processor, now| processor.handle_with(now, request, fault))
}

fn read(method: &HttpMethod, uri: &Uri, headers: &HeaderMap, body: &[u8]) -> Option<Request> {
    let method = match *method {
        HttpMethod::GET => Method::Get,
        HttpMethod::POST => Method::Post,
        HttpMethod::DELETE => Method::Delete,
        _ => return None,
    };
    let mut form = uri.query().unwrap_or_default().as_bytes().to_vec();
    if !body.is_empty() {
        form.push(b'&');
        form.extend_from_slice(body);
    }
    let text = |name: &str| headers.get(name)?.to_str().ok().map(str::to_owned);
    Some(Request {
        method,
        path: uri.path().to_owned(),
        params: Params::from_form(&form),
        idempotency_key: text("idempotency-key"),
        api_key: api_key(headers).unwrap_or_default(),
        version: text("stripe-version"),
    })
}

/// From `Bearer KEY`, or from `Basic` with the key as the user name.
fn api_key(headers: &HeaderMap) -> Option<String> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, credentials) = value.split_once(' ')?;
    match scheme.to_ascii_lowercase().as_str() {
        "bearer" => Some(credentials.trim().to_owned()),
        "basic" => {
            let decoded = String::from_utf8(STANDARD.decode(credentials.trim()).ok()?).ok()?;
            decoded.split(':').next().map(str::to_owned)
        }
        _ => None,
    }
}

fn write(response: Response) -> HttpResponse {
    let mut builder = HttpResponse::builder()
        .status(response.status)
        .header(header::CONTENT_TYPE, "application/json");
    for (name, value) in response.headers {
        builder = builder.header(name, value);
    }
    let body = Body::from(response.body.to_string());
    builder.body(body).unwrap_or_else(|_| StatusCode::BAD_REQUEST.into_response())
}
