//! `/sign-in/second-step`: the code of the authenticator app, after password or code.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use base::Refusal;
use billing::people::{self, SecondProof, SessionToken, SignedIn};

use super::welcome;
use crate::kit::components::{Button, Field, Look, actions, button_link, fields, form, hidden};
use crate::kit::cookies;
use crate::kit::forms::Query;
use crate::kit::layout::{Page, Width};
use crate::kit::return_to::ReturnTo;
use crate::kit::{Failure, Form, Problems, Visit, Web, html};
use crate::portal::refused;

pub const ADDRESS: &str = "/sign-in/second-step";

/// `GET /sign-in/second-step`
pub async fn show(
    State(web): State<Web>,
    visit: Visit,
    headers: HeaderMap,
    Query(query): Query,
) -> Result<Response, Failure> {
    let return_to = ReturnTo::of(&query);
    let is_pending = match find_token(&headers, web.is_tls) {
        Some(token) => people::is_sign_in_pending(&web.ctx, &token).await?,
        None => false,
    };
    match is_pending {
        true => Ok(page(&visit, &return_to, &Problems::default())),
        false => Ok(Redirect::to(&return_to.onto("/sign-in")).into_response()),
    }
}

/// `POST /sign-in/second-step`: field `code`.
pub async fn create(
    State(web): State<Web>,
    visit: Visit,
    headers: HeaderMap,
    form: Form,
) -> Result<Response, Failure> {
    let return_to = ReturnTo::of(&form);
    match sign_in(&web, &visit, &headers, &form).await {
        Ok(signed_in) => {
            let used_up = cookies::SECOND_STEP.clear(web.is_tls);
            Ok((used_up, welcome(&visit, &signed_in, &return_to)).into_response())
        }
        Err(failure) if failure.refusal() == Some(&Refusal::SignInAgain) => {
            let again = Redirect::to(&return_to.onto("/sign-in?again=yes"));
            Ok((cookies::SECOND_STEP.clear(web.is_tls), again).into_response())
        }
        Err(failure) => {
            let Some(refusal) = failure.refusal() else { return Err(failure) };
            let mut problems = Problems::default();
            problems.add("code", visit.words.refusal(refusal));
            Ok(refused(&failure, page(&visit, &return_to, &problems)))
        }
    }
}

async fn sign_in(
    web: &Web,
    visit: &Visit,
    headers: &HeaderMap,
    form: &Form,
) -> Result<SignedIn, Failure> {
    let token = find_token(headers, web.is_tls).ok_or(Refusal::SignInAgain)?;
    let proof = SecondProof::parse(form.text("code"))?;
    Ok(people::complete_sign_in(&web.ctx, &token, &proof, &visit.visitor()).await?)
}

fn find_token(headers: &HeaderMap, is_tls: bool) -> Option<SessionToken> {
    cookies::SECOND_STEP.find(headers, is_tls).and_then(SessionToken::parse)
}

fn page(visit: &Visit, return_to: &ReturnTo, problems: &Problems) -> Response {
    let words = visit.words;
    let title = words.security_second_step_title();
    let field = Field::code("code", words.security_second_code())
        .hint(words.security_second_code_hint())
        .limit(16)
        .focused();
    let content = form(
        ADDRESS,
        html! {
            (hidden("return_to", return_to.as_str()))
            (fields(html! { (field.error(problems.of("code"))) }))
            (actions(html! {
                (Button::new(words.sign_in_submit(), Look::Primary))
                (button_link("/sign-in", words.common_cancel(), Look::Quiet))
            }))
        },
    );
    let situation = words.security_second_step_explained();
    let page = Page { title, heading: title, situation, ..Page::default() };
    visit.page(&page, Width::Narrow, content)
}
