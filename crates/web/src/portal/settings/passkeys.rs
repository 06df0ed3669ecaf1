//! Passkeys: the list as a card of `/settings/security`, adding one, naming and removing it.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use base::{Refusal, kinds};
use billing::credentials::{self, Challenge, NewPasskey, Passkey, base64url};
use billing::notices::device_name;

use super::{Tab, page};
use crate::kit::components::{
    Button, Card, Entry, Field, Look, Notice, NoticeKind, actions, button_link, fields, form, list,
    stack,
};
use crate::kit::cookies;
use crate::kit::forms::Query;
use crate::kit::path::PathId;
use crate::kit::{Failure, Form, FreshlyProven, Icon, Markup, Render as _, Signed, Web, html};
use crate::portal::passkeys::{self, NewKey, PasskeyForm};

const ADDRESS: &str = "/settings/security/passkeys";
const SECURITY: &str = "/settings/security";

/// `GET /settings/security/passkeys/new`; `?notice=refused` after one that did not work.
pub async fn new(
    State(web): State<Web>,
    FreshlyProven(signed): FreshlyProven,
    headers: HeaderMap,
    Query(query): Query,
) -> Result<Response, Failure> {
    let words = signed.visit.words;
    let (challenge, cookie) = passkeys::challenge(&web, &headers);
    let content = new_form(&web, &signed, challenge).await?;
    let card = Card::new(words.security_passkey_add_title(), stack(content)).render();
    let notice = query.is_ticked("notice");
    let notice = notice.then(|| Notice::new(NoticeKind::Failure, words.errors_wrong_passkey()));
    let page = page(&signed, Tab::Security, words.security_passkey_explained(), notice, card);
    Ok((cookie, page).into_response())
}

/// `POST /settings/security/passkeys`: field `name`, and those that the script fills in.
pub async fn create(
    State(web): State<Web>,
    FreshlyProven(signed): FreshlyProven,
    headers: HeaderMap,
    form: Form,
) -> Result<Response, Failure> {
    let used_up = cookies::PASSKEY_CHALLENGE.clear(web.is_tls);
    let address = match add(&web, &signed, &headers, &form).await {
        Ok(()) => format!("{SECURITY}?notice=passkey-added"),
        Err(failure) if failure.refusal().is_some() => format!("{ADDRESS}/new?notice=refused"),
        Err(failure) => return Err(failure),
    };
    Ok((used_up, Redirect::to(&address)).into_response())
}

/// `GET /settings/security/passkeys/{id}`
pub async fn show(
    State(web): State<Web>,
    FreshlyProven(signed): FreshlyProven,
    PathId(id): PathId<kinds::Passkey>,
) -> Result<Response, Failure> {
    let words = signed.visit.words;
    let passkeys = credentials::passkeys_of(&web.ctx, signed.session.user.id).await?;
    let passkey =
        passkeys.iter().find(|passkey| passkey.id == id).ok_or_else(Failure::not_found)?;
    let name = Field::text("name", words.security_passkey_name()).value(&passkey.name).limit(60);
    let content = html! {
        (form(&format!("{ADDRESS}/{id}"), html! {
            (fields(html! { (name) }))
            (actions(html! {
                (Button::new(words.common_save(), Look::Primary))
                (button_link(SECURITY, words.common_cancel(), Look::Quiet))
            }))
        }))
        (form(&format!("{ADDRESS}/{id}/removal"), actions(html! {
            (Button::new(words.security_passkey_remove(), Look::Danger))
        })))
    };
    let card = Card::new(words.security_passkey_title(), stack(content)).render();
    Ok(page(&signed, Tab::Security, words.security_passkey_remove_explained(), None, card))
}

/// `POST /settings/security/passkeys/{id}`: field `name`.
pub async fn update(
    State(web): State<Web>,
    FreshlyProven(signed): FreshlyProven,
    PathId(id): PathId<kinds::Passkey>,
    form: Form,
) -> Result<Response, Failure> {
    let holder = signed.session.holder();
    credentials::rename_passkey(&web.ctx, holder, id, form.text("name")).await?;
    Ok(Redirect::to(SECURITY).into_response())
}

/// `POST /settings/security/passkeys/{id}/removal`
pub async fn remove(
    State(web): State<Web>,
    FreshlyProven(signed): FreshlyProven,
    PathId(id): PathId<kinds::Passkey>,
) -> Result<Response, Failure> {
    credentials::remove_passkey(&web.ctx, signed.session.holder(), id).await?;
    Ok(Redirect::to(&format!("{SECURITY}?notice=passkey-removed")).into_response())
}

pub async fn card(web: &Web, signed: &Signed) -> Result<Markup, Failure> {
    let words = signed.visit.words;
    let passkeys = credentials::passkeys_of(&web.ctx, signed.session.user.id).await?;
    let told: Vec<_> = passkeys.iter().map(|passkey| detail(web, signed, passkey)).collect();
    let entries = passkeys.iter().zip(&told).map(|(passkey, detail)| {
        let edit = format!("{ADDRESS}/{}", passkey.id);
        Entry {
            icon: Some(Icon::Lock),
            title: &passkey.name,
            detail,
            aside: Some(button_link(&edit, words.common_edit(), Look::Secondary)),
            ..Entry::default()
        }
    });
    let content = html! {
        p { (words.security_passkeys_explained()) }
        @if !passkeys.is_empty() { (list(entries)) }
        (actions(button_link(&format!("{ADDRESS}/new"), words.security_passkey_add(), Look::Secondary)))
    };
    Ok(Card::new(words.security_passkeys(), stack(content)).render())
}

fn detail(web: &Web, signed: &Signed, passkey: &Passkey) -> String {
    let (words, zone) = (signed.visit.words, &web.ctx.biller.zone);
    let made = words.security_passkey_made(words.date_and_time(passkey.made_at, zone));
    match passkey.used_at {
        Some(used_at) => {
            let used = words.security_device_seen(words.date_and_time(used_at, zone));
            format!("{made} · {used}")
        }
        None => made,
    }
}

async fn new_form(web: &Web, signed: &Signed, challenge: Challenge) -> Result<Markup, Failure> {
    let words = signed.visit.words;
    let user = &signed.session.user;
    let known = credentials::credentials_of(&web.ctx, user.id).await?;
    let device = device_name(words, &signed.session.device);
    let name = Field::text("name", words.security_passkey_name()).value(&device).limit(60);
    let form = PasskeyForm {
        address: ADDRESS,
        challenge,
        return_to: None,
        label: words.security_passkey_add(),
        look: Look::Primary,
        offers: false,
        new: Some(NewKey { user, known: &known }),
    };
    Ok(html! {
        (form.draw(&signed.visit, fields(html! { (name) }))?)
        noscript { p { (words.security_passkey_needs_script()) } }
        (actions(button_link(SECURITY, words.common_cancel(), Look::Quiet)))
    })
}

async fn add(web: &Web, signed: &Signed, headers: &HeaderMap, form: &Form) -> Result<(), Failure> {
    let challenge = passkeys::find_challenge(web, headers).ok_or(Refusal::WrongPasskey)?;
    let answer = passkeys::find_answer(form).ok_or(Refusal::WrongPasskey)?;
    let public_key = base64url::decode(form.text("public_key")).ok_or(Refusal::WrongPasskey)?;
    let device = device_name(signed.visit.words, &signed.session.device);
    let name = form.find("name").unwrap_or(&device);
    let new = NewPasskey { name, public_key, answer };
    Ok(credentials::add_passkey(&web.ctx, signed.session.holder(), challenge, new).await?)
}
