//! An authenticator app as the second step of signing in: adding one, and removing it.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use base::{Id, Refusal, kinds};
use billing::credentials::{self, NewAuthenticator, SecondProof};

use super::{Tab, page};
use crate::kit::components::{
    Button, Card, Field, Look, actions, button_link, definitions, fields, form, qr_code, stack,
};
use crate::kit::path::PathId;
use crate::kit::{Failure, Form, FreshlyProven, Markup, Problems, Render as _, Signed, Web, html};

const ADDRESS: &str = "/settings/security/authenticator";
const CODES: &str = "/settings/security/recovery-codes";

/// `POST /settings/security/authenticator`: a new key, which counts once its first code was typed.
pub async fn begin(
    State(web): State<Web>,
    FreshlyProven(signed): FreshlyProven,
) -> Result<Response, Failure> {
    let id = credentials::begin_authenticator(&web.ctx, signed.session.user.id).await?;
    Ok(Redirect::to(&format!("{ADDRESS}/{id}")).into_response())
}

/// `GET /settings/security/authenticator/{id}`
pub async fn show(
    State(web): State<Web>,
    FreshlyProven(signed): FreshlyProven,
    PathId(id): PathId<kinds::Authenticator>,
) -> Result<Response, Failure> {
    let new = get_new(&web, &signed, id).await?;
    Ok(draw(&signed, &new, &Problems::default()))
}

/// `POST /settings/security/authenticator/{id}`: field `code`, the first one.
pub async fn confirm(
    State(web): State<Web>,
    FreshlyProven(signed): FreshlyProven,
    PathId(id): PathId<kinds::Authenticator>,
    form: Form,
) -> Result<Response, Failure> {
    let new = get_new(&web, &signed, id).await?;
    match confirm_typed(&web, &signed, id, &form).await {
        Ok(codes) => Ok(Redirect::to(&format!("{CODES}/{codes}")).into_response()),
        Err(failure) => {
            let refusal = failure.refusal().ok_or_else(|| failure.clone())?;
            let mut problems = Problems::default();
            problems.add("code", signed.visit.words.refusal(refusal));
            let page = draw(&signed, &new, &problems);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}

/// `GET /settings/security/authenticator/removal`: what it would mean.
pub async fn ask_removal(FreshlyProven(signed): FreshlyProven) -> Response {
    let words = signed.visit.words;
    let content = html! {
        p { (words.security_remove_app_explained()) }
        (form(&format!("{ADDRESS}/removal"), actions(html! {
            (Button::new(words.security_remove_app(), Look::Danger))
            (button_link("/settings/security", words.common_cancel(), Look::Quiet))
        })))
    };
    let card = Card::new(words.security_remove_app_title(), stack(content)).render();
    page(&signed, Tab::Security, "", None, card)
}

/// `POST /settings/security/authenticator/removal`
pub async fn remove(
    State(web): State<Web>,
    FreshlyProven(signed): FreshlyProven,
) -> Result<Response, Failure> {
    credentials::remove_authenticator(&web.ctx, signed.session.holder()).await?;
    Ok(Redirect::to("/settings/security?notice=app-removed").into_response())
}

async fn get_new(
    web: &Web,
    signed: &Signed,
    id: Id<kinds::Authenticator>,
) -> Result<NewAuthenticator, Failure> {
    let user = &signed.session.user;
    Ok(credentials::get_new_authenticator(&web.ctx, user.id, id, user.email.as_str()).await?)
}

async fn confirm_typed(
    web: &Web,
    signed: &Signed,
    id: Id<kinds::Authenticator>,
    form: &Form,
) -> Result<Id<kinds::RecoveryCodes>, Failure> {
    match SecondProof::parse(form.text("code"))? {
        SecondProof::Authenticator(code) => {
            let holder = signed.session.holder();
            Ok(credentials::confirm_authenticator(&web.ctx, holder, id, &code).await?)
        }
        SecondProof::Recovery(_) => Err(Refusal::WrongSecondProof.into()),
    }
}

fn draw(signed: &Signed, new: &NewAuthenticator, problems: &Problems) -> Response {
    let words = signed.visit.words;
    let field = Field::code("code", words.security_app_code()).limit(7);
    let content = html! {
        p { (words.security_app_scan()) }
        @if let Some(code) = qr_code(&new.address, words.security_app_qr()) { (code) }
        (definitions([(words.security_app_key(), in_fours(&new.key))]))
        (form(&format!("{ADDRESS}/{}", new.id), html! {
            (fields(html! { (field.error(problems.of("code"))) }))
            (actions(html! {
                (Button::new(words.security_app_confirm(), Look::Primary))
                (button_link("/settings/security", words.common_cancel(), Look::Quiet))
            }))
        }))
    };
    let card = Card::new(words.security_app_add_title(), stack(content)).render();
    page(signed, Tab::Security, words.security_app_explained(), None, card)
}

/// As it is typed off most easily.
fn in_fours(key: &str) -> Markup {
    let fours: Vec<String> =
        key.as_bytes().chunks(4).map(|four| String::from_utf8_lossy(four).into_owned()).collect();
    html! { code { (fours.join(" ")) } }
}
