//! `/register/details`: the last step, for whoever has proved that the address of record is theirs.
//! Only here one is told what the biller has on file.

use axum::extract::State;
use axum::response::{IntoResponse as _, Redirect, Response};
use base::{Field as Missing, Refusal};
use billing::consents::Terms;
use billing::people::{PasswordRule, SignedIn, Username};
use billing::registration::{self, NewLogin, Proven, Ticket};
use words::Words;

use super::Held;
use crate::kit::components::{
    Button, Field, Look, actions, button_link, definitions, fields, form, problem_summary,
};
use crate::kit::layout::{Page, Width};
use crate::kit::return_to::ReturnTo;
use crate::kit::{Failure, Form, Markup, Problems, Visit, Web, cookies, html};
use crate::portal::new_password;
use crate::portal::refused::refused;
use crate::portal::sign_in::welcome;
use crate::portal::terms::agreement;

pub async fn show(
    State(web): State<Web>,
    visit: Visit,
    Held(ticket): Held,
) -> Result<Response, Failure> {
    let Some(proven) = find_proven(&web, ticket.as_ref()).await? else {
        return Ok(Redirect::to("/register").into_response());
    };
    let terms = agreement::terms_for(&web, &visit).await?;
    Ok(page(
        &visit,
        &Drawn { proven: &proven, terms, form: &Form::default() },
        &Problems::default(),
    ))
}

/// Fields `first_name`, `last_name`, `username`, `new_password`, `new_password_again`, `agree`.
pub async fn create(
    State(web): State<Web>,
    visit: Visit,
    Held(ticket): Held,
    form: Form,
) -> Result<Response, Failure> {
    let Some(ticket) = ticket else { return Ok(Redirect::to("/register").into_response()) };
    let terms = agreement::terms_for(&web, &visit).await?;
    let mut problems = Problems::default();
    let failure = match read(&web, visit.words, &form, terms.as_ref(), &mut problems) {
        None => Refusal::Missing(Missing::Username).into(),
        Some(login) => match complete(&web, &visit, &ticket, login).await {
            Ok(signed_in) => return Ok(arrive(&visit, &signed_in)),
            Err(failure) => failure,
        },
    };
    note(visit.words, &failure, &mut problems)?;
    let Some(proven) = find_proven(&web, Some(&ticket)).await? else {
        return Ok(Redirect::to("/register").into_response());
    };
    let drawn = Drawn { proven: &proven, terms, form: &form };
    Ok(refused(&failure, page(&visit, &drawn, &problems)))
}

/// Signed in, on the dashboard.
pub(super) fn arrive(visit: &Visit, signed_in: &SignedIn) -> Response {
    let dashboard = "/dashboard?notice=registered".parse::<ReturnTo>().unwrap_or_default();
    let used_up = cookies::REGISTRATION.clear(visit.web.is_tls);
    (used_up, welcome(visit, signed_in, &dashboard)).into_response()
}

async fn find_proven(web: &Web, ticket: Option<&Ticket>) -> Result<Option<Proven>, Failure> {
    match ticket {
        Some(ticket) => Ok(registration::find_proven(&web.ctx, ticket).await?),
        None => Ok(None),
    }
}

async fn complete(
    web: &Web,
    visit: &Visit,
    ticket: &Ticket,
    login: NewLogin,
) -> Result<SignedIn, Failure> {
    let login = NewLogin { language: visit.language, ..login };
    Ok(registration::complete(&web.ctx, ticket, login, &visit.visitor()).await?)
}

/// What the last step refused, at its field; the page says the rest itself.
fn note(words: Words, failure: &Failure, problems: &mut Problems) -> Result<(), Failure> {
    match failure.refusal() {
        None => return Err(failure.clone()),
        Some(refusal @ Refusal::UsernameTaken) => {
            problems.add("username", words.refusal(refusal));
        }
        Some(_) => {}
    }
    Ok(())
}

