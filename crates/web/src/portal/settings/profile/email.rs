//! `/settings/profile/email`: another e-mail address for the login. No page tells whether somebody has
//! it already.

use axum::extract::State;
use axum::response::{IntoResponse as _, Redirect, Response};
use base::{Email, Field as Missing, Refusal};
use billing::people::{self, CODE_LIFETIME, SessionToken, SignInCode};

use super::ADDRESS;
use crate::kit::components::{
    Button, Field, Look, Notice, NoticeKind, actions, button_link, fields, form, hidden, stack,
};
use crate::kit::{Failure, Form, FreshlyProven, Problems, Signed, Web, cookies, html};
use crate::portal::refused;

const ASK: &str = "/settings/profile/email";
const ENTER: &str = "/settings/profile/email/code";

/// `GET /settings/profile/email`
pub async fn show(FreshlyProven(signed): FreshlyProven) -> Response {
    asking(&signed, "", &Problems::default())
}

/// `POST /settings/profile/email`: field `email`, the new address.
pub async fn create(
    State(web): State<Web>,
    FreshlyProven(signed): FreshlyProven,
    form: Form,
) -> Result<Response, Failure> {
    match ask(&web, &signed, &form).await {
        Ok(()) => Ok(Redirect::to(ENTER).into_response()),
        Err(failure) => {
            let problems = problems(&signed, "email", &failure)?;
            Ok(refused(&failure, asking(&signed, form.text("email"), &problems)))
        }
    }
}

/// `GET /settings/profile/email/code`
pub async fn enter(
    State(web): State<Web>,
    FreshlyProven(signed): FreshlyProven,
) -> Result<Response, Failure> {
    Ok(match people::find_email_change(&web.ctx, &signed.session).await? {
        Some(email) => entering(&signed, &email, &Problems::default()),
        None => Redirect::to(ASK).into_response(),
    })
}

/// `POST /settings/profile/email/code`: field `code`.
pub async fn redeem(
    State(web): State<Web>,
    FreshlyProven(signed): FreshlyProven,
    form: Form,
) -> Result<Response, Failure> {
    let Some(email) = people::find_email_change(&web.ctx, &signed.session).await? else {
        return Ok(Redirect::to(ASK).into_response());
    };
    match change(&web, &signed, &form).await {
        Ok(token) => {
            let cookie = cookies::SESSION.set(&token.expose(), web.is_tls);
            let back = Redirect::to(&format!("{ADDRESS}?notice=email-changed"));
            Ok((cookie, back).into_response())
        }
        Err(failure) => {
            let problems = problems(&signed, "code", &failure)?;
            Ok(refused(&failure, entering(&signed, &email, &problems)))
        }
    }
}

async fn ask(web: &Web, signed: &Signed, form: &Form) -> Result<(), Failure> {
    let typed = form.find("email").ok_or(Refusal::Missing(Missing::Email))?;
    let email: Email = typed.parse().map_err(|_| Refusal::NotAnEmail)?;
    let (session, visitor) = (&signed.session, signed.visit.visitor());
    Ok(people::request_email_change(&web.ctx, session, &email, &visitor).await?)
}

async fn change(web: &Web, signed: &Signed, form: &Form) -> Result<SessionToken, Failure> {
    let code = SignInCode::parse(form.text("code"))?;
    let (session, visitor) = (&signed.session, signed.visit.visitor());
    Ok(people::redeem_email_change(&web.ctx, session, &code, &visitor).await?)
}

/// What is wrong with the one field of the page; a fault of ours stays one.
fn problems(signed: &Signed, field: &'static str, failure: &Failure) -> Result<Problems, Failure> {
    let words = signed.visit.words;
    let refusal = failure.refusal().ok_or_else(|| failure.clone())?;
    let mut problems = Problems::default();
    match refusal {
        Refusal::EmailTaken => problems.add(field, words.profile_email_taken()),
        refusal => problems.add(field, words.refusal(refusal)),
    }
    Ok(problems)
}

fn asking(signed: &Signed, typed: &str, problems: &Problems) -> Response {
    let words = signed.visit.words;
    let field = Field::email("email", words.profile_email_new()).value(typed).limit(254);
    let content = form(
        ASK,
        html! {
            (fields(html! { (field.focused().error(problems.of("email"))) }))
            (actions(html! {
                (Button::new(words.profile_email_send(), Look::Primary))
                (button_link(ADDRESS, words.common_cancel(), Look::Quiet))
            }))
        },
    );
    let email = signed.session.user.email.as_str();
    let situation = words.profile_email_change_situation(email);
    super::below(signed, words.profile_email_change(), &situation, None, content)
}

fn entering(signed: &Signed, email: &Email, problems: &Problems) -> Response {
    let words = signed.visit.words;
    let sent = words.profile_email_sent(CODE_LIFETIME.as_mins(), email.as_str());
    let field = Field::code("code", words.sign_in_code()).hint(words.sign_in_code_hint());
    let content = stack(html! {
        (form(ENTER, html! {
            (fields(html! { (field.limit(12).focused().error(problems.of("code"))) }))
            (actions(html! { (Button::new(words.profile_email_confirm(), Look::Primary)) }))
        }))
        (form(ASK, html! {
            (hidden("email", email.as_str()))
            (actions(html! {
                (Button::new(words.sign_in_code_again(), Look::Quiet))
                (button_link(ASK, words.profile_email_other(), Look::Quiet))
            }))
        }))
    });
    let notice = problems.is_empty().then(|| Notice::new(NoticeKind::Information, &sent));
    super::below(signed, words.sign_in_code_title(), "", notice, content)
}
