//! `/terms/acceptance`: between signing in and the page wanted, when terms have taken effect that one
//! has not agreed to. Declining is signing out.

use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use base::Refusal;
use billing::people;

use super::{get_terms, scrolling};
use crate::kit::components::{
    Button, Checkbox, Look, Notice, NoticeKind, actions, form, hidden, post_button,
};
use crate::kit::forms::Query;
use crate::kit::layout::{Page, Width};
use crate::kit::return_to::ReturnTo;
use crate::kit::session::Undecided;
use crate::kit::{Failure, Form, Signed, Web, html};
use crate::portal::refused::refused;

pub async fn show(
    State(web): State<Web>,
    Undecided(signed): Undecided,
    Query(query): Query,
) -> Result<Response, Failure> {
    let return_to = ReturnTo::of(&query);
    match signed.session.owes_terms {
        true => page(&web, &signed, &return_to, None).await,
        false => Ok(return_to.redirect().into_response()),
    }
}

/// Field `agree`, the hash of the text that was shown.
pub async fn create(
    State(web): State<Web>,
    Undecided(signed): Undecided,
    form: Form,
) -> Result<Response, Failure> {
    let return_to = ReturnTo::of(&form);
    let (session, visitor) = (&signed.session, signed.visit.visitor());
    let accepted = people::accept_terms(&web.ctx, session, form.find("agree"), &visitor).await;
    let Err(error) = accepted else { return Ok(return_to.redirect().into_response()) };
    let failure = Failure::from(error);
    if failure.refusal() != Some(&Refusal::TermsNotAccepted) {
        return Err(failure);
    }
    let sentence = signed.visit.words.refusal(&Refusal::TermsNotAccepted);
    let notice = Notice::new(NoticeKind::Failure, &sentence);
    Ok(refused(&failure, page(&web, &signed, &return_to, Some(notice)).await?))
}

async fn page(
    web: &Web,
    signed: &Signed,
    return_to: &ReturnTo,
    notice: Option<Notice<'_>>,
) -> Result<Response, Failure> {
    let visit = &signed.visit;
    let words = visit.words;
    let terms = get_terms(web, visit).await?;
    let title = words.registration_new_terms_title();
    let content = html! {
        (scrolling(words, &terms))
        (form("/terms/acceptance", html! {
            (hidden("return_to", return_to.as_str()))
            (Checkbox::new("agree", words.registration_agree()).value(&terms.hash).required())
            (actions(html! { (Button::new(words.common_continue(), Look::Primary)) }))
        }))
        (post_button("/sign-out", Button::new(words.registration_decline(), Look::Quiet)))
    };
    let situation = words.registration_new_terms_situation();
    let page = Page { title, heading: title, situation, notice, ..Page::default() };
    Ok(visit.page(&page, Width::Wide, content))
}
