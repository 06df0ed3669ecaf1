//! `/invoices?status=…`: all, open, in progress, paid; pages of fifty, and a search by number.

use axum::extract::State;
use axum::response::Response;
use base::{Cents, Date, Id, Locator, Result, kinds};
use billing::invoices::{
    self, Direction, InvoiceKind, InvoicePage, ListedInvoice, PageKey, Tab as Part,
};
use words::Words;

use super::status_words;
use crate::kit::components::{
    Button, Card, Column, Field, Kind, Look, Pager, Row, Tab, Table, actions, button_link, chip,
    empty, hidden, search_form, tabs, tick_box, toolbar,
};
use crate::kit::forms::{Query, encode};
use crate::kit::layout::Page;
use crate::kit::{Failure, Form, Icon, Markup, Place, Render as _, Signed, Web, html};

const PAGE_LENGTH: usize = 50;

pub async fn show(
    State(web): State<Web>,
    signed: Signed,
    Query(query): Query,
) -> Result<Response, Failure> {
    let account = signed.account()?;
    let asked = Asked::read(&query);
    let found = find(&web, account.account_id, &asked).await?;
    let words = signed.visit.words;
    let list = List {
        words,
        asked: &asked,
        today: web.ctx.today(),
        currency: web.ctx.biller.currency,
        may_pay: account.role.may_pay(),
    };
    let page =
        Page { title: words.invoices_title(), heading: words.invoices_title(), ..Page::default() };
    let content = Card::new("", list.draw(&found)).render();
    Ok(signed.page(Place::Invoices, page, content))
}

/// What the address asks for.
struct Asked {
    part: Part,
    key: Option<PageKey>,
    /// A search looks through all parts.
    number: Option<Locator>,
}

impl Asked {
    fn read(query: &Form) -> Asked {
        let part = PARTS.iter().find(|(_, word)| *word == query.text("status"));
        let key = |field, direction| {
            let (date, id) = query.find(field)?.split_once('_')?;
            Some(PageKey { issued_on: date.parse().ok()?, id: id.parse().ok()?, direction })
        };
        Asked {
            part: part.map_or(Part::All, |(part, _)| *part),
            key: key("before", Direction::Older).or(key("after", Direction::Newer)),
            number: query.find_parsed("number"),
        }
    }
}

const PARTS: [(Part, &str); 4] = [
    (Part::All, "all"),
    (Part::Open, "open"),
    (Part::InProgress, "in-progress"),
    (Part::Paid, "paid"),
];

async fn find(web: &Web, account: Id<kinds::Account>, asked: &Asked) -> Result<InvoicePage> {
    let mut conn = web.ctx.db.read().await?;
    match &asked.number {
        Some(number) => {
            let invoices = invoices::search(&mut conn, account, number, PAGE_LENGTH as i64).await?;
            Ok(InvoicePage { invoices, has_older: false, has_newer: false })
        }
        None => invoices::page_of(&mut conn, account, asked.part, asked.key, PAGE_LENGTH).await,
    }
}

struct List<'a> {
    words: Words,
    asked: &'a Asked,
    today: Date,
    currency: base::Currency,
    may_pay: bool,
}

