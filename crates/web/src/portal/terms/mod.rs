//! The biller's terms: for anyone to read, and for a user to agree to when a newer version has taken
//! effect since the last time.

mod acceptance;
pub(super) mod agreement;
mod markdown;

use axum::Router;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use base::Error;
use billing::consents::{self, Terms};
use words::Words;

use crate::kit::layout::{Page, Width};
use crate::kit::{Failure, Markup, Visit, Web, html};

pub fn routes() -> Router<Web> {
    Router::new()
        .route("/terms", get(show))
        .route("/terms/acceptance", get(acceptance::show).post(acceptance::create))
}

/// `GET /terms`: those in effect; not found where a biller has none.
async fn show(State(web): State<Web>, visit: Visit) -> Result<Response, Failure> {
    let terms = get_terms(&web, &visit).await?;
    let words = visit.words;
    let title = words.registration_terms();
    let situation = since(words, &terms);
    let page = Page { title, heading: title, situation: &situation, ..Page::default() };
    let content = html! { div class="prose" { (markdown::draw(&terms.text)) } };
    Ok(visit.page(&page, Width::Wide, content))
}

/// The text in a box that scrolls, also by keyboard.
fn scrolling(words: Words, terms: &Terms) -> Markup {
    html! {
        div class="terms" tabindex="0" role="region" aria-label=(words.registration_terms()) {
            p class="hint" { (since(words, terms)) }
            (markdown::draw(&terms.text))
        }
    }
}

async fn get_terms(web: &Web, visit: &Visit) -> Result<Terms, Failure> {
    let mut conn = web.ctx.db.read().await.map_err(Error::from)?;
    let terms = consents::current_terms(&mut conn, visit.language, web.ctx.today()).await?;
    terms.ok_or_else(Failure::not_found)
}

fn since(words: Words, terms: &Terms) -> String {
    let date = words.date_long(terms.effective_on);
    words.registration_terms_since(terms.version.as_str(), date)
}
