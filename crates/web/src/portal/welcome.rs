//! `/`: what this portal is, and the ways in.

use axum::response::{IntoResponse, Redirect, Response};

use crate::kit::components::{Look, actions, button_link};
use crate::kit::layout::{Page, Width};
use crate::kit::session::is_signed_in;
use crate::kit::{Failure, Visit, html};

pub async fn show(visit: Visit) -> Result<Response, Failure> {
    if is_signed_in(&visit).await? {
        return Ok(Redirect::to("/dashboard").into_response());
    }
    let words = visit.words;
    let heading = words.sign_in_welcome_to(visit.web.ctx.biller.name.as_str());
    let page = Page {
        title: words.sign_in_welcome(),
        heading: &heading,
        situation: words.sign_in_purpose(),
        ..Page::default()
    };
    let ways_in = html! {
        (button_link("/sign-in", words.sign_in_title(), Look::Primary))
        (button_link("/sign-in/code", words.sign_in_by_code(), Look::Secondary))
        (button_link("/register", words.registration_title(), Look::Secondary))
        (button_link("/guest", words.guest_title(), Look::Secondary))
    };
    Ok(visit.page(&page, Width::Narrow, actions(ways_in)))
}
