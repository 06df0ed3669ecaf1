//! `/settings/accounts/{id}`: what its user calls an account, and giving it up.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use base::{Error, Id, Refusal, kinds};
use billing::people::{AccountChoice, Role};
use billing::{delegates, people};

use crate::kit::components::{
    Button, Card, Field, Look, Notice, NoticeKind, actions, button_link, fields, form, stack,
};
use crate::kit::forms::encode;
use crate::kit::layout::Page;
use crate::kit::path::PathId;
use crate::kit::{Failure, Form, Markup, Signed, Web, html};

/// Longest name of an account, in characters.
const NAME_LENGTH: u32 = 60;

pub async fn show(
    State(web): State<Web>,
    signed: Signed,
    PathId(account): PathId<kinds::Account>,
) -> Result<Response, Failure> {
    let account = find(&signed, account)?;
    let name = own_name(&web, &signed, account.account_id).await?;
    Ok(page(&signed, account, &name.unwrap_or_default(), None))
}

/// Field `name`; empty: what the biller calls it.
pub async fn save(
    State(web): State<Web>,
    signed: Signed,
    PathId(account): PathId<kinds::Account>,
    sent: Form,
) -> Result<Response, Failure> {
    let name: Option<String> =
        sent.find("name").map(|name| name.chars().take(NAME_LENGTH as usize).collect());
    people::name_account(&web.ctx, signed.session.user.id, account, name.as_deref()).await?;
    Ok(Redirect::to("/settings/accounts?notice=saved").into_response())
}

pub async fn leave(
    State(web): State<Web>,
    signed: Signed,
    PathId(id): PathId<kinds::Account>,
) -> Result<Response, Failure> {
    let account = find(&signed, id)?;
    match delegates::leave(&web.ctx, signed.session.user.id, id).await {
        Ok(()) => {
            let number = encode(account.number.as_str());
            let address = format!("/settings/accounts?notice=left&number={number}");
            Ok(Redirect::to(&address).into_response())
        }
        Err(Error::Refused(refusal @ Refusal::LastHolder)) => {
            let sentence = signed.visit.words.refusal(&refusal);
            let name = own_name(&web, &signed, id).await?.unwrap_or_default();
            let notice = Notice::new(NoticeKind::Failure, &sentence);
            let page = page(&signed, account, &name, Some(notice));
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

fn find(signed: &Signed, id: Id<kinds::Account>) -> Result<&AccountChoice, Failure> {
    let found = signed.accounts.iter().find(|account| account.account_id == id);
    found.ok_or_else(Failure::not_found)
}

/// Without the biller's, which stands in for it elsewhere.
async fn own_name(
    web: &Web,
    signed: &Signed,
    account: Id<kinds::Account>,
) -> Result<Option<String>, Failure> {
    let mut conn = web.ctx.db.read().await.map_err(Error::from)?;
    let access = people::find_access(&mut conn, signed.session.user.id, account).await?;
    Ok(access.ok_or_else(Failure::not_found)?.name)
}

fn page(
    signed: &Signed,
    account: &AccountChoice,
    name: &str,
    notice: Option<Notice<'_>>,
) -> Response {
    let words = signed.visit.words;
    let title = words.common_account_number(account.number.as_str());
    let back = Some(("/settings/accounts", words.accounts_settings_title()));
    let page = Page { title: &title, heading: &title, back, notice, ..Page::default() };
    let content = stack(html! {
        (Card::new(words.accounts_name_title(), naming(signed, account, name)))
        (Card::new(words.accounts_leave_title(), leaving(signed, account)))
    });
    super::super::below(signed, page, content)
}

fn naming(signed: &Signed, account: &AccountChoice, name: &str) -> Markup {
    let words = signed.visit.words;
    let address = format!("/settings/accounts/{}", account.account_id);
    form(
        &address,
        html! {
            (fields(html! {
                (Field::text("name", words.accounts_name())
                    .value(name)
                    .hint(words.accounts_name_hint())
                    .optional(words.common_optional())
                    .autocomplete("off")
                    .limit(NAME_LENGTH))
            }))
            (actions(html! {
                (Button::new(words.common_save(), Look::Primary))
                (button_link("/settings/accounts", words.common_cancel(), Look::Quiet))
            }))
        },
    )
}

fn leaving(signed: &Signed, account: &AccountChoice) -> Markup {
    let words = signed.visit.words;
    let address = format!("/settings/accounts/{}/departure", account.account_id);
    let explained = match account.role {
        Role::Holder => words.accounts_leave_holder(),
        Role::View | Role::Pay | Role::Manage => words.accounts_leave_delegate(),
    };
    form(
        &address,
        html! {
            p { (explained) }
            (actions(html! { (Button::new(words.accounts_leave(), Look::Danger)) }))
        },
    )
}
