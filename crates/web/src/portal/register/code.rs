//! The code that went to the address of record. The page is the same for whoever got none, and says
//! whom to call then.

use axum::extract::State;
use axum::response::{IntoResponse as _, Redirect, Response};
use base::Refusal;
use billing::people::SignInCode;
use billing::registration::{self, CODE_LIFETIME, Ticket};

use super::{Held, Step, Walker};
use crate::kit::components::{
    Button, Field, Look, Notice, NoticeKind, actions, button_link, fields, form,
};
use crate::kit::layout::Page;
use crate::kit::{Failure, Form, Problems, Visit, Web, html};
use crate::portal::refused::refused;

pub async fn show(
    State(web): State<Web>,
    walker: Walker,
    Held(ticket): Held,
) -> Result<Response, Failure> {
    let Some(ticket) = ticket else { return Ok(walker.lead_to(Step::Ways)) };
    if registration::is_waiting(&web.ctx, &ticket).await? {
        return Ok(page(&walker, &Problems::default()));
    }
    // Back from the next page: the code was right, and has been used.
    match registration::find_proven(&web.ctx, &ticket).await? {
        Some(_) => Ok(Redirect::to("/register/details").into_response()),
        None => Ok(walker.lead_to(Step::Ways)),
    }
}

/// Field `code`.
pub async fn redeem(
    State(web): State<Web>,
    walker: Walker,
    Held(ticket): Held,
    form: Form,
) -> Result<Response, Failure> {
    let Some(ticket) = ticket else { return Ok(walker.lead_to(Step::Ways)) };
    match prove(&web, walker.visit(), &ticket, &form).await {
        Ok(()) => walker.arrive(&web, &ticket).await,
        Err(failure) => {
            let refusal = failure.refusal().ok_or_else(|| failure.clone())?;
            let mut problems = Problems::default();
            problems.add("code", walker.visit().words.refusal(refusal));
            Ok(refused(&failure, page(&walker, &problems)))
        }
    }
}

/// Another code in place of the last one.
pub async fn create(
    State(web): State<Web>,
    walker: Walker,
    Held(ticket): Held,
) -> Result<Response, Failure> {
    let Some(ticket) = ticket else { return Ok(walker.lead_to(Step::Ways)) };
    let sent = registration::send_again(&web.ctx, &ticket, &walker.claimant()).await;
    let Err(error) = sent else { return Ok(walker.lead_to(Step::Code)) };
    let failure = Failure::from(error);
    match failure.refusal() {
        None => Err(failure),
        Some(Refusal::RegistrationGone) => Ok(walker.lead_to(Step::Ways)),
        Some(refusal) => {
            let mut problems = Problems::default();
            problems.add("code", walker.visit().words.refusal(refusal));
            Ok(refused(&failure, page(&walker, &problems)))
        }
    }
}

async fn prove(web: &Web, visit: &Visit, ticket: &Ticket, form: &Form) -> Result<(), Failure> {
    let code = SignInCode::parse(form.text("code"))?;
    Ok(registration::prove(&web.ctx, ticket, &code, visit.network).await?)
}

fn page(walker: &Walker, problems: &Problems) -> Response {
    let visit = walker.visit();
    let words = visit.words;
    let biller = &visit.web.ctx.biller;
    let title = words.sign_in_code_title();
    let sent = words.registration_code_sent(CODE_LIFETIME.as_mins());
    let field = Field::code("code", words.sign_in_code()).hint(words.sign_in_code_hint());
    let content = html! {
        (form(walker.address(Step::Code), html! {
            (fields(html! { (field.limit(12).focused().error(problems.of("code"))) }))
            (actions(html! { (Button::new(words.common_continue(), Look::Primary)) }))
        }))
        (form(walker.address(Step::CodeAgain), html! {
            (actions(html! {
                (Button::new(words.sign_in_code_again(), Look::Quiet))
                (button_link(walker.address(Step::Ways), words.registration_start_again(), Look::Quiet))
            }))
        }))
        p class="hint" { (words.registration_no_code(&biller.phone)) }
    };
    let notice = problems.is_empty().then(|| Notice::new(NoticeKind::Information, &sent));
    walker.page(Page { title, heading: title, notice, ..Page::default() }, content)
}
