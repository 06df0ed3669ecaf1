//! What somebody says of themselves: name and language.

use axum::extract::State;
use axum::response::{IntoResponse as _, Redirect, Response};
use base::{Field as Missing, Language};
use billing::people::{self, PersonalDetails, User};
use words::Words;

use super::ADDRESS;
use crate::kit::components::{Button, Field, Look, Select, actions, fields, form, problem_summary};
use crate::kit::{Failure, Form, Markup, Problems, Signed, Web, cookies, html};

/// `POST /settings/profile`: fields `first_name`, `last_name`, `language`.
pub async fn save(State(web): State<Web>, signed: Signed, sent: Form) -> Result<Response, Failure> {
    let typed = read(&sent, signed.visit.language);
    let details = match typed.checked() {
        Ok(details) => details,
        Err(wrong) => {
            let mut problems = Problems::default();
            for (field, refusal) in wrong {
                problems.add(name_of(field), signed.visit.words.refusal(&refusal));
            }
            return super::draw(&web, &signed, &typed, &problems, None).await;
        }
    };
    people::change_personal_details(&web.ctx, signed.session.user.id, &details).await?;
    let cookie = cookies::LANGUAGE.set(details.language.tag(), web.is_tls);
    Ok((cookie, Redirect::to(&format!("{ADDRESS}?notice=saved"))).into_response())
}

pub fn of(user: &User) -> PersonalDetails {
    let User { first_name, last_name, language, .. } = user.clone();
    PersonalDetails { first_name, last_name, language }
}

pub fn draw(words: Words, person: &PersonalDetails, problems: &Problems) -> Markup {
    let count = words.common_form_error_count(problems.iter().count());
    let text = |name, label, value, autocomplete| {
        let field = Field::text(name, label).value(value).autocomplete(autocomplete);
        field.error(problems.of(name)).limit(64).half()
    };
    let languages = Language::ALL.map(|one| (one.tag(), words.language_name(one)));
    form(
        ADDRESS,
        html! {
            (problem_summary(&count, problems))
            (fields(html! {
                (text("first_name", words.methods_first_name(), &person.first_name, "given-name"))
                (text("last_name", words.methods_last_name(), &person.last_name, "family-name"))
                (Select::new("language", words.profile_language(), languages)
                    .selected(person.language.tag())
                    .hint(words.profile_language_hint()))
            }))
            (actions(html! { (Button::new(words.profile_save(), Look::Primary)) }))
        },
    )
}

fn read(form: &Form, language: Language) -> PersonalDetails {
    PersonalDetails {
        first_name: form.text("first_name").to_owned(),
        last_name: form.text("last_name").to_owned(),
        language: form.find_parsed("language").unwrap_or(language),
    }
}

fn name_of(field: Missing) -> &'static str {
    match field {
        Missing::FirstName => "first_name",
        _ => "last_name",
    }
}
