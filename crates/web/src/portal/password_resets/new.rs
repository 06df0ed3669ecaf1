//! `/password-resets/new`: asking for a link.

use axum::extract::State;
use axum::response::{IntoResponse as _, Redirect, Response};
use billing::people::{self, RESET_LIFETIME};

use super::ASK;
use crate::kit::components::{
    Button, Field, Look, Notice, NoticeKind, actions, button_link, fields, form,
};
use crate::kit::layout::{Page, Width};
use crate::kit::{Failure, Form, Problems, Visit, Web, html};
use crate::portal::refused;

/// `GET /password-resets/new`
pub async fn show(visit: Visit) -> Response {
    asking(&visit, "", &Problems::default())
}

/// `POST /password-resets`: field `login`, a username or an e-mail address.
pub async fn create(State(web): State<Web>, visit: Visit, form: Form) -> Result<Response, Failure> {
    let login = form.text("login");
    match people::request_password_reset(&web.ctx, login, &visit.visitor()).await {
        Ok(()) => Ok(Redirect::to("/password-resets/sent").into_response()),
        Err(error) => {
            let failure = Failure::from(error);
            let Some(refusal) = failure.refusal() else { return Err(failure) };
            let mut problems = Problems::default();
            problems.add("login", visit.words.refusal(refusal));
            Ok(refused(&failure, asking(&visit, login, &problems)))
        }
    }
}

/// `GET /password-resets/sent`: the same for everyone.
pub async fn sent(visit: Visit) -> Response {
    let words = visit.words;
    let title = words.passwords_reset_sent_title();
    let sentence = words.passwords_reset_sent(RESET_LIFETIME.as_mins());
    let notice = Some(Notice::new(NoticeKind::Information, &sentence));
    let page = Page {
        title,
        heading: title,
        situation: words.passwords_reset_sent_hint(),
        notice,
        ..Page::default()
    };
    let content = actions(html! {
        (button_link("/sign-in", words.sign_in_title(), Look::Secondary))
        (button_link(ASK, words.passwords_reset_again(), Look::Quiet))
    });
    visit.page(&page, Width::Narrow, content)
}

fn asking(visit: &Visit, login: &str, problems: &Problems) -> Response {
    let words = visit.words;
    let title = words.passwords_forgotten();
    let field = Field::text("login", words.sign_in_login()).value(login).autocomplete("username");
    let content = form(
        "/password-resets",
        html! {
            (fields(html! { (field.error(problems.of("login")).focused()) }))
            (actions(html! {
                (Button::new(words.passwords_reset_ask(), Look::Primary))
                (button_link("/sign-in", words.common_back(), Look::Quiet))
            }))
        },
    );
    let situation = words.passwords_reset_explained();
    let page = Page { title, heading: title, situation, ..Page::default() };
    visit.page(&page, Width::Narrow, content)
}
