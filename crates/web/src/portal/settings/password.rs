//! `/settings/security/password`: choosing another password.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use base::Refusal;
use billing::people::{self, Password, PasswordRule, SessionToken};

use super::{Tab, page};
use crate::kit::components::{
    Button, Card, Field, Look, actions, button_link, fields, form, problem_summary,
    username_for_keeping,
};
use crate::kit::{Failure, Form, Problems, Render as _, Signed, Web, cookies, html};
use crate::portal::new_password;

const CURRENT: &str = "current_password";
const STEP_UP: &str = "/step-up?return_to=%2Fsettings%2Fsecurity%2Fpassword";

/// `GET /settings/security/password`. Whoever has none proves something else first.
pub async fn show(State(web): State<Web>, signed: Signed) -> Result<Response, Failure> {
    let ways = people::ways_to_prove(&web.ctx, &signed.session).await?;
    if asks_current(&web, &signed) && !ways.password {
        return Ok(Redirect::to(STEP_UP).into_response());
    }
    Ok(draw(&web, &signed, &Problems::default()))
}

/// `POST /settings/security/password`: fields `current_password`, `new_password` and
/// `new_password_again`.
pub async fn update(
    State(web): State<Web>,
    signed: Signed,
    form: Form,
) -> Result<Response, Failure> {
    let mut problems = Problems::default();
    match change(&web, &signed, &form, &mut problems).await? {
        Some(token) => {
            let cookie = cookies::SESSION.set(&token.expose(), web.is_tls);
            let back = Redirect::to("/settings/security?notice=password-changed");
            Ok((cookie, back).into_response())
        }
        None => {
            let page = draw(&web, &signed, &problems);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}

/// None when something is to be corrected, which is then among the problems.
async fn change(
    web: &Web,
    signed: &Signed,
    form: &Form,
    problems: &mut Problems,
) -> Result<Option<SessionToken>, Failure> {
    let words = signed.visit.words;
    let user = &signed.session.user;
    let current = match asks_current(web, signed) {
        true => Password::parse(form.verbatim(CURRENT)).map(Some),
        false => Ok(None),
    };
    if let Err(refusal) = &current {
        problems.add(CURRENT, words.refusal(refusal));
    }
    let about = user.about(&web.ctx.biller);
    let new = new_password::read(form, words, rule(web, signed), &about, problems);
    let (Ok(current), Some(new)) = (current, new) else { return Ok(None) };
    let visitor = signed.visit.visitor();
    let changed = people::change_password(&web.ctx, &signed.session, current, new, &visitor);
    match changed.await.map_err(Failure::from) {
        Ok(token) => Ok(Some(token)),
        Err(failure) if failure.refusal() == Some(&Refusal::WrongCredentials) => {
            problems.add(CURRENT, words.passwords_current_wrong());
            Ok(None)
        }
        Err(failure) => Err(failure),
    }
}

fn draw(web: &Web, signed: &Signed, problems: &Problems) -> Response {
    let words = signed.visit.words;
    let count = words.common_form_error_count(problems.iter().count());
    let current = Field::password(CURRENT, words.passwords_current());
    let content = form(
        "/settings/security/password",
        html! {
            (problem_summary(&count, problems))
            (username_for_keeping(signed.session.user.username.as_str()))
            (fields(html! {
                @if asks_current(web, signed) { (current.error(problems.of(CURRENT))) }
                (new_password::draw(words, rule(web, signed), problems))
            }))
            (actions(html! {
                (Button::new(words.passwords_change(), Look::Primary))
                (button_link("/settings/security", words.common_cancel(), Look::Quiet))
            }))
        },
    );
    let card = Card::new(words.passwords_change(), content).render();
    page(signed, Tab::Security, words.passwords_change_situation(), None, card)
}

/// Not of whoever has just proven, by whatever means, that it is still them.
fn asks_current(web: &Web, signed: &Signed) -> bool {
    !signed.session.was_proven_again(web.ctx.now())
}

fn rule(web: &Web, signed: &Signed) -> PasswordRule {
    let has_second_factor = signed.session.has_second_factor;
    PasswordRule { has_second_factor, ..PasswordRule::of(&web.ctx.biller) }
}
