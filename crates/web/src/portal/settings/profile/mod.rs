//! `/settings/profile`: who somebody is, where the login's e-mails go, and what is known of the account
//! that is looked at.

mod account;
mod email;
mod person;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use billing::people::{AccountChoice, PersonalDetails};
use billing::profile::{self, Details};
use words::Words;

use super::Tab;
use crate::kit::components::{
    Card, Entry, Look, Notice, NoticeKind, actions, button_link, definitions, list, stack,
};
use crate::kit::forms::Query;
use crate::kit::layout::Page;
use crate::kit::{Failure, Icon, Markup, Problems, Render as _, Signed, Web, html};
use crate::portal::billing_address;

const ADDRESS: &str = "/settings/profile";

pub fn routes() -> Router<Web> {
    Router::new()
        .route("/settings/profile", get(show).post(person::save))
        .route("/settings/profile/account", get(account::show).post(account::save))
        .route("/settings/profile/email", get(email::show).post(email::create))
        .route("/settings/profile/email/code", get(email::enter).post(email::redeem))
}

/// `?notice=` says what has just happened.
async fn show(
    State(web): State<Web>,
    signed: Signed,
    Query(query): Query,
) -> Result<Response, Failure> {
    let notice = happened(signed.visit.words, query.text("notice"));
    let person = person::of(&signed.session.user);
    draw(&web, &signed, &person, &Problems::default(), notice).await
}

fn happened(words: Words, notice: &str) -> Option<&'static str> {
    match notice {
        "saved" => Some(words.profile_saved()),
        "email-changed" => Some(words.profile_email_changed()),
        _ => None,
    }
}

async fn draw(
    web: &Web,
    signed: &Signed,
    person: &PersonalDetails,
    problems: &Problems,
    notice: Option<&str>,
) -> Result<Response, Failure> {
    let words = signed.visit.words;
    let account = match signed.find_account() {
        Some(account) => Some(account_card(web, signed, account).await?),
        None => None,
    };
    let content = stack(html! {
        (Card::new(words.profile_you(), person::draw(words, person, problems)))
        (Card::new(words.profile_email(), email_entry(signed)))
        @if let Some(account) = account { (account) }
    });
    let notice = notice.map(|sentence| Notice::new(NoticeKind::Success, sentence));
    let mut page = super::page(signed, Tab::Profile, words.profile_situation(), notice, content);
    if !problems.is_empty() {
        *page.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(page.into_response())
}

fn email_entry(signed: &Signed) -> Markup {
    let words = signed.visit.words;
    let change = html! {
        a class="link" href="/settings/profile/email" aria-label=(words.profile_email_change()) {
            (words.common_change())
        }
    };
    list([Entry {
        icon: Some(Icon::Mail),
        title: signed.session.user.email.as_str(),
        detail: words.profile_email_explained(),
        href: None,
        aside: Some(change),
    }])
}

async fn account_card(
    web: &Web,
    signed: &Signed,
    account: &AccountChoice,
) -> Result<Markup, Failure> {
    let words = signed.visit.words;
    let user = signed.session.user.id;
    let details = profile::find_details(&web.ctx, user, account.account_id).await?;
    let title = words.profile_account(account.number.as_str());
    let may_change = account.role.may_change_details();
    let content = stack(html! {
        p { (words.profile_account_explained()) }
        (definitions(rows(words, &details)))
        @if may_change {
            p class="hint" { (words.profile_email_on_file_explained(&web.ctx.biller.phone)) }
            (actions(button_link(account::ADDRESS, words.profile_account_change(), Look::Secondary)))
        } @else {
            p class="hint" { (words.profile_account_looking()) }
        }
    });
    Ok(Card::new(&title, content).render())
}

/// The address of record only for those whom its codes would concern.
fn rows(words: Words, details: &Details) -> Vec<(&'static str, Markup)> {
    let known = |text: &str| match text.trim() {
        "" => html! { (words.profile_unknown()) },
        text => html! { (text) },
    };
    let form = details.form();
    let names = billing_address::owner_of(&form);
    let address = match form.street.is_empty() && form.city.is_empty() {
        true => known(""),
        false => billing_address::lines(words, &form),
    };
    let mut rows = match &details.customer.company_name {
        Some(company) => {
            vec![
                (words.profile_company(), known(company)),
                (words.profile_contact(), known(&names)),
            ]
        }
        None => vec![(words.profile_name(), known(&names))],
    };
    rows.push((words.profile_address(), address));
    rows.push((words.profile_phone(), known(form.phone.as_deref().unwrap_or_default())));
    if details.role.may_change_details() {
        let email = details.customer.email.as_ref().map(|email| email.as_str());
        rows.push((words.profile_email_on_file(), known(email.unwrap_or_default())));
    }
    rows
}

/// A page below it, with the way back.
fn below(
    signed: &Signed,
    title: &str,
    situation: &str,
    notice: Option<Notice<'_>>,
    content: Markup,
) -> Response {
    let back = Some((ADDRESS, signed.visit.words.profile_title()));
    let page = Page { title, heading: title, situation, back, notice, ..Page::default() };
    super::below(signed, page, Card::new("", content).render())
}