impl List<'_> {
    fn draw(&self, found: &InvoicePage) -> Markup {
        let can_tick = self.may_pay && found.invoices.iter().any(is_payable);
        html! {
            (toolbar(self.tabs(), self.search()))
            @if found.invoices.is_empty() { (self.nothing()) }
            @else if can_tick {
                form class="stack" action="/payments/new" {
                    (hidden("choice", "invoices"))
                    (self.table(&found.invoices, true))
                    (actions(Button::new(self.words.invoices_pay_ticked(), Look::Primary).render()))
                }
            } @else { (self.table(&found.invoices, false)) }
            (self.pager(found))
        }
    }

    fn tabs(&self) -> Markup {
        let words = self.words;
        let tab = |(part, word): (Part, &str), label, addresses: &'static str| {
            debug_assert!(addresses.ends_with(word));
            let current = self.asked.number.is_none() && self.asked.part == part;
            Tab { label, href: addresses, current, count: None }
        };
        let all = [
            tab(PARTS[0], words.invoices_tab_all(), "/invoices?status=all"),
            tab(PARTS[1], words.invoices_tab_open(), "/invoices?status=open"),
            tab(PARTS[2], words.invoices_tab_in_progress(), "/invoices?status=in-progress"),
            tab(PARTS[3], words.invoices_tab_paid(), "/invoices?status=paid"),
        ];
        tabs(words.invoices_tabs(), all)
    }

    fn search(&self) -> Markup {
        let number = self.asked.number.as_ref().map_or("", Locator::as_str);
        let field = Field::search("number", self.words.invoices_search()).value(number);
        search_form(
            "/invoices",
            html! {
                (field)
                @if !number.is_empty() { (button_link("/invoices", self.words.common_clear(), Look::Quiet)) }
            },
        )
    }

    fn nothing(&self) -> Markup {
        let words = self.words;
        let all = ("/invoices", words.dashboard_all_invoices());
        if let Some(number) = &self.asked.number {
            let sentence = words.invoices_empty_search(number.as_str());
            return empty(Icon::Search, &sentence, Some(all));
        }
        match self.asked.part {
            Part::All => empty(Icon::Bill, words.invoices_empty_all(), None),
            Part::Open => empty(Icon::Check, words.invoices_empty_open(), Some(all)),
            Part::InProgress => empty(Icon::Clock, words.invoices_empty_in_progress(), Some(all)),
            Part::Paid => empty(Icon::Bill, words.invoices_empty_paid(), Some(all)),
        }
    }

    fn table(&self, invoices: &[ListedInvoice], can_tick: bool) -> Markup {
        let words = self.words;
        let tick = can_tick.then(|| Column::new(Kind::Tick, words.invoices_tick()));
        let columns: Vec<Column<'_>> = tick
            .into_iter()
            .chain([
                Column::new(Kind::Title, words.invoices_number()),
                Column::new(Kind::Aside, words.invoices_issued()),
                Column::new(Kind::Date, words.invoices_due()),
                Column::new(Kind::Number, words.invoices_open_amount()),
                Column::new(Kind::Amount, words.invoices_total()),
                Column::new(Kind::Status, words.common_status()),
            ])
            .collect();
        let rows = invoices.iter().map(|invoice| self.row(invoice, can_tick)).collect();
        Table { caption: words.invoices_title(), columns: &columns, rows }.render()
    }

    fn row(&self, invoice: &ListedInvoice, can_tick: bool) -> Row {
        let words = self.words;
        let number = invoice.number.as_str();
        let money = |cents: Cents| words.money(cents.of(self.currency));
        let total = match invoice.kind {
            InvoiceKind::Invoice => invoice.total_cents,
            InvoiceKind::CreditNote => -invoice.total_cents,
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
            html! { @if invoice.open_cents.is_positive() { (money(invoice.open_cents)) } },
            html! { (money(total)) },
            chip(tone, status),
        ]);
        Row::new(cells).href(format!("/invoices/{}", encode(number)))
    }

    fn pager(&self, found: &InvoicePage) -> Markup {
        let words = self.words;
        let part = PARTS.iter().find(|(part, _)| *part == self.asked.part);
        let part = part.map_or("all", |(_, word)| word);
        let address = |field: &str, invoice: &ListedInvoice| {
            format!("/invoices?status={part}&{field}={}_{}", invoice.issued_on, invoice.id)
        };
        let newer = found.invoices.first().filter(|_| found.has_newer);
        let older = found.invoices.last().filter(|_| found.has_older);
        let newer = newer.map(|invoice| address("after", invoice));
        let older = older.map(|invoice| address("before", invoice));
        let pager = Pager {
            label: words.invoices_pages(),
            newer: (newer.as_deref(), words.common_newer()),
            older: (older.as_deref(), words.common_older()),
        };
        pager.render()
    }
}

fn is_payable(invoice: &ListedInvoice) -> bool {
    invoice.payable_cents().is_positive()
}
