//! Before a session ends: how long it has, and a page that asks for browsers without a script.
//!
//! Only [`extend`] prolongs it; the page and the status come by themselves, so they must not.

use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Redirect, Response};
use base::SignedDuration;
use billing::people::{self, TimeLeft};

use crate::kit::components::{Button, Look, actions, button_link, form, hidden};
use crate::kit::forms::Query;
use crate::kit::layout::{Page, Refresh, Width};
use crate::kit::return_to::ReturnTo;
use crate::kit::{Failure, Form, Signed, Visit, Web, html};

/// `GET /session`: `{"seconds": 120, "is_final": false}`; no seconds once it is over.
pub async fn status(State(web): State<Web>, visit: Visit) -> Result<Response, Failure> {
    let left = find_left(&web, &visit).await?;
    let (seconds, is_final) = left.map_or((0, false), |left| (left.seconds, left.is_final));
    let body = format!("{{\"seconds\": {seconds}, \"is_final\": {is_final}}}");
    Ok(([(CONTENT_TYPE, "application/json")], body).into_response())
}

/// `POST /session/extension`: being asked for by a person prolongs it.
pub async fn extend(_signed: Signed, sent: Form) -> Response {
    ReturnTo::of(&sent).redirect().into_response()
}

/// `GET /session/warning`
pub async fn show(
    State(web): State<Web>,
    visit: Visit,
    Query(query): Query,
) -> Result<Response, Failure> {
    let return_to = ReturnTo::of(&query);
    let over = return_to.onto("/sign-in?expired=yes");
    match find_left(&web, &visit).await? {
        Some(left) => Ok(page(&visit, left, &return_to, &over)),
        None => Ok(Redirect::to(&over).into_response()),
    }
}

async fn find_left(web: &Web, visit: &Visit) -> Result<Option<TimeLeft>, Failure> {
    let Some(token) = &visit.token else { return Ok(None) };
    Ok(people::time_left(&web.ctx, token).await?)
}

fn page(visit: &Visit, left: TimeLeft, return_to: &ReturnTo, over: &str) -> Response {
    let (words, biller) = (visit.words, &visit.web.ctx.biller);
    let end = visit.web.ctx.now() + SignedDuration::from_secs(left.seconds);
    let ends_at = words.session_ends_at(words.time_of_day(end, &biller.zone));
    let (title, explained) = match left.is_final {
        true => (words.session_final_title(), words.session_final(biller.session_hours)),
        false => (words.session_warning_title(), String::new()),
    };
    let content = form(
        "/session/extension",
        html! {
            (hidden("return_to", return_to.as_str()))
            @if !explained.is_empty() { p { (explained) } }
            (actions(html! {
                @if left.is_final {
                    (button_link(return_to.as_str(), words.session_go_back(), Look::Primary))
                } @else {
                    (Button::new(words.session_stay(), Look::Primary))
                }
                (Button::new(words.common_nav_sign_out(), Look::Secondary).action("/sign-out"))
            }))
        },
    );
    let refresh = Some(Refresh { seconds: left.seconds + 1, href: over });
    let page = Page { title, heading: title, situation: &ends_at, refresh, ..Page::default() };
    visit.page(&page, Width::Narrow, content)
}
