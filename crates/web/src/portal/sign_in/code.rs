//! `/sign-in/code`: asking for a code by e-mail, and typing it. No page tells whether anybody has
//! the address.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use base::{Id, kinds};
use billing::people::{self, Admitted, CODE_LIFETIME, SignInCode};

use super::admitted;
use crate::kit::components::{
    Button, Field, Look, Notice, NoticeKind, actions, button_link, fields, form, hidden,
};
use crate::kit::cookies::{self, SetCookie};
use crate::kit::forms::{Query, encode};
use crate::kit::layout::{Page, Width};
use crate::kit::return_to::ReturnTo;
use crate::kit::{Failure, Form, Problems, Visit, Web, html};
use crate::portal::refused;

const ASK: &str = "/sign-in/code";
const ENTER: &str = "/sign-in/code/enter";

/// `GET /sign-in/code`
pub async fn show(visit: Visit, Query(query): Query) -> Response {
    asking(&visit, &ReturnTo::of(&query), "", &Problems::default())
}

/// `POST /sign-in/code`: field `email`, which may be a username as well.
pub async fn create(State(web): State<Web>, visit: Visit, form: Form) -> Result<Response, Failure> {
    let (return_to, email) = (ReturnTo::of(&form), form.text("email"));
    match people::request_code(&web.ctx, email, &visit.visitor()).await {
        Ok(challenge) => {
            let challenge = Challenge { id: challenge.id, email: email.to_owned() };
            let enter = Redirect::to(&return_to.onto(ENTER));
            Ok((challenge.cookie(web.is_tls), enter).into_response())
        }
        Err(error) => {
            let failure = Failure::from(error);
            let problems = problems(&visit, "email", &failure)?;
            Ok(refused(&failure, asking(&visit, &return_to, email, &problems)))
        }
    }
}

/// `GET /sign-in/code/enter`
pub async fn enter(visit: Visit, headers: HeaderMap, Query(query): Query) -> Response {
    let return_to = ReturnTo::of(&query);
    match Challenge::find(&headers, visit.web.is_tls) {
        Some(challenge) => entering(&visit, &return_to, &challenge, &Problems::default()),
        None => Redirect::to(&return_to.onto(ASK)).into_response(),
    }
}

/// `POST /sign-in/code/enter`: field `code`.
pub async fn redeem(
    State(web): State<Web>,
    visit: Visit,
    headers: HeaderMap,
    form: Form,
) -> Result<Response, Failure> {
    let return_to = ReturnTo::of(&form);
    let Some(challenge) = Challenge::find(&headers, web.is_tls) else {
        return Ok(Redirect::to(&return_to.onto(ASK)).into_response());
    };
    match sign_in(&web, &visit, &challenge, &form).await {
        Ok(outcome) => {
            let used_up = cookies::CODE_CHALLENGE.clear(web.is_tls);
            Ok((used_up, admitted(&visit, &outcome, &return_to)).into_response())
        }
        Err(failure) => {
            let problems = problems(&visit, "code", &failure)?;
            Ok(refused(&failure, entering(&visit, &return_to, &challenge, &problems)))
        }
    }
}

async fn sign_in(
    web: &Web,
    visit: &Visit,
    challenge: &Challenge,
    form: &Form,
) -> Result<Admitted, Failure> {
    let code = SignInCode::parse(form.text("code"))?;
    Ok(people::sign_in_by_code(&web.ctx, challenge.id, &code, &visit.visitor()).await?)
}

/// What is wrong with the one field of the page; a fault of ours stays one.
fn problems(visit: &Visit, field: &'static str, failure: &Failure) -> Result<Problems, Failure> {
    let refusal = failure.refusal().ok_or_else(|| failure.clone())?;
    let mut problems = Problems::default();
    problems.add(field, visit.words.refusal(refusal));
    Ok(problems)
}

/// The code that was asked for, as the browser keeps it, with the address as it was typed.
struct Challenge {
    id: Id<kinds::Code>,
    email: String,
}

impl Challenge {
    fn find(headers: &HeaderMap, is_tls: bool) -> Option<Challenge> {
        let (id, email) = cookies::CODE_CHALLENGE.find(headers, is_tls)?.split_once('.')?;
        let email = Form::parse(format!("email={email}").as_bytes()).ok()?.text("email").to_owned();
        Some(Challenge { id: id.parse().ok()?, email })
    }

    fn cookie(&self, is_tls: bool) -> SetCookie {
        let value = format!("{}.{}", self.id, encode(&self.email));
        cookies::CODE_CHALLENGE.set(&value, is_tls)
    }
}

fn asking(visit: &Visit, return_to: &ReturnTo, email: &str, problems: &Problems) -> Response {
    let words = visit.words;
    let title = words.sign_in_by_code_title();
    let situation = words.sign_in_by_code_explained();
    let field = Field::email("email", words.sign_in_email()).value(email).focused();
    let by_password = return_to.onto("/sign-in");
    let content = form(
        ASK,
        html! {
            (hidden("return_to", return_to.as_str()))
            (fields(html! { (field.error(problems.of("email"))) }))
            (actions(html! {
                (Button::new(words.sign_in_send_code(), Look::Primary))
                (button_link(&by_password, words.sign_in_by_password(), Look::Quiet))
            }))
        },
    );
    let page = Page { title, heading: title, situation, ..Page::default() };
    visit.page(&page, Width::Narrow, content)
}

fn entering(
    visit: &Visit,
    return_to: &ReturnTo,
    challenge: &Challenge,
    problems: &Problems,
) -> Response {
    let words = visit.words;
    let title = words.sign_in_code_title();
    let sent = words.sign_in_code_sent(CODE_LIFETIME.as_mins(), challenge.email.as_str());
    let field = Field::code("code", words.sign_in_code()).hint(words.sign_in_code_hint());
    let again = Button::new(words.sign_in_code_again(), Look::Quiet);
    let other_email = return_to.onto(ASK);
    let content = html! {
        (form(ENTER, html! {
            (hidden("return_to", return_to.as_str()))
            (fields(html! { (field.limit(12).focused().error(problems.of("code"))) }))
            (actions(html! { (Button::new(words.sign_in_code_submit(), Look::Primary)) }))
        }))
        (form(ASK, html! {
            (hidden("return_to", return_to.as_str()))
            (hidden("email", &challenge.email))
            (actions(html! {
                (again)
                (button_link(&other_email, words.sign_in_other_email(), Look::Quiet))
            }))
        }))
    };
    let notice = problems.is_empty().then(|| Notice::new(NoticeKind::Information, &sent));
    let page = Page { title, heading: title, notice, ..Page::default() };
    visit.page(&page, Width::Narrow, content)
}
