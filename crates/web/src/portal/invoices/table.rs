//! The table of invoices, each heading with an order leading to it.

use base::{Cents, Currency, Date};
use billing::Ctx;
use billing::invoices::{InvoiceKind, ListedInvoice, Order, Tab as Part};
use words::Words;

use super::asked::Asked;
use super::status_words;
use crate::kit::components::{Column, Direction, Kind, Row, Sorting, chip, tick_box};
use crate::kit::forms::encode;
use crate::kit::{Address, Markup, Render as _, components, html};

pub struct Table<'a> {
    pub words: Words,
    pub today: Date,
    pub currency: Currency,
    pub asked: &'a Asked,
}

impl<'a> Table<'a> {
    pub fn of(ctx: &Ctx, words: Words, asked: &'a Asked) -> Table<'a> {
        Table { words, today: ctx.today(), currency: ctx.biller.currency, asked }
    }

    pub fn draw(&self, invoices: &[ListedInvoice], can_tick: bool) -> Markup {
        let words = self.words;
        let (issued, due, total) = (
            self.order(Order::Newest, Order::Oldest),
            self.order(Order::DueLast, Order::DueFirst),
            self.order(Order::Largest, Order::Smallest),
        );
        let tick = can_tick.then(|| Column::new(Kind::Tick, words.invoices_tick()));
        let columns: Vec<Column<'_>> = tick
            .into_iter()
            .chain([
                Column::new(Kind::Title, words.invoices_number()),
                self.sorted(Kind::Aside, words.invoices_issued(), &issued),
                self.sorted(Kind::Date, words.invoices_due(), &due),
                Column::new(Kind::Number, self.amount_name()),
                self.sorted(Kind::Amount, words.invoices_total(), &total),
                Column::new(Kind::Status, words.common_status()),
            ])
            .collect();
        let rows = invoices.iter().map(|invoice| self.row(invoice, can_tick)).collect();
        components::Table { caption: words.invoices_title(), columns: &columns, rows }.render()
    }

    /// Where a heading leads, and how the list is ordered by it now.
    fn order(&self, falling: Order, rising: Order) -> (Address, Option<Direction>) {
        let now = match self.asked.order {
            order if order == falling => Some(Direction::Descending),
            order if order == rising => Some(Direction::Ascending),
            _ => None,
        };
        let other = if now == Some(Direction::Descending) { rising } else { falling };
        (self.asked.of("/invoices", self.asked.part, other), now)
    }

    /// What a search finds has one order.
    fn sorted<'c>(
        &self,
        kind: Kind,
        heading: &'c str,
        (address, now): &'c (Address, Option<Direction>),
    ) -> Column<'c> {
        let column = Column::new(kind, heading);
        match self.asked.number {
            Some(_) => column,
            None => column.sorting(Sorting { href: address.as_str(), now: *now }),
        }
    }

    /// Among what is in progress, what is on its way.
    fn amount_name(&self) -> &'static str {
        match self.shows_progress() {
            true => self.words.invoices_in_progress_amount(),
            false => self.words.invoices_open_amount(),
        }
    }

    fn shows_progress(&self) -> bool {
        self.asked.part == Part::InProgress && self.asked.number.is_none()
    }

    fn row(&self, invoice: &ListedInvoice, can_tick: bool) -> Row {
        let words = self.words;
        let number = invoice.number.as_str();
        let money = |cents: Cents| words.money(cents.of(self.currency));
        let total = match invoice.kind {
            InvoiceKind::Invoice => invoice.total_cents,
            InvoiceKind::CreditNote => -invoice.total_cents,
        };
        let amount = match self.shows_progress() {
            true => invoice.in_progress_cents,
            false => invoice.open_cents,
        };
        let (tone, status) = status_words(words, invoice.status(self.today));
        let tick = can_tick.then(|| match is_payable(invoice) {
            true => {
                let choose = words.invoices_tick_one(number);
                tick_box("invoice", &invoice.id.to_string(), false, &choose)
            }
            false => html! {},
        });
        let cells = tick.into_iter().chain([
            html! { (number) },
            html! { (words.date_medium(invoice.issued_on)) },
            html! { (words.date_medium(invoice.due_on)) },
            html! { @if amount.is_positive() { (money(amount)) } },
            html! { (money(total)) },
            chip(tone, status),
        ]);
        Row::new(cells).href(format!("/invoices/{}", encode(number)))
    }
}

pub fn is_payable(invoice: &ListedInvoice) -> bool {
    invoice.payable_cents().is_positive()
}
