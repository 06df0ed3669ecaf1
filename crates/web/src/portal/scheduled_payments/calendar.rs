//! The months to come, each drawn in time and as a list.

use std::collections::HashMap;

use base::{Cents, Currency, Date, Id, kinds};
use billing::calendar::{ComingDebit, Planned};
use words::Words;

use crate::kit::components::{Card, Column, Kind, MonthStrip, Row, Table, link, stack};
use crate::kit::{Markup, Render as _, html};

/// So many months are always drawn, the current one included.
pub const MONTHS: usize = 4;

pub struct Calendar<'c> {
    pub words: Words,
    pub today: Date,
    pub debits: &'c [ComingDebit],
    pub methods: &'c HashMap<Id<kinds::Method>, String>,
}

impl Calendar<'_> {
    pub fn draw(&self) -> Markup {
        let months = self.months();
        let shown_until = months.last().map_or(self.today, |month| month.last_of_month());
        let later: Vec<&ComingDebit> =
            self.debits.iter().filter(|debit| debit.on > shown_until).collect();
        stack(html! {
            @for month in months { (self.month(month)) }
            @if !later.is_empty() {
                (Card::new(self.words.schedules_later(), self.table(&later, self.words.schedules_later())))
            }
        })
    }

    /// From this month on.
    fn months(&self) -> Vec<Date> {
        let first = self.today.first_of_month();
        let next = |month: &Date| month.last_of_month().tomorrow().ok();
        std::iter::successors(Some(first), next).take(MONTHS).collect()
    }

    fn month(&self, month: Date) -> Markup {
        let words = self.words;
        let title = capitalised(&words.month_and_year(month));
        let debits: Vec<&ComingDebit> =
            self.debits.iter().filter(|debit| debit.on.first_of_month() == month).collect();
        let total = debits.first().map(|first| {
            let amount = total(&debits).of(first.currency);
            words.schedules_month_total(debits.len(), words.money(amount))
        });
        let mut due: Vec<i8> = debits.iter().map(|debit| debit.on.day()).collect();
        due.dedup();
        let strip = MonthStrip {
            days: month.days_in_month(),
            today: (self.today.first_of_month() == month).then_some(self.today.day()),
            due: &due,
            today_word: words.schedules_today(),
        };
        let content = html! {
            (strip)
            @if debits.is_empty() { p { (words.schedules_none_in_month()) } }
            @else { (self.table(&debits, &title)) }
        };
        let card = Card::new(&title, content);
        match &total {
            Some(total) => card.hint(total).render(),
            None => card.render(),
        }
    }

    fn table(&self, debits: &[&ComingDebit], caption: &str) -> Markup {
        let words = self.words;
        let columns = [
            Column::new(Kind::Date, words.schedules_date()),
            Column::new(Kind::Title, words.schedules_what()),
            Column::new(Kind::Text, words.schedules_account()),
            Column::new(Kind::Text, words.schedules_method()),
            Column::new(Kind::Amount, words.schedules_amount()),
            Column::new(Kind::Status, words.schedules_action()),
        ];
        let rows = debits.iter().map(|debit| self.row(debit)).collect();
        Table { caption, columns: &columns, rows }.render()
    }

    fn row(&self, debit: &ComingDebit) -> Row {
        let words = self.words;
        let accounts: Vec<&str> = debit.accounts.iter().map(|number| number.as_str()).collect();
        let method = debit.method.and_then(|id| self.methods.get(&id));
        let method = method.map_or(words.schedules_by_hand(), String::as_str);
        let page = page_of(debit);
        Row::new([
            html! { (words.date_short(debit.on)) },
            html! { (what(words, debit.planned)) },
            html! { (accounts.join(", ")) },
            html! { (method) },
            html! { (written(words, debit.amount_cents, debit.currency)) },
            html! { @if debit.can_stop { (link(&page, words.schedules_open())) } },
        ])
        .href(page_of(debit))
    }
}

/// What it is part of.
pub fn what(words: Words, planned: Planned) -> String {
    match planned {
        Planned::Autopay(_) => words.schedules_kind_autopay().to_owned(),
        Planned::Once(_) => words.schedules_kind_once().to_owned(),
        Planned::Repeat { .. } => words.schedules_kind_repeat().to_owned(),
        Planned::Again(_) => words.schedules_kind_again().to_owned(),
        Planned::Instalment { number: 0, .. } => words.schedules_kind_down().to_owned(),
        Planned::Instalment { number, count, .. } => words.schedules_kind_instalment(number, count),
    }
}

/// Where it is changed or stopped.
fn page_of(debit: &ComingDebit) -> String {
    match debit.planned {
        Planned::Autopay(id) => format!("/autopay/{id}"),
        Planned::Once(id) | Planned::Again(id) => format!("/scheduled-payments/{id}"),
        Planned::Repeat { schedule, number } => {
            format!("/scheduled-payments/{schedule}?number={number}")
        }
        Planned::Instalment { arrangement, .. } => format!("/arrangements/{arrangement}"),
    }
}

fn total(debits: &[&ComingDebit]) -> Cents {
    debits.iter().map(|debit| debit.amount_cents).sum()
}

fn written(words: Words, cents: Cents, currency: Currency) -> String {
    words.money(cents.of(currency))
}

/// A month's name begins a heading, and in Spanish has no capital of its own.
fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    let first = characters.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + characters.as_str()
}
