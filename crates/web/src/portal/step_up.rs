//! `/step-up`: proving once more that it is still the same person, before money and before changes to
//! how one signs in.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use base::{Error, Refusal};
use billing::people::{self, Password, ProofAgain, SecondProof, SessionToken, WaysToProve};

use crate::kit::components::{
    Button, Field, Look, actions, button_link, fields, form, hidden, or, username_for_keeping,
};
use crate::kit::forms::Query;
use crate::kit::layout::{Page, Width};
use crate::kit::return_to::ReturnTo;
use crate::kit::{Failure, Form, Markup, Problems, Signed, Web, cookies, html};
use crate::portal::refused;

/// `GET /step-up?return_to=…`
pub async fn show(
    State(web): State<Web>,
    signed: Signed,
    Query(query): Query,
) -> Result<Response, Failure> {
    let ways = people::ways_to_prove(&web.ctx, &signed.session).await?;
    Ok(page(&signed, ways, &ReturnTo::of(&query), &Problems::default()))
}

/// `POST /step-up`: field `password` or `code`.
pub async fn create(
    State(web): State<Web>,
    signed: Signed,
    form: Form,
) -> Result<Response, Failure> {
    let return_to = ReturnTo::of(&form);
    match prove(&web, &signed, &form).await {
        Ok(token) => {
            let cookie = cookies::SESSION.set(&token.expose(), web.is_tls);
            Ok((cookie, return_to.redirect()).into_response())
        }
        Err(error) => {
            let failure = Failure::from(error);
            let Some(refusal) = failure.refusal() else { return Err(failure) };
            let problems = problems(&signed, field(&form), refusal);
            let ways = people::ways_to_prove(&web.ctx, &signed.session).await?;
            Ok(refused(&failure, page(&signed, ways, &return_to, &problems)))
        }
    }
}

async fn prove(web: &Web, signed: &Signed, form: &Form) -> Result<SessionToken, Error> {
    let proof = match field(form) {
        "code" => ProofAgain::Second(SecondProof::parse(form.text("code"))?),
        _ => ProofAgain::Password(Password::parse(form.verbatim("password"))?),
    };
    people::prove_again(&web.ctx, &signed.session, proof, &signed.visit.visitor()).await
}

/// The one that was sent.
fn field(form: &Form) -> &'static str {
    if form.all("code").next().is_some() { "code" } else { "password" }
}

fn problems(signed: &Signed, field: &'static str, refusal: &Refusal) -> Problems {
    let words = signed.visit.words;
    let mut problems = Problems::default();
    match refusal {
        Refusal::WrongCredentials => problems.add(field, words.passwords_current_wrong()),
        refusal => problems.add(field, words.refusal(refusal)),
    }
    problems
}

fn page(signed: &Signed, ways: WaysToProve, return_to: &ReturnTo, problems: &Problems) -> Response {
    let words = signed.visit.words;
    let title = words.security_step_up_title();
    let situation = match ways.password || ways.authenticator {
        true => words.security_step_up_explained(),
        false => words.security_step_up_without_password(),
    };
    let content = html! {
        @if ways.authenticator { (by_code(signed, return_to, problems)) }
        @if ways.authenticator && ways.password { (or(words.sign_in_or())) }
        @if ways.password { (by_password(signed, return_to, problems)) }
        @if !ways.authenticator && !ways.password { (by_letter(signed)) }
        (actions(button_link("/dashboard", words.common_cancel(), Look::Quiet)))
    };
    let page = Page { title, heading: title, situation, ..Page::default() };
    signed.visit.page(&page, Width::Narrow, content)
}

fn by_code(signed: &Signed, return_to: &ReturnTo, problems: &Problems) -> Markup {
    let words = signed.visit.words;
    let field = Field::code("code", words.security_second_code());
    form(
        "/step-up",
        html! {
            (hidden("return_to", return_to.as_str()))
            (fields(html! { (field.limit(16).error(problems.of("code"))) }))
            (actions(html! { (Button::new(words.common_continue(), Look::Primary)) }))
        },
    )
}

fn by_password(signed: &Signed, return_to: &ReturnTo, problems: &Problems) -> Markup {
    let words = signed.visit.words;
    let field = Field::password("password", words.sign_in_password());
    form(
        "/step-up",
        html! {
            (hidden("return_to", return_to.as_str()))
            (username_for_keeping(signed.session.user.username.as_str()))
            (fields(html! { (field.error(problems.of("password"))) }))
            (actions(html! { (Button::new(words.common_continue(), Look::Primary)) }))
        },
    )
}

/// Whoever only ever had codes chooses a password first.
fn by_letter(signed: &Signed) -> Markup {
    let words = signed.visit.words;
    form(
        "/password-resets",
        html! {
            (hidden("login", signed.session.user.username.as_str()))
            (actions(html! { (Button::new(words.passwords_reset_ask(), Look::Primary)) }))
        },
    )
}
