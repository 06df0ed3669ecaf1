//! The words that are agreed to: shown in full, sent back by their hash, and kept.

use billing::schedules::{Agreed, Agreement, AgreementText};
use words::Words;

use crate::kit::components::{Card, Checkbox, stack};
use crate::kit::{Form, Markup, Problems, Render as _, Signed, Web, html};

/// The text, and the box to tick under it.
pub fn agreement_fields(words: Words, text: &AgreementText, problems: &Problems) -> Markup {
    stack(html! {
        @for paragraph in text.paragraphs() { p { (paragraph) } }
        p class="hint" { (words.schedules_terms_version(text.version)) }
        (Checkbox::new("agree", words.schedules_terms_accept())
            .value(&text.hash)
            .required()
            .error(problems.of("agree")))
    })
}

/// What was sent with it.
pub fn agreed(signed: &Signed, sent: &Form, text: AgreementText) -> Agreed {
    Agreed {
        text,
        hash: sent.find("agree").map(str::to_owned),
        network_address: signed.visit.network.to_string(),
    }
}

/// What was agreed to, as it was shown then.
pub fn agreed_text(web: &Web, words: Words, agreement: &Agreement) -> Markup {
    let at = words.date_and_time(agreement.agreed_at, &web.ctx.biller.zone);
    let on = words.schedules_agreed_on(at);
    let content = stack(html! {
        @for paragraph in agreement.text.lines() {
            p lang=[foreign(words, agreement)] { (paragraph) }
        }
        p class="hint" { (words.schedules_terms_version(&*agreement.version)) }
    });
    Card::new(words.schedules_agreement(), content).hint(&on).render()
}

/// The language of a text that was agreed to in another than the page's.
fn foreign(words: Words, agreement: &Agreement) -> Option<&'static str> {
    (agreement.language != words.language()).then(|| agreement.language.tag())
}
