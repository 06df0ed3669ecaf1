//! The ways to say how much, each with what it comes to and what will remain.

use base::{Cents, Currency};
use billing::payments::Choice;
use words::{SymbolPlace, Words};

use super::entered::Entered;
use super::offer::Offer;
use super::ticks;
use crate::kit::components::{Field, RadioCard, RadioCards};
use crate::kit::{Markup, Problems, Render as _, html};

pub fn draw(words: Words, offer: &Offer, entered: &Entered, problems: &Problems) -> Markup {
    let offered = ORDER.iter().filter(|choice| offer.is_offered(**choice));
    let cards: Vec<_> = offered.map(|choice| AmountCard::of(words, offer, *choice)).collect();
    let chosen = offer.chosen(entered);
    let radio = |card: &'_ AmountCard| RadioCard {
        value: card.choice.as_str(),
        title: card.title,
        detail: "",
        aside: card.amount.as_ref().map(|amount| html! { (amount) }),
        chosen: card.choice == chosen,
        disabled: !offer.is_open(card.choice),
        more: more(words, offer, entered, problems, card.choice),
    };
    let cards = cards.iter().map(|card| RadioCard { detail: &card.detail, ..radio(card) });
    RadioCards::new("choice", words.payments_how_much(), cards)
        .error(problems.of("choice"))
        .render()
}

const ORDER: [Choice; 6] = [
    Choice::AmountDue,
    Choice::CurrentBilled,
    Choice::PastDue,
    Choice::Invoices,
    Choice::Other,
    Choice::Accounts,
];

struct AmountCard {
    choice: Choice,
    title: &'static str,
    detail: String,
    amount: Option<String>,
}

impl AmountCard {
    fn of(words: Words, offer: &Offer, choice: Choice) -> AmountCard {
        let (title, hint, nothing) = sentences(words, choice);
        let hint = if offer.is_for_guest { guest_hint(words, choice) } else { hint };
        let amount = offer.amount_of(choice);
        let detail = match amount {
            _ if offer.is_beyond(choice) => words.payments_beyond_limit().to_owned(),
            _ if !offer.is_open(choice) => nothing.to_owned(),
            Some(amount) => {
                let remaining = remaining(words, offer.owed_after(amount), offer.currency);
                format!("{hint} {remaining}")
            }
            None => hint.to_owned(),
        };
        let amount = amount.map(|amount| words.money(amount.of(offer.currency)));
        AmountCard { choice, title, detail, amount }
    }
}

/// Its name, what it is, and why there is nothing to choose.
fn sentences(words: Words, choice: Choice) -> (&'static str, &'static str, &'static str) {
    match choice {
        Choice::AmountDue => (
            words.payments_choice_due(),
            words.payments_choice_due_hint(),
            words.payments_nothing_owed(),
        ),
        Choice::CurrentBilled => (
            words.payments_choice_current_bill(),
            words.payments_choice_current_bill_hint(),
            words.payments_nothing_billed(),
        ),
        Choice::PastDue => (
            words.payments_choice_past_due(),
            words.payments_choice_past_due_hint(),
            words.payments_nothing_past_due(),
        ),
        Choice::Invoices => (
            words.payments_choice_invoices(),
            words.payments_choice_invoices_hint(),
            words.payments_nothing_open(),
        ),
        Choice::Other => (words.payments_choice_other(), words.payments_choice_other_hint(), ""),
        Choice::Accounts => (
            words.payments_choice_accounts(),
            words.payments_choice_accounts_hint(),
            words.payments_nothing_owed(),
        ),
    }
}

/// Without a word on what else is owed.
fn guest_hint(words: Words, choice: Choice) -> &'static str {
    match choice {
        Choice::Invoices => words.guest_invoices_hint(),
        _ => words.guest_other_hint(),
    }
}

/// "After this payment …": what is owed then, or the credit.
pub fn remaining(words: Words, owed: Cents, currency: Currency) -> String {
    if owed.is_positive() {
        words.payments_remaining(words.money(owed.of(currency)))
    } else if owed.is_negative() {
        words.payments_remaining_credit(words.money(owed.abs().of(currency)))
    } else {
        words.payments_remaining_nothing().to_owned()
    }
}

fn more(
    words: Words,
    offer: &Offer,
    entered: &Entered,
    problems: &Problems,
    choice: Choice,
) -> Option<Markup> {
    match choice {
        Choice::Other => Some(other_amount(words, offer, entered, problems)),
        Choice::Invoices if offer.is_open(choice) => {
            Some(ticks::invoices(words, offer, entered, problems))
        }
        Choice::Accounts => Some(ticks::accounts(words, offer, entered, problems)),
        _ => None,
    }
}

fn other_amount(words: Words, offer: &Offer, entered: &Entered, problems: &Problems) -> Markup {
    let sides = symbol_sides(words, offer.currency);
    amount_field("amount", words.payments_amount(), &sides)
        .value(&entered.amount)
        .error(problems.of("amount"))
        .render()
}

/// An amount to be typed.
pub(super) fn amount_field<'a>(
    name: &'a str,
    label: &'a str,
    (before, after): &'a (String, String),
) -> Field<'a> {
    Field::money(name, label, before, after).limit(20).conditional()
}

/// The currency's symbol, before the amount or after it as the language has it.
pub(super) fn symbol_sides(words: Words, currency: Currency) -> (String, String) {
    let parts = words.money_parts(Cents::ZERO.of(currency));
    let symbol = parts.symbol.trim().to_owned();
    match parts.place {
        SymbolPlace::Before => (symbol, String::new()),
        SymbolPlace::After => (String::new(), symbol),
    }
}
