//! By invoice: the account locator, with the criteria that the biller asks for.

use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use base::Refusal;
use billing::registration;

use super::walker::keep;
use super::{Step, Walker, locator};
use crate::kit::components::{
    Button, Look, Notice, NoticeKind, actions, button_link, form, problem_summary,
};
use crate::kit::layout::Page;
use crate::kit::{Failure, Form, Problems, Web, html};
use crate::portal::refused::refused;

pub async fn show(State(web): State<Web>, walker: Walker) -> Response {
    page(&web, &walker, &Form::default(), &Problems::default(), None)
}

pub async fn create(
    State(web): State<Web>,
    walker: Walker,
    form: Form,
) -> Result<Response, Failure> {
    let words = walker.visit().words;
    let search = match locator::read(&web, words, &form) {
        Ok(search) => search,
        Err(problems) => {
            let failure = Failure::from(Refusal::NoInvoiceFound);
            return Ok(refused(&failure, page(&web, &walker, &form, &problems, None)));
        }
    };
    match registration::search_invoices(&web.ctx, &search, &walker.claimant()).await {
        Ok(ticket) => Ok((keep(&web, &ticket), walker.lead_to(Step::Invoices)).into_response()),
        Err(error) => {
            let failure = Failure::from(error);
            let sentence = words.refusal(failure.refusal().ok_or_else(|| failure.clone())?);
            let notice = Some(Notice::new(NoticeKind::Failure, &sentence));
            let page = page(&web, &walker, &form, &Problems::default(), notice);
            Ok(refused(&failure, page))
        }
    }
}

fn page(
    web: &Web,
    walker: &Walker,
    typed: &Form,
    problems: &Problems,
    notice: Option<Notice<'_>>,
) -> Response {
    let words = walker.visit().words;
    let title = words.registration_by_invoice();
    let count = words.common_form_error_count(problems.iter().count());
    let content = form(
        walker.address(Step::Invoice),
        html! {
            (problem_summary(&count, problems))
            (locator::draw(web, words, typed, problems))
            (actions(html! {
                (Button::new(words.registration_search(), Look::Primary))
                (button_link(walker.address(Step::Ways), words.common_back(), Look::Quiet))
            }))
        },
    );
    let situation = words.registration_search_explained();
    walker.page(Page { title, heading: title, situation, notice, ..Page::default() }, content)
}
