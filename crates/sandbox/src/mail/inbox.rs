//! The inbox's pages, and the same as JSON for tests.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use base::Language;
use maud::{Markup, html};
use serde_json::Value;

use super::{Letter, Mailbox};
use crate::http::pages;

pub fn router(mailbox: Arc<Mailbox>) -> Router {
    Router::new()
        .route("/", get(list))
        .route("/messages/{id}", get(show))
        .route("/messages.json", get(json))
        .route("/style.css", get(pages::style))
        .with_state(mailbox)
}

async fn list(State(mailbox): State<Arc<Mailbox>>, uri: Uri) -> Response {
    let to = recipient(&uri);
    let letters = mailbox.letters(to.as_deref());
    let content = html! {
        p.sandbox { "Sandbox: every e-mail the portal sends ends here." }
        div.panel.wide {
            h1 { "Inbox" }
            form method="get" action="/" {
                div.field {
                    label for="to" { "Only to" }
                    input id="to" name="to" type="email" value=[&to];
                }
                button.small type="submit" { "Filter" }
            }
            @if letters.is_empty() { p { "No message yet." } } @else { (table(&letters)) }
        }
    };
    pages::page(Language::En, "Inbox", &content)
}

fn table(letters: &[Letter]) -> Markup {
    html! {
        table {
            thead {
                tr {
                    th scope="col" { "Received" }
                    th scope="col" { "To" }
                    th scope="col" { "Subject" }
                }
            }
            tbody {
                @for letter in letters {
                    tr {
                        td { (letter.received.strftime("%Y-%m-%d %H:%M:%S")) }
                        td { (letter.to.join(", ")) }
                        td {
                            a href={ "/messages/" (letter.id) } {
                                @if letter.subject.is_empty() { "(no subject)" }
                                @else { (letter.subject) }
                            }
                        }
                    }
                }
            }
        }
    }
}

async fn show(State(mailbox): State<Arc<Mailbox>>, Path(id): Path<String>) -> Response {
    let found = id.parse().ok().and_then(|id| mailbox.find(id));
    let Some(letter) = found else {
        let content = html! { div.panel { h1 { "No such message" } a href="/" { "Inbox" } } };
        return pages::respond(StatusCode::NOT_FOUND, Language::En, "No such message", &content);
    };
    pages::letter_page(&letter.subject, &letter_markup(&letter))
}

fn letter_markup(letter: &Letter) -> Markup {
    html! {
        p.sandbox { a href="/" { "Inbox" } }
        div.panel.wide {
            h1 { (letter.subject) }
            p { "From " (letter.from) " to " (letter.to.join(", ")) }
            @if let Some(body) = &letter.html {
                // No scripts; a link opens in place of this page, as a person expects.
                iframe title="Message" srcdoc={ "<base target=\"_top\">" (body) }
                    sandbox="allow-top-navigation-by-user-activation" {}
            }
            @if let Some(text) = &letter.text {
                h2 { "Text" }
                pre { (text) }
            }
            @if !letter.links().is_empty() {
                h2 { "Links" }
                ul { @for link in letter.links() { li { a href=(link) { (link) } } } }
            }
            details {
                summary { "Headers" }
                table {
                    @for (name, value) in &letter.headers {
                        tr { th scope="row" { (name) } td { (value) } }
                    }
                }
            }
        }
    }
}

/// Newest first.
async fn json(State(mailbox): State<Arc<Mailbox>>, uri: Uri) -> Response {
    let letters = mailbox.letters(recipient(&uri).as_deref());
    let body = Value::Array(letters.iter().map(Letter::to_json).collect());
    ([(header::CONTENT_TYPE, "application/json")], body.to_string()).into_response()
}

fn recipient(uri: &Uri) -> Option<String> {
    let query = uri.query()?.as_bytes();
    let (_, value) = url::form_urlencoded::parse(query).find(|(name, _)| name == "to")?;
    Some(value.into_owned()).filter(|value| !value.is_empty())
}
