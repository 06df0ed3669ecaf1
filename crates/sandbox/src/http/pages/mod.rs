//! The hosted pages: where a payer types numbers, answers 3-D Secure, and looks at the other side.

mod challenge;
mod checkout;
mod overview;
mod words;

use std::sync::Arc;

use axum::Router;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use base::{Language, Money};
use maud::{DOCTYPE, Markup, html};

use crate::control::Control;

const STYLE: &str = include_str!("style.css");

pub fn router() -> Router<Arc<Control>> {
    Router::new()
        .route("/", get(overview::show))
        .route("/settlements", post(overview::settle))
        .route("/returns", post(overview::return_payment))
        .route("/payouts", post(overview::pay_out))
        .route("/checkout/{session}", get(checkout::show).post(checkout::submit))
        .route("/challenges/{intent}", get(challenge::show).post(challenge::answer))
        .route("/style.css", get(style))
}

pub async fn style() -> Response {
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], STYLE).into_response()
}

const POLICY: &str =
    "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'";
/// Letters bring styles and pictures of their own; they are shown in a frame without scripts.
const LETTER_POLICY: &str = "default-src 'none'; style-src 'self' 'unsafe-inline'; \
                             img-src data: http: https:; frame-ancestors 'none'";

/// A whole page; `style.css` must be served beside it.
pub fn page(language: Language, title: &str, content: &Markup) -> Response {
    respond(StatusCode::OK, language, title, content)
}

pub fn respond(status: StatusCode, language: Language, title: &str, content: &Markup) -> Response {
    document(status, language, title, content, POLICY)
}

pub fn letter_page(title: &str, content: &Markup) -> Response {
    document(StatusCode::OK, Language::En, title, content, LETTER_POLICY)
}

fn document(
    status: StatusCode,
    language: Language,
    title: &str,
    content: &Markup,
    policy: &'static str,
) -> Response {
    let document = html! {
        (DOCTYPE)
        html lang=(language.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) }
                link rel="stylesheet" href="/style.css";
            }
            body { main { (content) } }
        }
    };
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CACHE_CONTROL, "no-store"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::CONTENT_SECURITY_POLICY, policy),
    ];
    (status, headers, document.into_string()).into_response()
}

/// 303, so that a reload doesn't send a form again.
fn see_other(url: &str) -> Response {
    (StatusCode::SEE_OTHER, [(header::LOCATION, url)]).into_response()
}

/// A session's own locale, else what the browser asks for first.
fn language(locale: Option<&str>, headers: &HeaderMap) -> Language {
    let asked = || headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok();
    let named = locale.filter(|locale| *locale != "auto");
    named.or_else(asked).and_then(|tag| tag.parse().ok()).unwrap_or_default()
}

fn money(amount: Money) -> String {
    format!("{} {}", amount.plain(), amount.currency.code())
}
