//! `/register/finish`: whoever has a login already and has signed in adds what was proved to it.

use axum::extract::State;
use axum::response::{IntoResponse as _, Redirect, Response};
use base::Refusal;
use billing::registration::{self, Ticket};

use super::details::what_is_proven;
use super::{Held, Walker};
use crate::kit::components::{Button, Look, actions, button_link, form};
use crate::kit::layout::Page;
use crate::kit::{Failure, Signed, Web, html};

pub async fn show(
    State(web): State<Web>,
    signed: Signed,
    Held(ticket): Held,
) -> Result<Response, Failure> {
    let found = match &ticket {
        Some(ticket) => registration::find_proven(&web.ctx, ticket).await?,
        None => None,
    };
    let Some(proven) = found else { return Ok(Redirect::to("/dashboard").into_response()) };
    let words = signed.visit.words;
    let title = words.registration_finish_title();
    let content = form(
        "/register/finish",
        html! {
            (what_is_proven(words, &proven))
            (actions(html! {
                (Button::new(&words.registration_add(proven.accounts.len()), Look::Primary))
                (button_link("/dashboard", words.common_cancel(), Look::Quiet))
            }))
        },
    );
    let situation = words.registration_finish_situation();
    let walker = Walker::User(Box::new(signed));
    Ok(walker.page(Page { title, heading: title, situation, ..Page::default() }, content))
}

/// Pressed twice, it is done once.
pub async fn create(
    State(web): State<Web>,
    signed: Signed,
    Held(ticket): Held,
) -> Result<Response, Failure> {
    let walker = Walker::User(Box::new(signed));
    match add(&web, &walker, ticket).await {
        Err(failure) if failure.refusal() == Some(&Refusal::RegistrationGone) => {
            Ok(Redirect::to("/dashboard").into_response())
        }
        answer => answer,
    }
}

async fn add(web: &Web, walker: &Walker, ticket: Option<Ticket>) -> Result<Response, Failure> {
    let ticket = ticket.ok_or(Refusal::RegistrationGone)?;
    walker.arrive(web, &ticket).await
}
