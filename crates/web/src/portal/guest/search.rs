//! `/guest`: the account locator, with the criteria that the biller asks for.

use axum::extract::State;
use axum::response::{IntoResponse as _, Redirect, Response};
use base::Refusal;
use billing::guests;

use super::visit::keep;
use crate::kit::components::{
    Button, Look, Notice, NoticeKind, actions, button_link, form, problem_summary,
};
use crate::kit::forms::Query;
use crate::kit::layout::{Page, Width};
use crate::kit::{Failure, Form, Problems, Visit, Web, html};
use crate::portal::refused::refused;
use crate::portal::register::locator;

/// `?expired=yes`: the half hour is over.
pub async fn show(State(web): State<Web>, visit: Visit, Query(query): Query) -> Response {
    let expired = visit.words.guest_expired(guests::LIFETIME.as_mins());
    let notice = Notice::new(NoticeKind::Information, &expired);
    let notice = query.is_ticked("expired").then_some(notice);
    page(&web, &visit, &Form::default(), &Problems::default(), notice)
}

pub async fn create(State(web): State<Web>, visit: Visit, form: Form) -> Result<Response, Failure> {
    let words = visit.words;
    let search = match locator::read(&web, words, &form) {
        Ok(search) => search,
        Err(problems) => {
            let failure = Failure::from(Refusal::NoInvoiceFound);
            return Ok(refused(&failure, page(&web, &visit, &form, &problems, None)));
        }
    };
    match guests::begin_by_search(&web.ctx, &search, visit.network, visit.language).await {
        Ok(token) => Ok((keep(&web, &token), Redirect::to("/guest/payments/new")).into_response()),
        Err(error) => {
            let failure = Failure::from(error);
            let sentence = words.refusal(failure.refusal().ok_or_else(|| failure.clone())?);
            let notice = Some(Notice::new(NoticeKind::Failure, &sentence));
            let page = page(&web, &visit, &form, &Problems::default(), notice);
            Ok(refused(&failure, page))
        }
    }
}

fn page(
    web: &Web,
    visit: &Visit,
    typed: &Form,
    problems: &Problems,
    notice: Option<Notice<'_>>,
) -> Response {
    let words = visit.words;
    let count = words.common_form_error_count(problems.iter().count());
    let content = html! {
        (form("/guest", html! {
            (problem_summary(&count, problems))
            (locator::draw(web, words, typed, problems))
            (actions(html! {
                (Button::new(words.registration_search(), Look::Primary))
                (button_link("/", words.common_back(), Look::Quiet))
            }))
        }))
        h2 { (words.guest_have_login()) }
        (actions(button_link("/sign-in", words.sign_in_title(), Look::Secondary)))
    };
    let (title, situation) = (words.guest_title(), words.guest_situation());
    let page = Page { title, heading: title, situation, notice, ..Page::default() };
    visit.page(&page, Width::Wide, content)
}
