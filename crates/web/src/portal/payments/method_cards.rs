//! The ways to pay: what is stored, a new card, a new bank account.

use billing::methods::Method;
use billing::methods::MethodKind;
use words::Words;

use super::entered::{ChosenMethod, Entered};
use super::offer::Offer;
use crate::kit::components::{RadioCard, RadioCards, Tone, chip};
use crate::kit::{Icon, Markup, Problems, Render as _, html};
use crate::portal::payment_methods::{expiry_sentence, name_of, title_of};

pub fn draw(words: Words, offer: &Offer, entered: &Entered, problems: &Problems) -> Markup {
    let chosen = offer.chosen_method(entered);
    let stored: Vec<_> =
        offer.methods.iter().map(|method| StoredCard::of(words, offer, method)).collect();
    let stored = stored.iter().map(|card| card.draw(words, chosen));
    let new = [
        (MethodKind::Card, words.methods_new_card(), words.payments_method_card_hint()),
        (MethodKind::Bank, words.methods_new_bank(), words.payments_method_bank_time()),
    ];
    let new = new.into_iter().map(|(kind, title, detail)| RadioCard {
        value: kind.as_str(),
        title,
        detail,
        aside: Some(icon(kind)),
        chosen: chosen == Some(ChosenMethod::New(kind)),
        ..RadioCard::default()
    });
    RadioCards::new("method", words.payments_method_title(), stored.chain(new))
        .error(problems.of("method"))
        .render()
}

struct StoredCard<'a> {
    method: &'a Method,
    value: String,
    title: String,
    detail: String,
    is_usable: bool,
}

impl<'a> StoredCard<'a> {
    fn of(words: Words, offer: &Offer, method: &'a Method) -> StoredCard<'a> {
        let name = method.nickname.as_ref().map(|_| name_of(words, method));
        let state = match method.unusable_since {
            Some(_) => Some(words.methods_unusable().to_owned()),
            None => expiry_sentence(words, method, offer.today),
        };
        let detail: Vec<String> = [name, state].into_iter().flatten().collect();
        StoredCard {
            method,
            value: method.id.to_string(),
            title: title_of(words, method),
            detail: detail.join(" · "),
            is_usable: method.is_usable(offer.today),
        }
    }

    fn draw(&self, words: Words, chosen: Option<ChosenMethod>) -> RadioCard<'_> {
        let aside = match self.method.is_default {
            true => chip(Tone::Plain, words.methods_default()),
            false => icon(self.method.kind),
        };
        RadioCard {
            value: &self.value,
            title: &self.title,
            detail: &self.detail,
            aside: Some(aside),
            chosen: chosen == Some(ChosenMethod::Stored(self.method.id)),
            disabled: !self.is_usable,
            more: None,
        }
    }
}

fn icon(kind: MethodKind) -> Markup {
    match kind {
        MethodKind::Card => html! { (Icon::Card) },
        MethodKind::Bank => html! { (Icon::Bank) },
    }
}
