//! `/settings/people/{id}`: what one delegate may do, and taking the access back.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use base::{Id, kinds};
use billing::delegates::{self, Reacher, Rights};
use billing::people::AccountChoice;

use super::entered::Entered;
use super::new::account_of;
use crate::kit::components::{
    Button, Card, Look, actions, button_link, form, hidden, problem_summary, stack,
};
use crate::kit::path::PathId;
use crate::kit::{Failure, Form, Problems, Signed, Web, html};

pub async fn show(
    State(web): State<Web>,
    signed: Signed,
    PathId(user): PathId<kinds::User>,
) -> Result<Response, Failure> {
    let account = signed.account()?;
    let (delegate, rights) = find(&web, &signed, account, user).await?;
    let entered = Entered::of(signed.visit.words, rights, web.ctx.biller.currency);
    Ok(page(&web, &signed, account, &delegate, &entered, &Problems::default()))
}

/// Fields `account`, `role`, `at_once`, `a_month`.
pub async fn save(
    State(web): State<Web>,
    signed: Signed,
    PathId(user): PathId<kinds::User>,
    sent: Form,
) -> Result<Response, Failure> {
    let account = account_of(&signed, &sent)?;
    let (delegate, _) = find(&web, &signed, account, user).await?;
    let (words, currency) = (signed.visit.words, web.ctx.biller.currency);
    let entered = Entered::read(&sent, signed.visit.language);
    let mut problems = Problems::default();
    let Some(rights) = entered.check_rights(words, currency, &mut problems) else {
        let page = page(&web, &signed, account, &delegate, &entered, &problems);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    };
    let (by, account) = (signed.session.user.id, account.account_id);
    delegates::change_rights(&web.ctx, by, account, user, rights).await?;
    Ok(Redirect::to("/settings/people?notice=changed").into_response())
}

/// Field `account`.
pub async fn withdraw(
    State(web): State<Web>,
    signed: Signed,
    PathId(user): PathId<kinds::User>,
    sent: Form,
) -> Result<Response, Failure> {
    let account = account_of(&signed, &sent)?.account_id;
    delegates::withdraw_access(&web.ctx, signed.session.user.id, account, user).await?;
    Ok(Redirect::to("/settings/people?notice=withdrawn").into_response())
}

/// Somebody whose rights can be changed: no holder, and not oneself.
async fn find(
    web: &Web,
    signed: &Signed,
    account: &AccountChoice,
    user: Id<kinds::User>,
) -> Result<(Reacher, Rights), Failure> {
    let own = signed.session.user.id;
    if !account.role.may_invite() || user == own {
        return Err(Failure::not_found());
    }
    let reachers = delegates::reachers_of(&web.ctx, own, account.account_id).await?;
    let found = reachers.into_iter().find(|one| one.user_id == user);
    let found = found.and_then(|one| Rights::of(one.role, one.limits).map(|rights| (one, rights)));
    found.ok_or_else(Failure::not_found)
}

fn page(
    web: &Web,
    signed: &Signed,
    account: &AccountChoice,
    delegate: &Reacher,
    entered: &Entered,
    problems: &Problems,
) -> Response {
    let words = signed.visit.words;
    let count = words.common_form_error_count(problems.iter().count());
    let address = format!("/settings/people/{}", delegate.user_id);
    let withdrawal = format!("{address}/withdrawal");
    let account_field = hidden("account", &account.account_id.to_string());
    let rights = form(
        &address,
        html! {
            (account_field)
            (problem_summary(&count, problems))
            (entered.draw_rights(words, web.ctx.biller.currency, problems))
            (actions(html! {
                (Button::new(words.common_save(), Look::Primary))
                (button_link("/settings/people", words.common_cancel(), Look::Quiet))
            }))
        },
    );
    let withdrawing = form(
        &withdrawal,
        html! {
            (account_field)
            p { (words.delegates_withdraw_explained(delegate.name())) }
            (actions(html! { (Button::new(words.delegates_withdraw(), Look::Danger)) }))
        },
    );
    let content = stack(html! {
        (Card::new("", rights))
        (Card::new(words.delegates_withdraw_title(), withdrawing))
    });
    let title = words.delegates_change_title(delegate.name());
    let situation = words.delegates_change_explained(account.number.as_str());
    super::page(signed, &title, &situation, content)
}
