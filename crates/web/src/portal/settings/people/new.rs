//! `/settings/people/invitations/new`: whom to invite, and what they may do.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use base::{Id, Language, kinds};
use billing::delegates::{self, NewInvitation, Rights};
use billing::people::{AccountChoice, Limits};

use super::entered::Entered;
use crate::kit::components::{
    Button, Card, Field, Look, Select, actions, button_link, fields, form, hidden, problem_summary,
};
use crate::kit::forms::encode;
use crate::kit::{Failure, Form, Markup, Problems, Render as _, Signed, Web, html};

pub async fn show(State(web): State<Web>, signed: Signed) -> Result<Response, Failure> {
    let account = signed.account()?;
    let (words, currency) = (signed.visit.words, web.ctx.biller.currency);
    let entered = Entered::of(words, Rights::Pay(Limits::default()), currency);
    page(&web, &signed, account, &entered, &Problems::default())
}

/// Fields `account`, `email`, `role`, `at_once`, `a_month`, `language`.
pub async fn create(
    State(web): State<Web>,
    signed: Signed,
    sent: Form,
) -> Result<Response, Failure> {
    let account = account_of(&signed, &sent)?;
    let (words, currency) = (signed.visit.words, web.ctx.biller.currency);
    let entered = Entered::read(&sent, signed.visit.language);
    let mut problems = Problems::default();
    let email = entered.check_email(words, &mut problems);
    let rights = entered.check_rights(words, currency, &mut problems);
    let Some((email, rights)) = email.zip(rights) else {
        return page(&web, &signed, account, &entered, &problems);
    };
    let language = entered.language;
    let new = NewInvitation { account_id: account.account_id, email, rights, language };
    delegates::invite(&web.ctx, signed.session.user.id, &new).await?;
    let address = format!("/settings/people?notice=sent&email={}", encode(new.email.as_str()));
    Ok(Redirect::to(&address).into_response())
}

/// The account the form was drawn for, whichever is looked at in another window by now.
pub fn account_of<'s>(signed: &'s Signed, form: &Form) -> Result<&'s AccountChoice, Failure> {
    let id: Id<kinds::Account> = form.find_parsed("account").ok_or_else(Failure::not_found)?;
    let found = signed.accounts.iter().find(|account| account.account_id == id);
    found.ok_or_else(Failure::not_found)
}

fn page(
    web: &Web,
    signed: &Signed,
    account: &AccountChoice,
    entered: &Entered,
    problems: &Problems,
) -> Result<Response, Failure> {
    if !account.role.may_invite() {
        return Err(Failure::not_found());
    }
    let words = signed.visit.words;
    let situation = words.delegates_new_explained(account.number.as_str());
    let content = Card::new("", draw(web, signed, account, entered, problems)).render();
    let mut response = super::page(signed, words.delegates_new_title(), &situation, content);
    if !problems.is_empty() {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(response)
}

fn draw(
    web: &Web,
    signed: &Signed,
    account: &AccountChoice,
    entered: &Entered,
    problems: &Problems,
) -> Markup {
    let words = signed.visit.words;
    let count = words.common_form_error_count(problems.iter().count());
    let languages = Language::ALL.map(|one| (one.tag(), words.language_name(one)));
    form(
        "/settings/people/invitations",
        html! {
            (hidden("account", &account.account_id.to_string()))
            (problem_summary(&count, problems))
            (fields(html! {
                (Field::email("email", words.delegates_email())
                    .value(&entered.email)
                    .hint(words.delegates_email_hint())
                    .autocomplete("off")
                    .error(problems.of("email"))
                    .limit(254))
            }))
            (entered.draw_rights(words, web.ctx.biller.currency, problems))
            (fields(html! {
                (Select::new("language", words.delegates_language(), languages)
                    .selected(entered.language.tag()))
            }))
            (actions(html! {
                (Button::new(words.delegates_send(), Look::Primary))
                (button_link("/settings/people", words.common_cancel(), Look::Quiet))
            }))
        },
    )
}
