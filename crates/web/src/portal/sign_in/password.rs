//! `/sign-in`: username or e-mail, and password.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use base::{Field as Missing, Refusal};
use billing::people::{self, Admitted, Password};

use super::{admitted, passkey};
use crate::kit::components::{
    Button, Field, Look, Notice, NoticeKind, actions, button_link, fields, form, hidden, or,
};
use crate::kit::forms::Query;
use crate::kit::layout::{Page, Width};
use crate::kit::return_to::ReturnTo;
use crate::kit::session::is_signed_in;
use crate::kit::{Failure, Form, Problems, Visit, Web, html};
use crate::portal::{passkeys, password_resets, refused};

/// `GET /sign-in`, with `expired=yes`, `signed_out=yes` and such for what has just happened.
pub async fn show(
    visit: Visit,
    headers: HeaderMap,
    Query(query): Query,
) -> Result<Response, Failure> {
    let return_to = ReturnTo::of(&query);
    if is_signed_in(&visit).await? {
        return Ok(return_to.redirect().into_response());
    }
    let notice = if query.is_ticked("expired") {
        Some(visit.words.sign_in_session_expired())
    } else if query.is_ticked("signed_out") {
        Some(visit.words.sign_in_signed_out())
    } else if query.is_ticked("passkey_refused") {
        Some(visit.words.errors_wrong_passkey())
    } else if query.is_ticked("again") {
        Some(visit.words.errors_sign_in_again())
    } else if query.is_ticked("password_chosen") {
        Some(visit.words.passwords_chosen())
    } else {
        None
    };
    let notice = notice.map(|sentence| Notice::new(NoticeKind::Information, sentence));
    page(&visit, &headers, &return_to, "", notice, &Problems::default())
}

/// `POST /sign-in`: fields `login`, `password`.
pub async fn create(
    State(web): State<Web>,
    visit: Visit,
    headers: HeaderMap,
    form: Form,
) -> Result<Response, Failure> {
    let return_to = ReturnTo::of(&form);
    match sign_in(&web, &visit, &form).await {
        Ok(outcome) => Ok(admitted(&visit, &outcome, &return_to)),
        Err(failure) => again(&visit, &headers, &return_to, form.text("login"), failure),
    }
}

async fn sign_in(web: &Web, visit: &Visit, form: &Form) -> Result<Admitted, Failure> {
    let login = form.find("login").ok_or(Refusal::Missing(Missing::Login))?;
    let password = Password::parse(form.verbatim("password"))?;
    Ok(people::sign_in_by_password(&web.ctx, login, password, &visit.visitor()).await?)
}

/// The login is kept; the password is typed again.
fn again(
    visit: &Visit,
    headers: &HeaderMap,
    return_to: &ReturnTo,
    login: &str,
    failure: Failure,
) -> Result<Response, Failure> {
    let Some(refusal) = failure.refusal() else { return Err(failure) };
    let sentence = visit.words.refusal(refusal);
    let mut problems = Problems::default();
    match refusal {
        Refusal::Missing(Missing::Login) => problems.add("login", sentence.as_str()),
        Refusal::Missing(_) => problems.add("password", sentence.as_str()),
        _ => {}
    }
    let notice = problems.is_empty().then(|| Notice::new(NoticeKind::Failure, &sentence));
    Ok(refused(&failure, page(visit, headers, return_to, login, notice, &problems)?))
}

fn page(
    visit: &Visit,
    headers: &HeaderMap,
    return_to: &ReturnTo,
    login: &str,
    notice: Option<Notice<'_>>,
    problems: &Problems,
) -> Result<Response, Failure> {
    let words = visit.words;
    let title = words.sign_in_title();
    let (challenge, cookie) = passkeys::challenge(&visit.web, headers);
    let login = Field::text("login", words.sign_in_login()).value(login);
    let login = login.autocomplete("username webauthn");
    let password = Field::password("password", words.sign_in_password());
    let credentials = fields(html! {
        (login.error(problems.of("login")).focused())
        (password.error(problems.of("password")))
    });
    let submit = Button::new(words.sign_in_submit(), Look::Primary);
    let by_code = return_to.onto("/sign-in/code");
    let content = html! {
        (form("/sign-in", html! {
            (hidden("return_to", return_to.as_str()))
            (credentials)
            (actions(html! {
                (submit)
                (button_link(password_resets::ASK, words.passwords_forgotten(), Look::Quiet))
            }))
        }))
        (or(words.sign_in_or()))
        (passkey::draw(visit, challenge, return_to)?)
        (actions(html! {
            (button_link(&by_code, words.sign_in_by_code(), Look::Secondary))
            (button_link("/register", words.registration_title(), Look::Quiet))
        }))
    };
    let page = Page { title, heading: title, notice, ..Page::default() };
    Ok((cookie, visit.page(&page, Width::Narrow, content)).into_response())
}
