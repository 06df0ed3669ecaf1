//! When more is asked than can be answered: whoever is too many is told so at once, and the others
//! are served as fast as ever.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use base::Language;
use tokio::sync::Semaphore;
use words::{Region, Words};

/// Requests that are worked on at once.
const LIMIT: usize = 512;
const RETRY_AFTER_SECONDS: HeaderValue = HeaderValue::from_static("5");

/// A place for each request that may be worked on.
#[derive(Clone)]
pub struct Places {
    free: Arc<Semaphore>,
    region: Region,
}

impl Places {
    pub fn new(region: Region) -> Places {
        Places { free: Arc::new(Semaphore::new(LIMIT)), region }
    }
}

pub async fn admit(State(places): State<Places>, request: Request, next: Next) -> Response {
    match places.free.try_acquire() {
        Ok(_place) => next.run(request).await,
        Err(_) => turn_away(&request, places.region),
    }
}

/// As bare as can be: it is made when there is no time.
fn turn_away(request: &Request, region: Region) -> Response {
    let wanted = request.headers().get(header::ACCEPT_LANGUAGE);
    let wanted = wanted.and_then(|value| value.to_str().ok()).unwrap_or_default();
    let words = Words::of(wanted.parse().unwrap_or(Language::En), region);
    let (title, text) = (words.errors_busy_title(), words.errors_busy());
    let page = format!(
        "<!doctype html><html lang=\"{}\"><meta charset=\"utf-8\"><title>{title}</title>\
         <h1>{title}</h1><p>{text}</p></html>",
        words.tag()
    );
    let headers = [(header::RETRY_AFTER, RETRY_AFTER_SECONDS)];
    (StatusCode::SERVICE_UNAVAILABLE, headers, Html(page)).into_response()
}
