//! The parts of the form: which method, which day, and the rest.

use base::Cents;
use billing::methods::{Method, MethodKind};
use words::{SymbolPlace, Words};

use super::entered::{Entered, When};
use crate::kit::components::{Field, RadioCard, RadioCards, Select, Tone, chip, fields};
use crate::kit::{Icon, Markup, Problems, Render as _, Web, html};
use crate::portal::payment_methods::{expiry_sentence, name_of, title_of};
use crate::portal::payments::ChosenMethod;

pub struct Choosing<'c> {
    pub words: Words,
    pub web: &'c Web,
    pub entered: &'c Entered,
    pub methods: &'c [Method],
    pub problems: &'c Problems,
}

impl Choosing<'_> {
    pub fn methods(&self) -> Markup {
        let words = self.words;
        let stored: Vec<_> = self.methods.iter().map(|method| Stored::of(self, method)).collect();
        let new = [
            (MethodKind::Card, words.methods_new_card(), words.payments_method_card_hint()),
            (MethodKind::Bank, words.methods_new_bank(), words.payments_method_bank_time()),
        ];
        let new = new.map(|(kind, title, detail)| RadioCard {
            value: kind.as_str(),
            title,
            detail,
            aside: Some(icon(kind)),
            chosen: self.entered.method == Some(ChosenMethod::New(kind)),
            ..RadioCard::default()
        });
        let cards = stored.iter().map(Stored::card).chain(new);
        RadioCards::new("method", words.autopay_method(), cards)
            .error(self.problems.of("method"))
            .render()
    }

    pub fn timing(&self) -> Markup {
        let (words, entered) = (self.words, self.entered);
        let card = |when: When, title, detail, more| RadioCard {
            value: when.as_str(),
            title,
            detail,
            chosen: entered.when == when,
            more,
            ..RadioCard::default()
        };
        let number = |name, label, value| {
            Field::text(name, label)
                .value(value)
                .error(self.problems.of(name))
                .limit(2)
                .conditional()
                .half()
        };
        let days = number("days", words.autopay_days(), &entered.days);
        let day = number("day", words.autopay_day(), &entered.day);
        let cards = [
            card(
                When::DueDate,
                words.autopay_timing_due_date(),
                words.autopay_due_date_hint(),
                None,
            ),
            card(
                When::DaysBefore,
                words.autopay_days_before(),
                words.autopay_days_before_hint(),
                Some(fields(html! { (days) })),
            ),
            card(
                When::DayOfMonth,
                words.autopay_day_of_month(),
                words.autopay_day_of_month_hint(),
                Some(fields(html! { (day) })),
            ),
        ];
        RadioCards::new("when", words.autopay_timing_title(), cards).render()
    }

    /// The backup method and the cap.
    pub fn further(&self) -> Markup {
        let (words, today) = (self.words, self.web.ctx.today());
        let usable = self.methods.iter().filter(|method| method.is_usable(today));
        let backups: Vec<_> =
            usable.map(|method| (method.id.to_string(), title_of(words, method))).collect();
        let named = backups.iter().map(|(id, title)| (id.as_str(), title.as_str()));
        let options = [("", words.autopay_backup_none())].into_iter().chain(named);
        let chosen = self.entered.backup.map(|backup| backup.to_string()).unwrap_or_default();
        let (before, after) = symbol(words, self.web);
        fields(html! {
            (Select::new("backup", words.autopay_backup(), options)
                .selected(&chosen)
                .hint(words.autopay_backup_hint()))
            (Field::money("cap", words.autopay_cap(), before.as_str(), after.as_str())
                .value(&self.entered.cap)
                .hint(words.autopay_cap_hint())
                .optional(words.common_optional())
                .error(self.problems.of("cap"))
                .limit(20))
        })
    }
}

/// The currency's, before or after the amount.
fn symbol(words: Words, web: &Web) -> (String, String) {
    let parts = words.money_parts(Cents::ZERO.of(web.ctx.biller.currency));
    let symbol = parts.symbol.trim().to_owned();
    match parts.place {
        SymbolPlace::Before => (symbol, String::new()),
        SymbolPlace::After => (String::new(), symbol),
    }
}

/// A stored method in words.
struct Stored {
    value: String,
    title: String,
    detail: String,
    aside: Markup,
    is_usable: bool,
    is_chosen: bool,
}

impl Stored {
    fn of(choosing: &Choosing<'_>, method: &Method) -> Stored {
        let (words, today) = (choosing.words, choosing.web.ctx.today());
        let name = method.nickname.as_ref().map(|_| name_of(words, method));
        let state = match method.unusable_since {
            Some(_) => Some(words.methods_unusable().to_owned()),
            None => expiry_sentence(words, method, today),
        };
        let detail: Vec<String> = [name, state].into_iter().flatten().collect();
        Stored {
            value: method.id.to_string(),
            title: title_of(words, method),
            detail: detail.join(" · "),
            aside: match method.is_default {
                true => chip(Tone::Plain, words.methods_default()),
                false => icon(method.kind),
            },
            is_usable: method.is_usable(today),
            is_chosen: choosing.entered.method == Some(ChosenMethod::Stored(method.id)),
        }
    }

    fn card(&self) -> RadioCard<'_> {
        RadioCard {
            value: &self.value,
            title: &self.title,
            detail: &self.detail,
            aside: Some(self.aside.clone()),
            chosen: self.is_chosen,
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
