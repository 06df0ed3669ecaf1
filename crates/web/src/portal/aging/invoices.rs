//! The invoices that were open, to be ticked and paid where the day is today.

use billing::ledger::{AgedInvoice, Bucket, days_past_due};

use super::View;
use super::buckets::{name, tone};
use crate::kit::components::{
    Button, Column, Kind, Look, Row, Table, actions, chip, empty, hidden, tick_box,
};
use crate::kit::forms::encode;
use crate::kit::{Address, Icon, Markup, Render as _, html};
use crate::portal::bills;

pub fn draw(view: &View) -> Markup {
    let words = view.words;
    let day = Some(view.day).filter(|_| !view.is_today());
    let address = Address::new("/aging").with_some("on", day);
    let pager = bills::pager(words, words.aging_pages(), &view.found, &address, |invoice| {
        format!("{}_{}", invoice.due_on, invoice.id)
    });
    let can_tick = view.may_pay && view.is_today() && view.found.rows.iter().any(is_payable);
    html! {
        @if view.found.rows.is_empty() { (nothing(view)) }
        @else if can_tick {
            form class="stack" action="/payments/new" {
                (hidden("choice", "invoices"))
                (table(view, true))
                (actions(Button::new(words.invoices_pay_ticked(), Look::Secondary).render()))
            }
        } @else {
            (table(view, false))
            @if view.may_pay && !view.is_today() { p class="footnote" { (words.aging_only_today()) } }
        }
        (pager)
    }
}

fn nothing(view: &View) -> Markup {
    match view.is_today() {
        true => empty(Icon::Check, view.words.invoices_empty_open(), None),
        false => empty(Icon::Check, view.words.aging_empty(), None),
    }
}

fn table(view: &View, can_tick: bool) -> Markup {
    let words = view.words;
    let open = if view.is_today() { words.invoices_open_amount() } else { words.aging_open_then() };
    let tick = can_tick.then(|| Column::new(Kind::Tick, words.invoices_tick()));
    let columns: Vec<Column<'_>> = tick
        .into_iter()
        .chain([
            Column::new(Kind::Title, words.invoices_number()),
            Column::new(Kind::Aside, words.invoices_issued()),
            Column::new(Kind::Date, words.invoices_due()),
            Column::new(Kind::Number, words.aging_past_due()),
            Column::new(Kind::Number, words.invoices_total()),
            Column::new(Kind::Amount, open),
            Column::new(Kind::Status, words.common_status()),
        ])
        .collect();
    let rows = view.found.rows.iter().map(|invoice| row(view, invoice, can_tick)).collect();
    Table { caption: words.aging_invoices(), columns: &columns, rows }.render()
}

fn row(view: &View, invoice: &AgedInvoice, can_tick: bool) -> Row {
    let words = view.words;
    let number = invoice.number.as_str();
    let late = match days_past_due(invoice.due_on, view.day) {
        days @ 1.. => words.aging_days(days),
        _ => words.aging_not_due().to_owned(),
    };
    let tick = can_tick.then(|| match is_payable(invoice) {
        true => {
            let choose = words.invoices_tick_one(number);
            tick_box("invoice", &invoice.id.to_string(), false, &choose)
        }
        false => html! {},
    });
    let bucket = Bucket::of(invoice.due_on, view.day);
    let cells = tick.into_iter().chain([
        html! { (number) },
        html! { (words.date_medium(invoice.issued_on)) },
        html! { (words.date_medium(invoice.due_on)) },
        html! { (late) },
        html! { (view.money(invoice.total_cents)) },
        html! { (view.money(invoice.open_cents)) },
        chip(tone(bucket), name(words, bucket)),
    ]);
    Row::new(cells).href(format!("/invoices/{}", encode(number)))
}

fn is_payable(invoice: &AgedInvoice) -> bool {
    invoice.payable_cents.is_positive()
}
