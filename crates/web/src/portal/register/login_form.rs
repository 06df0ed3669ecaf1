//! What both ways to a new login ask at the end: a password, and agreeing to the terms.

use base::{Error, Refusal};
use billing::consents::{self, Terms};
use billing::people::{NewPassword, PasswordRule};
use words::Words;

use crate::kit::components::{Checkbox, fields, link};
use crate::kit::{Failure, Form, Markup, Problems, Visit, Web, html};
use crate::portal::{new_password, terms};

const AGREE: &str = "agree";

/// The terms in effect, in the visitor's language; None for a biller without any.
pub async fn terms_for(web: &Web, visit: &Visit) -> Result<Option<Terms>, Failure> {
    let mut conn = web.ctx.db.read().await.map_err(Error::from)?;
    Ok(consents::current_terms(&mut conn, visit.language, web.ctx.today()).await?)
}

/// The password, if it is good and everything in effect was agreed to; what is wrong is added.
pub fn read(
    web: &Web,
    words: Words,
    form: &Form,
    terms: Option<&Terms>,
    about_the_person: &[&str],
    problems: &mut Problems,
) -> Option<NewPassword> {
    let rule = PasswordRule::of(&web.ctx.biller);
    let password = new_password::read(form, words, rule, about_the_person, problems);
    if terms.is_some_and(|terms| agreed(form) != Some(&terms.hash)) {
        problems.add(AGREE, words.refusal(&Refusal::TermsNotAccepted));
    }
    password
}

/// The hash of the text that was shown and agreed to.
pub fn agreed(form: &Form) -> Option<&str> {
    form.find(AGREE)
}

pub fn password_fields(web: &Web, words: Words, problems: &Problems) -> Markup {
    let rule = PasswordRule::of(&web.ctx.biller);
    fields(html! { (new_password::draw(words, rule, problems)) })
}

/// The text, in a box of its own that scrolls, and the box to tick. Agreeing sends the hash of what
/// was shown.
pub fn agreement(words: Words, terms: Option<&Terms>, form: &Form, problems: &Problems) -> Markup {
    let Some(terms) = terms else { return html! {} };
    let label = html! {
        (words.registration_agree()) " " (link("/terms", words.registration_terms_page()))
    };
    html! {
        section class="stack" {
            h2 { (words.registration_terms()) }
            (terms::scrolling(words, terms))
            (Checkbox::new(AGREE, label)
                .value(&terms.hash)
                .ticked(agreed(form) == Some(terms.hash.as_str()))
                .required()
                .error(problems.of(AGREE)))
        }
    }
}
