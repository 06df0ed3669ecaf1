//! `POST /invitations/{token}/login`: somebody without a login makes one and takes the invitation.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use base::{Error, Field as Missing, Refusal};
use billing::consents::Terms;
use billing::delegates::{self, NewLogin};
use billing::people::PasswordRule;
use words::Words;

use super::show::Door;
use super::{PathToken, gone};
use crate::kit::components::{Button, Field, Look, actions, fields, form, problem_summary};
use crate::kit::session::is_signed_in;
use crate::kit::{Failure, Form, Markup, Problems, Visit, Web, cookies, html};
use crate::portal::new_password;
use crate::portal::terms::agreement;

/// Fields `first_name`, `last_name`, `username`, `new_password`,
/// `new_password_again`, `agree`.
pub async fn create(
    State(web): State<Web>,
    visit: Visit,
    PathToken(token): PathToken,
    sent: Form,
) -> Result<Response, Failure> {
    let Some(token) = token else { return Ok(gone(&visit)) };
    let address = format!("/invitations/{}", token.expose());
    if is_signed_in(&visit).await? {
        return Ok(Redirect::to(&address).into_response()); // in another window meanwhile
    }
    let Some(invited) = delegates::find_invited(&web.ctx, &token).await? else {
        return Ok(gone(&visit));
    };
    let entered = Entered::read(&sent);
    let terms = agreement::terms_for(&web, &visit).await?;
    let door = Door { visit: &visit, invited: &invited, address: &address, terms: terms.as_ref() };
    let email = invited.invitation.email.as_str();
    let outcome = match entered.check(&visit, &sent, terms.as_ref(), email) {
        Ok(login) => delegates::accept_as_new_user(&web.ctx, &token, login, &visit.visitor()).await,
        Err(problems) => {
            return Ok(refused(door.joining(&entered, &problems, None)));
        }
    };
    match outcome {
        Ok(session) => {
            let cookie = cookies::SESSION.set(&session.expose(), web.is_tls);
            Ok((cookie, Redirect::to("/dashboard?welcome=yes")).into_response())
        }
        Err(Error::Refused(Refusal::InvitationGone)) => Ok(gone(&visit)),
        Err(Error::Refused(refusal)) => {
            let mut problems = Problems::default();
            let field = if refusal == Refusal::UsernameTaken { "username" } else { "first_name" };
            problems.add(field, visit.words.refusal(&refusal));
            Ok(refused(door.joining(&entered, &problems, None)))
        }
        Err(error) => Err(error.into()),
    }
}

fn refused(page: Response) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
}

/// What was typed, but for the password.
#[derive(Default)]
pub struct Entered {
    first_name: String,
    last_name: String,
    username: String,
    agreed: Option<String>,
}

impl Entered {
    fn read(form: &Form) -> Entered {
        let text = |name| form.text(name).chars().take(100).collect();
        Entered {
            first_name: text("first_name"),
            last_name: text("last_name"),
            username: text("username"),
            agreed: agreement::agreed(form).map(str::to_owned),
        }
    }

    fn check(
        &self,
        visit: &Visit,
        sent: &Form,
        terms: Option<&Terms>,
        email: &str,
    ) -> Result<NewLogin, Problems> {
        let words = visit.words;
        let mut problems = Problems::default();
        let mut missing = |name, typed: &str, field| {
            if typed.is_empty() {
                problems.add(name, words.refusal(&Refusal::Missing(field)));
            }
        };
        missing("first_name", &self.first_name, Missing::FirstName);
        missing("last_name", &self.last_name, Missing::LastName);
        missing("username", &self.username, Missing::Username);
        let username = self.username.parse().ok();
        if username.is_none() && !self.username.is_empty() {
            problems.add("username", words.refusal(&Refusal::NotAUsername));
        }
        let biller = &visit.web.ctx.biller;
        let about = [&*self.first_name, &*self.last_name, &*self.username, email, &*biller.name];
        let rule = PasswordRule::of(biller);
        let password = new_password::read(sent, words, rule, &about, &mut problems);
        agreement::check(words, terms, sent, &mut problems);
        match (username, password) {
            (Some(username), Some(password)) if problems.is_empty() => Ok(NewLogin {
                username,
                first_name: self.first_name.clone(),
                last_name: self.last_name.clone(),
                language: visit.language,
                password,
                agreed_hash: self.agreed.clone(),
            }),
            _ => Err(problems),
        }
    }

    pub fn draw(
        &self,
        words: Words,
        rule: PasswordRule,
        terms: Option<&Terms>,
        address: &str,
        problems: &Problems,
    ) -> Markup {
        let count = words.common_form_error_count(problems.iter().count());
        form(
            &format!("{address}/login"),
            html! {
                (problem_summary(&count, problems))
                (fields(html! {
                    (Field::text("first_name", words.methods_first_name())
                        .value(&self.first_name)
                        .autocomplete("given-name")
                        .error(problems.of("first_name"))
                        .limit(100)
                        .half())
                    (Field::text("last_name", words.methods_last_name())
                        .value(&self.last_name)
                        .autocomplete("family-name")
                        .error(problems.of("last_name"))
                        .limit(100)
                        .half())
                    (Field::text("username", words.delegates_username())
                        .value(&self.username)
                        .hint(words.delegates_username_hint())
                        .autocomplete("username")
                        .error(problems.of("username"))
                        .limit(64))
                    (new_password::draw(words, rule, problems))
                }))
                (agreement::draw(words, terms, self.agreed.as_deref(), problems))
                (actions(html! {
                    (Button::new(words.delegates_accept_new(), Look::Primary))
                }))
            },
        )
    }
}