/// None when something is to be corrected, which is then among the problems.
fn read(
    web: &Web,
    words: Words,
    form: &Form,
    terms: Option<&Terms>,
    problems: &mut Problems,
) -> Option<NewLogin> {
    let mut wrong = |field, refusal: Refusal| problems.add(field, words.refusal(&refusal));
    let (first_name, last_name) = (form.text("first_name"), form.text("last_name"));
    if first_name.is_empty() {
        wrong("first_name", Refusal::Missing(Missing::FirstName));
    }
    if last_name.is_empty() {
        wrong("last_name", Refusal::Missing(Missing::LastName));
    }
    let username = form.find("username").map(str::parse::<Username>);
    match &username {
        None => wrong("username", Refusal::Missing(Missing::Username)),
        Some(Err(_)) => wrong("username", Refusal::NotAUsername),
        Some(Ok(_)) => {}
    }
    let about = [&web.ctx.biller.name, first_name, last_name, form.text("username")];
    let rule = PasswordRule::of(&web.ctx.biller);
    let password = new_password::read(form, words, rule, &about, problems);
    agreement::check(words, terms, form, problems);
    let (username, password) = username.and_then(Result::ok).zip(password)?;
    problems.is_empty().then(|| NewLogin {
        username,
        first_name: first_name.to_owned(),
        last_name: last_name.to_owned(),
        password,
        language: words.language(),
        agreed_hash: agreement::agreed(form).map(str::to_owned),
    })
}

struct Drawn<'d> {
    proven: &'d Proven,
    terms: Option<Terms>,
    form: &'d Form,
}

fn page(visit: &Visit, drawn: &Drawn<'_>, problems: &Problems) -> Response {
    let words = visit.words;
    let content = match drawn.proven.has_login {
        true => html! {
            (what_is_proven(words, drawn.proven))
            (actions(button_link("/sign-in?return_to=%2Fregister%2Ffinish", words.sign_in_title(), Look::Primary)))
        },
        false => login_form(visit, drawn, problems),
    };
    let (title, situation) = match drawn.proven.has_login {
        true => (words.registration_has_login_title(), words.registration_has_login()),
        false => (words.registration_details_title(), words.registration_details_situation()),
    };
    visit.page(&Page { title, heading: title, situation, ..Page::default() }, Width::Wide, content)
}

fn login_form(visit: &Visit, drawn: &Drawn<'_>, problems: &Problems) -> Markup {
    let Drawn { proven, terms, form: typed } = drawn;
    let words = visit.words;
    let rule = PasswordRule::of(&visit.web.ctx.biller);
    let count = words.common_form_error_count(problems.iter().count());
    let offered = |name, on_file| if problems.is_empty() { on_file } else { typed.text(name) };
    let text = |name, label, value, autocomplete| {
        let field = Field::text(name, label).value(value).autocomplete(autocomplete);
        field.error(problems.of(name)).limit(64)
    };
    let (first, last) = (words.methods_first_name(), words.methods_last_name());
    let username =
        text("username", words.registration_username(), typed.text("username"), "username");
    form(
        "/register/details",
        html! {
            (problem_summary(&count, problems))
            (what_is_proven(words, proven))
            (fields(html! {
                (text("first_name", first, offered("first_name", &proven.first_name), "given-name").half())
                (text("last_name", last, offered("last_name", &proven.last_name), "family-name").half())
                (username.hint(words.registration_username_hint()))
            (new_password::draw(words, rule, problems))
            }))
            (agreement::draw(words, terms.as_ref(), agreement::agreed(typed), problems))
            (actions(html! { (Button::new(words.registration_complete(), Look::Primary)) }))
        },
    )
}

/// The address and the accounts; and whether some were left out.
pub(super) fn what_is_proven(words: Words, proven: &Proven) -> Markup {
    let numbers: Vec<&str> = proven.accounts.iter().map(|it| it.number.as_str()).collect();
    let numbers = numbers.join(", ");
    html! {
        (definitions([
            (words.registration_accounts(proven.accounts.len()).as_str(), numbers.as_str()),
            (words.registration_email_on_file(), proven.email.as_str()),
        ]))
        @if proven.left_out > 0 { p { (words.registration_left_out(proven.left_out)) } }
    }
}
