//! The 3-D Secure page: the payer's bank asks whether it is really the payer.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use base::Language;
use maud::html;

use super::words::words;
use super::{language, money, page, respond, see_other};
use crate::control::Control;

pub async fn show(
    State(control): State<Arc<Control>>,
    Path(intent): Path<String>,
    headers: HeaderMap,
) -> Response {
    let language = language(None, &headers);
    let words = words(language);
    let found = control.with_processor(|processor, _| processor.find_challenge(&intent));
    let Some(challenge) = found else { return over(language) };
    let content = html! {
        p.sandbox { (words.sandbox) }
        div.panel {
            h1 { (words.challenge_title) }
            p { (words.challenge) }
            p {
                strong { (money(challenge.amount)) }
                " · " (challenge.brand) " ···· " (challenge.last4)
            }
            form method="post" {
                div.pair {
                    button type="submit" name="answer" value="complete" { (words.complete) }
                    button.plain type="submit" name="answer" value="fail" { (words.fail) }
                }
            }
        }
    };
    page(language, words.challenge_title, &content)
}

pub async fn answer(
    State(control): State<Arc<Control>>,
    Path(intent): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let passed = url::form_urlencoded::parse(&body).any(|(_, value)| value == "complete");
    let back =
        control.with_processor(|processor, now| processor.complete_challenge(now, &intent, passed));
    match back {
        Some(url) => see_other(&url),
        None => over(language(None, &headers)),
    }
}

fn over(language: Language) -> Response {
    let words = words(language);
    let content = html! { div.panel { h1 { (words.gone_title) } p { (words.challenge_over) } } };
    respond(StatusCode::GONE, language, words.gone_title, &content)
}
