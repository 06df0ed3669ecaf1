//! `/password-resets/{id}?token=…`: the link from the letter. Looking at it uses nothing up; sending
//! the form does.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use base::{Id, Refusal, kinds};
use billing::people::{self, PasswordRule, ResetToken, User};

use super::ASK;
use crate::kit::components::{
    Button, Look, actions, button_link, fields, form, hidden, username_for_keeping,
};
use crate::kit::forms::Query;
use crate::kit::layout::{Page, Width};
use crate::kit::path::PathId;
use crate::kit::{Failure, Form, Problems, Visit, Web, html};
use crate::portal::new_password;

/// `GET /password-resets/{id}?token=…`
pub async fn show(
    State(web): State<Web>,
    visit: Visit,
    PathId(id): PathId<kinds::PasswordReset>,
    Query(query): Query,
) -> Result<Response, Failure> {
    let link = Link { id, token: ResetToken::of(query.text("token")) };
    match people::find_reset(&web.ctx, link.id, &link.token).await? {
        Some(user) => Ok(choosing(&visit, &link, &user, &Problems::default())),
        None => Ok(gone(&visit)),
    }
}

/// `POST /password-resets/{id}`: fields `token`, `new_password` and `new_password_again`.
pub async fn update(
    State(web): State<Web>,
    visit: Visit,
    PathId(id): PathId<kinds::PasswordReset>,
    form: Form,
) -> Result<Response, Failure> {
    let link = Link { id, token: ResetToken::of(form.text("token")) };
    let Some(user) = people::find_reset(&web.ctx, link.id, &link.token).await? else {
        return Ok(gone(&visit));
    };
    let mut problems = Problems::default();
    let about = user.about(&web.ctx.biller);
    let rule = PasswordRule::of(&web.ctx.biller);
    let Some(new) = new_password::read(&form, visit.words, rule, &about, &mut problems) else {
        let page = choosing(&visit, &link, &user, &problems);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    };
    let reset = people::reset_password(&web.ctx, link.id, &link.token, new, &visit.visitor()).await;
    match reset.map_err(Failure::from) {
        Ok(()) => Ok(Redirect::to("/sign-in?password_chosen=yes").into_response()),
        Err(failure) if failure.refusal() == Some(&Refusal::ResetLinkGone) => Ok(gone(&visit)),
        Err(failure) => Err(failure),
    }
}

/// What the letter's address consists of.
struct Link {
    id: Id<kinds::PasswordReset>,
    token: ResetToken,
}

fn choosing(visit: &Visit, link: &Link, user: &User, problems: &Problems) -> Response {
    let words = visit.words;
    let title = words.passwords_choose();
    let rule = PasswordRule::of(&visit.web.ctx.biller);
    let content = form(
        &format!("/password-resets/{}", link.id),
        html! {
            (hidden("token", link.token.expose()))
            (username_for_keeping(user.username.as_str()))
            (fields(new_password::draw(words, rule, problems)))
            (actions(html! { (Button::new(words.passwords_choose_submit(), Look::Primary)) }))
        },
    );
    let situation = words.passwords_choose_situation(user.username.as_str());
    let page = Page { title, heading: title, situation: &situation, ..Page::default() };
    visit.page(&page, Width::Narrow, content)
}

fn gone(visit: &Visit) -> Response {
    let words = visit.words;
    let title = words.passwords_link_gone_title();
    let situation = words.refusal(&Refusal::ResetLinkGone);
    let page = Page { title, heading: title, situation: &situation, ..Page::default() };
    let again = actions(button_link(ASK, words.passwords_reset_again(), Look::Primary));
    (StatusCode::UNPROCESSABLE_ENTITY, visit.page(&page, Width::Narrow, again)).into_response()
}
