//! The ways to say how much, each with what it comes to and what will remain.

use base::{Cents, Currency};
use billing::invoices::ListedInvoice;
use billing::payments::Choice;
use words::{SymbolPlace, Words};

use super::entered::Entered;
use super::offer::Offer;
use crate::kit::components::{
    Column, Field, Kind, RadioCard, RadioCards, Row, Table, link, tick_box,
};
use crate::kit::{Markup, Problems, Render as _, html};

/// So many invoices are listed to be ticked; whoever has more ticks them in the list of invoices.
const LISTED: usize = 50;

pub fn draw(words: Words, offer: &Offer, entered: &Entered, problems: &Problems) -> Markup {
    let cards: Vec<_> = ORDER.iter().map(|choice| AmountCard::of(words, offer, *choice)).collect();
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

const ORDER: [Choice; 5] =
    [Choice::AmountDue, Choice::CurrentBilled, Choice::PastDue, Choice::Invoices, Choice::Other];

struct AmountCard {
    choice: Choice,
    title: &'static str,
    detail: String,
    amount: Option<String>,
}

impl AmountCard {
    fn of(words: Words, offer: &Offer, choice: Choice) -> AmountCard {
        let (title, hint, nothing) = sentences(words, choice);
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
        Choice::Other | Choice::Accounts => {
            (words.payments_choice_other(), words.payments_choice_other_hint(), "")
        }
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
        Choice::Other => Some(amount_field(words, offer, entered, problems)),
        Choice::Invoices if offer.is_open(choice) => Some(invoices(words, offer, entered)),
        _ => None,
    }
}

fn amount_field(words: Words, offer: &Offer, entered: &Entered, problems: &Problems) -> Markup {
    let parts = words.money_parts(Cents::ZERO.of(offer.currency));
    let symbol = parts.symbol.trim();
    let (before, after) = match parts.place {
        SymbolPlace::Before => (symbol, ""),
        SymbolPlace::After => ("", symbol),
    };
    Field::money("amount", words.payments_amount(), before, after)
        .value(&entered.amount)
        .error(problems.of("amount"))
        .limit(20)
        .conditional()
        .render()
}

/// Those due first, and those already ticked in the list of invoices.
fn invoices(words: Words, offer: &Offer, entered: &Entered) -> Markup {
    let payable = offer.amounts.payable.iter().enumerate();
    let listed = payable.filter(|(at, it)| *at < LISTED || entered.invoices.contains(&it.id));
    let columns = [
        Column::new(Kind::Tick, words.payments_choice_invoices()),
        Column::new(Kind::Title, words.invoices_number()),
        Column::new(Kind::Date, words.invoices_due()),
        Column::new(Kind::Amount, words.invoices_open_amount()),
    ];
    let rows = listed.map(|(_, invoice)| row(words, offer, entered, invoice)).collect();
    let table = Table { caption: words.payments_choice_invoices(), columns: &columns, rows };
    html! {
        (table)
        @if offer.amounts.payable.len() > LISTED {
            p { (words.payments_more_invoices(LISTED)) " " (link("/invoices?status=open", words.payments_all_invoices())) }
        }
    }
}

fn row(words: Words, offer: &Offer, entered: &Entered, invoice: &ListedInvoice) -> Row {
    let number = words.payments_invoice_line(invoice.number.as_str());
    let is_ticked = entered.invoices.contains(&invoice.id);
    Row::new([
        tick_box("invoice", &invoice.id.to_string(), is_ticked, &number),
        html! { (invoice.number) },
        html! { (words.invoices_due_on(words.date_short(invoice.due_on))) },
        html! { (words.money(invoice.payable_cents().of(offer.currency))) },
    ])
}
