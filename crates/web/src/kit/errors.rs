//! What went wrong, turned into a page once: handlers answer with `Result<_, Failure>`.

use std::any::Any;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use base::{Error, Id, Refusal, kinds};
use words::Words;

use super::components::{Look, button_link};
use super::layout::{Page, Width};
use super::{Visit, Web, html};

/// Why a request got no answer of its own.
#[derive(Debug, Clone)]
pub enum Failure {
    Billing(Arc<Error>),
    /// A form that no page of ours has sent.
    ForeignForm,
    /// No browser sends this from any page of ours; the status says what is wrong with it.
    Malformed(StatusCode),
}

impl Failure {
    pub fn not_found() -> Failure {
        Error::NotFound.into()
    }

    /// What the rules say no to; a page with a form says it beside the form.
    pub fn refusal(&self) -> Option<&Refusal> {
        match self {
            Failure::Billing(error) => match &**error {
                Error::Refused(refusal) => Some(refusal),
                _ => None,
            },
            _ => None,
        }
    }

    pub fn status(&self) -> StatusCode {
        match self {
            Failure::ForeignForm => StatusCode::FORBIDDEN,
            Failure::Malformed(status) => *status,
            Failure::Billing(error) => match &**error {
                Error::NotFound => StatusCode::NOT_FOUND,
                Error::Refused(Refusal::TooManyTries { .. }) => StatusCode::TOO_MANY_REQUESTS,
                Error::Refused(_) => StatusCode::UNPROCESSABLE_ENTITY,
                Error::Unavailable(..) => StatusCode::SERVICE_UNAVAILABLE,
                Error::Internal { .. } => StatusCode::INTERNAL_SERVER_ERROR,
            },
        }
    }

    /// When it may work: seconds.
    pub fn retry_after(&self) -> Option<u32> {
        match self.refusal() {
            Some(Refusal::TooManyTries { retry_after_seconds }) => Some(*retry_after_seconds),
            _ => (self.status() == StatusCode::SERVICE_UNAVAILABLE).then_some(60),
        }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Failure {
        Failure::Billing(Arc::new(error))
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Failure {
        Error::Refused(refusal).into()
    }
}

/// Only says what happened; [`draw`] makes the page, because it knows the visitor's language.
impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        if let Some(seconds) = self.retry_after() {
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        response.extensions_mut().insert(self);
        response
    }
}

/// Gives a failure its page, and writes what is ours to mend into the log.
pub async fn draw(State(web): State<Web>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let visit = Visit::of(&web, &parts);
    let mut response = next.run(Request::from_parts(parts, body)).await;
    let Some(failure) = response.extensions_mut().remove::<Failure>() else { return response };
    let reference = noted(&web, &failure);
    let page = page(&visit, &failure, reference.as_deref()).into_response();
    let (mut parts, _) = response.into_parts();
    parts.headers.extend(page.headers().clone());
    Response::from_parts(parts, page.into_body())
}

/// A handler that panicked is a fault of ours like others.
pub fn panicked(panic: Box<dyn Any + Send>) -> Response {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no message");
    Failure::from(Error::internal("a handler panicked", text.to_owned())).into_response()
}

/// The reference by which a fault is found in the log.
fn noted(web: &Web, failure: &Failure) -> Option<String> {
    let Failure::Billing(error) = failure else { return None };
    match &**error {
        Error::NotFound | Error::Refused(_) => None,
        Error::Unavailable(what, why) => {
            tracing::warn!(what, why, "unavailable");
            None
        }
        Error::Internal { context, source } => {
            let reference = reference(web);
            tracing::error!(reference, context, %source, "internal error");
            Some(reference)
        }
    }
}

/// Short enough to be read out on the telephone: the last digits of an id.
fn reference(web: &Web) -> String {
    let id: Id<kinds::Event> = web.ctx.id();
    let id = id.to_string();
    format!("E-{}", id[id.len() - 8..].to_uppercase())
}

fn page(visit: &Visit, failure: &Failure, reference: Option<&str>) -> Response {
    let words = visit.words;
    let (heading, sentence) = sentences(words, failure);
    let page = Page { title: heading, heading, situation: &sentence, ..Page::default() };
    let content = html! {
        @if let Some(reference) = reference { p { (words.errors_reference(reference)) } }
        (button_link("/", words.common_go_home(), Look::Secondary))
    };
    visit.page(&page, Width::Narrow, content)
}

fn sentences(words: Words, failure: &Failure) -> (&'static str, String) {
    let plain = |title, sentence: &str| (title, sentence.to_owned());
    if let Some(refusal) = failure.refusal() {
        return (words.errors_refused_title(), words.refusal(refusal));
    }
    match failure.status() {
        StatusCode::NOT_FOUND => plain(words.errors_not_found_title(), words.errors_not_found()),
        StatusCode::FORBIDDEN => {
            plain(words.errors_forbidden_origin_title(), words.errors_forbidden_origin())
        }
        StatusCode::SERVICE_UNAVAILABLE => plain(words.errors_busy_title(), words.errors_busy()),
        StatusCode::INTERNAL_SERVER_ERROR => {
            plain(words.errors_internal_title(), words.errors_internal())
        }
        _ => plain(words.errors_malformed_title(), words.errors_malformed()),
    }
}
