//! Agreeing to the terms in effect, as a part of any form that makes a login.

use base::{Error, Refusal};
use billing::consents::{self, Terms};
use words::Words;

use super::scrolling;
use crate::kit::components::{Checkbox, link};
use crate::kit::{Failure, Form, Markup, Problems, Visit, Web, html};

const AGREE: &str = "agree";

/// The terms in effect, in the visitor's language; None for a biller without any.
pub async fn terms_for(web: &Web, visit: &Visit) -> Result<Option<Terms>, Failure> {
    let mut conn = web.ctx.db.read().await.map_err(Error::from)?;
    Ok(consents::current_terms(&mut conn, visit.language, web.ctx.today()).await?)
}

/// The hash of the text that was shown and agreed to.
pub fn agreed(form: &Form) -> Option<&str> {
    form.find(AGREE)
}

/// Adds what is wrong where these terms were not agreed to.
pub fn check(words: Words, terms: Option<&Terms>, form: &Form, problems: &mut Problems) {
    if terms.is_some_and(|terms| agreed(form) != Some(&terms.hash)) {
        problems.add(AGREE, words.refusal(&Refusal::TermsNotAccepted));
    }
}

/// The text, in a box of its own that scrolls, and the box to tick. Agreeing sends the hash of what
/// was shown.
pub fn draw(
    words: Words,
    terms: Option<&Terms>,
    agreed: Option<&str>,
    problems: &Problems,
) -> Markup {
    let Some(terms) = terms else { return html! {} };
    let label = html! {
        (words.registration_agree()) " " (link("/terms", words.registration_terms_page()))
    };
    html! {
        section class="stack" {
            h2 { (words.registration_terms()) }
            (scrolling(words, terms))
            (Checkbox::new(AGREE, label)
                .value(&terms.hash)
                .ticked(agreed == Some(terms.hash.as_str()))
                .required()
                .error(problems.of(AGREE)))
        }
    }
}
