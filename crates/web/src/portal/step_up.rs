//! `/step-up`: proving once more that it is still the same person, before money and before changes to
//! how one signs in.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use base::{Error, Refusal};
use billing::credentials::Challenge;
use billing::people::{self, Password, ProofAgain, SecondProof, SessionToken, WaysToProve};

use crate::kit::components::{
    Button, Field, Look, Notice, NoticeKind, actions, button_link, fields, form, hidden, or,
    username_for_keeping,
};
use crate::kit::forms::Query;
use crate::kit::layout::{Page, Width};
use crate::kit::return_to::ReturnTo;
use crate::kit::{Failure, Form, Markup, Problems, Signed, Web, cookies, html, kept_forms};
use crate::portal::passkeys::{self, PasskeyForm};
use crate::portal::refused;

/// A field that only a passkey's form has.
const PASSKEY: &str = "signature";

/// `GET /step-up?return_to=…`
pub async fn show(
    State(web): State<Web>,
    signed: Signed,
    headers: HeaderMap,
    Query(query): Query,
) -> Result<Response, Failure> {
    let ways = people::ways_to_prove(&web.ctx, &signed.session).await?;
    page(&signed, &headers, ways, &ReturnTo::of(&query), &Problems::default())
}

/// `POST /step-up`: field `password` or `code`, or what a passkey's
/// script fills in.
pub async fn create(
    State(web): State<Web>,
    signed: Signed,
    headers: HeaderMap,
    form: Form,
) -> Result<Response, Failure> {
    let return_to = ReturnTo::of(&form);
    match prove(&web, &signed, &headers, &form).await {
        Ok(token) => {
            let cookie = cookies::SESSION.set(&token.expose(), web.is_tls);
            let next = kept_forms::after_offer(&signed.visit, &return_to);
            Ok((cookie, Redirect::to(&next)).into_response())
        }
        Err(error) => {
            let failure = Failure::from(error);
            let Some(refusal) = failure.refusal() else { return Err(failure) };
            let problems = problems(&signed, field(&form), refusal);
            let ways = people::ways_to_prove(&web.ctx, &signed.session).await?;
            Ok(refused(&failure, page(&signed, &headers, ways, &return_to, &problems)?))
        }
    }
}

async fn prove(
    web: &Web,
    signed: &Signed,
    headers: &HeaderMap,
    form: &Form,
) -> Result<SessionToken, Error> {
    let proof = match field(form) {
        PASSKEY => {
            let challenge = passkeys::find_challenge(web, headers).ok_or(Refusal::WrongPasskey)?;
            let assertion = passkeys::find_assertion(form).ok_or(Refusal::WrongPasskey)?;
            ProofAgain::Passkey(challenge, assertion)
        }
        "code" => ProofAgain::Second(SecondProof::parse(form.text("code"))?),
        _ => ProofAgain::Password(Password::parse(form.verbatim("password"))?),
    };
    people::prove_again(&web.ctx, &signed.session, proof, &signed.visit.visitor()).await
}

/// The one that was sent.
fn field(form: &Form) -> &'static str {
    let sent = |field: &&str| form.all(field).next().is_some();
    ["code", PASSKEY].into_iter().find(sent).unwrap_or("password")
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

fn page(
    signed: &Signed,
    headers: &HeaderMap,
    ways: WaysToProve,
    return_to: &ReturnTo,
    problems: &Problems,
) -> Result<Response, Failure> {
    let (challenge, cookie) = passkeys::challenge(&signed.visit.web, headers);
    let words = signed.visit.words;
    let title = words.security_step_up_title();
    let situation = match ways.password || ways.authenticator || ways.passkey {
        true => words.security_step_up_explained(),
        false => words.security_step_up_without_password(),
    };
    let sentence = problems.of(PASSKEY);
    let notice = sentence.map(|sentence| Notice::new(NoticeKind::Failure, sentence));
    let content = html! {
        @if ways.passkey { (by_passkey(signed, challenge, return_to)?) }
        @if ways.authenticator { (by_code(signed, return_to, problems)) }
        @if ways.authenticator && ways.password { (or(words.sign_in_or())) }
        @if ways.password { (by_password(signed, return_to, problems)) }
        @if !ways.authenticator && !ways.password && !ways.passkey { (by_letter(signed)) }
        (actions(button_link("/dashboard", words.common_cancel(), Look::Quiet)))
    };
    let page = Page { title, heading: title, situation, notice, ..Page::default() };
    Ok((cookie, signed.visit.page(&page, Width::Narrow, content)).into_response())
}

fn by_passkey(
    signed: &Signed,
    challenge: Challenge,
    return_to: &ReturnTo,
) -> Result<Markup, Failure> {
    let form = PasskeyForm {
        address: "/step-up",
        challenge,
        return_to: Some(return_to),
        label: signed.visit.words.security_passkey_use(),
        look: Look::Primary,
        offers: false,
        new: None,
    };
    form.draw(&signed.visit, html! {})
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
