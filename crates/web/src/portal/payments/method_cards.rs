//! The ways to pay: what is stored, a new card, a new bank account.

use base::Cents;
use billing::methods::Method;
use billing::methods::MethodKind;
use billing::settings::PaidWith;
use words::Words;

use super::entered::{ChosenMethod, Entered};
use super::fees;
use super::offer::Offer;
use crate::kit::components::{RadioCard, RadioCards, Tone, chip};
use crate::kit::{Icon, Markup, Problems, Render as _, html};
use crate::portal::payment_methods::{expiry_sentence, name_of, title_of};

pub fn draw(words: Words, offer: &Offer, entered: &Entered, problems: &Problems) -> Markup {
    let chosen = offer.chosen_method(entered);
    let costs = Costs { words, offer, amount: offer.chosen_amount(words, entered) };
    let stored: Vec<_> =
        offer.methods.iter().map(|method| StoredCard::of(words, &costs, method)).collect();
    let stored = stored.iter().map(|card| card.draw(words, chosen));
    let new = [
        (
            MethodKind::Card,
            words.methods_new_card(),
            with_cost(words.payments_method_card_hint(), costs.of_new_card()),
        ),
        (
            MethodKind::Bank,
            words.methods_new_bank(),
            with_cost(words.payments_method_bank_time(), costs.of(&PaidWith::Bank)),
        ),
    ];
    let new = new.iter().map(|(kind, title, detail)| (*kind, *title, detail.as_str()));
    let new = new.map(|(kind, title, detail)| RadioCard {
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

/// What each way to pay costs besides the amount; nothing is said where none costs anything.
struct Costs<'a> {
    words: Words,
    offer: &'a Offer,
    amount: Option<Cents>,
}

impl Costs<'_> {
    fn of(&self, with: &PaidWith) -> Option<String> {
        let Costs { words, offer, amount } = *self;
        match offer.tariff_of(with) {
            Some(tariff) => Some(fees::what_it_adds(words, tariff, amount, offer.currency)),
            None => offer.has_fees().then(|| words.fees_free().to_owned()),
        }
    }

    fn of_new_card(&self) -> Option<String> {
        let Costs { words, offer, amount } = *self;
        let told = fees::what_a_new_card_adds(words, offer.of_new_card(), amount, offer.currency);
        told.or_else(|| offer.has_fees().then(|| words.fees_free().to_owned()))
    }
}

fn with_cost(hint: &str, cost: Option<String>) -> String {
    cost.map_or_else(|| hint.to_owned(), |cost| format!("{hint} {cost}"))
}

struct StoredCard<'a> {
    method: &'a Method,
    value: String,
    title: String,
    detail: String,
    is_usable: bool,
}

impl<'a> StoredCard<'a> {
    fn of(words: Words, costs: &Costs<'_>, method: &'a Method) -> StoredCard<'a> {
        let today = costs.offer.today;
        let name = method.nickname.as_ref().map(|_| name_of(words, method));
        let state = match method.unusable_since {
            Some(_) => Some(words.methods_unusable().to_owned()),
            None => expiry_sentence(words, method, today),
        };
        let cost = costs.of(&method.paid_with()).filter(|_| method.is_usable(today));
        let detail: Vec<String> = [name, state, cost].into_iter().flatten().collect();
        StoredCard {
            method,
            value: method.id.to_string(),
            title: title_of(words, method),
            detail: detail.join(" · "),
            is_usable: method.is_usable(today),
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
