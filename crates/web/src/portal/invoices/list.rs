//! `/invoices?status=…`: all, open, in progress, paid; filtered, sorted, fifty a page; and a search by
//! number.

use axum::extract::State;
use axum::response::Response;
use base::{Id, Locator, Result, kinds};
use billing::invoices::{self, InvoicePlace, ListedInvoice, Order, Tab as Part};
use billing::paging::Listing;
use words::Words;

use super::asked::{Asked, PARTS, word};
use super::table::{self, is_payable};
use crate::kit::components::{
    Button, Card, Field, Look, Select, Tab, actions, button_link, empty, filters, hidden,
    search_form, tabs, toolbar,
};
use crate::kit::forms::Query;
use crate::kit::layout::Page;
use crate::kit::{Address, Failure, Form, Icon, Markup, Place, Render as _, Signed, Web, html};
use crate::portal::bills;

const PAGE_LENGTH: usize = 50;

pub async fn show(
    State(web): State<Web>,
    signed: Signed,
    Query(query): Query,
) -> Result<Response, Failure> {
    let account = signed.account()?;
    let asked = Asked::read(&web.ctx, account.account_id, &query).await?;
    let found = find(&web, account.account_id, &asked, &query).await?;
    let words = signed.visit.words;
    let table = table::Table::of(&web.ctx, words, &asked);
    let list = List { asked: &asked, table, found: &found, may_pay: account.role.may_pay() };
    let title = words.invoices_title();
    let file = asked.onto("/invoices.csv");
    let tools = Some(button_link(file.as_str(), words.common_download_csv(), Look::Secondary));
    let page = Page { title, heading: title, tools, ..Page::default() };
    let content = html! { (bills::ways(words, Place::Invoices)) (Card::new("", list.draw())) };
    Ok(signed.page(Place::Invoices, page, content))
}

async fn find(
    web: &Web,
    account: Id<kinds::Account>,
    asked: &Asked,
    query: &Form,
) -> Result<Listing<ListedInvoice>> {
    let mut conn = web.ctx.db.read().await?;
    if let Some(number) = &asked.number {
        let found = invoices::search(&mut conn, account, number, PAGE_LENGTH as i64).await?;
        return Ok(Listing::whole(found));
    }
    let (filter, start) = (asked.filter(), asked.start(query));
    invoices::page_of(&mut conn, account, &filter, start, PAGE_LENGTH).await
}

struct List<'a> {
    asked: &'a Asked,
    table: table::Table<'a>,
    found: &'a Listing<ListedInvoice>,
    may_pay: bool,
}

impl List<'_> {
    fn draw(&self) -> Markup {
        let words = self.table.words;
        let rows = &self.found.rows;
        let can_tick = self.may_pay && rows.iter().any(is_payable);
        html! {
            (toolbar(self.tabs(), self.search()))
            @if self.asked.number.is_none() { (self.filters()) }
            @if rows.is_empty() { (self.nothing()) }
            @else if can_tick {
                form class="stack" action="/payments/new" {
                    (hidden("choice", "invoices"))
                    (self.table.draw(rows, true))
                    (actions(Button::new(words.invoices_pay_ticked(), Look::Primary).render()))
                }
            } @else { (self.table.draw(rows, false)) }
            (self.pager())
        }
    }

    fn tabs(&self) -> Markup {
        let words = self.table.words;
        let addresses = PARTS.map(|(part, _)| self.asked.of("/invoices", part, self.asked.order));
        let labels = [
            words.invoices_tab_all(),
            words.invoices_tab_open(),
            words.invoices_tab_in_progress(),
            words.invoices_tab_paid(),
        ];
        let all = PARTS.iter().zip(&addresses).zip(labels).map(|(((part, _), address), label)| {
            let current = self.asked.number.is_none() && self.asked.part == *part;
            Tab { label, href: address.as_str(), current, count: None }
        });
        tabs(words.invoices_tabs(), all)
    }

    fn search(&self) -> Markup {
        let words = self.table.words;
        let number = self.asked.number.as_ref().map_or("", Locator::as_str);
        let field = Field::search("number", words.invoices_search()).value(number);
        search_form(
            "/invoices",
            html! {
                (field)
                @if !number.is_empty() { (button_link("/invoices", words.common_clear(), Look::Quiet)) }
            },
        )
    }

    fn filters(&self) -> Markup {
        let (words, asked) = (self.table.words, self.asked);
        let orders = Order::ALL.iter().map(|order| (order.as_str(), order_name(words, *order)));
        let order = Select::new("sort", words.invoices_order(), orders);
        let part = word(asked.part);
        let clear = Address::new("/invoices").with("status", part);
        filters(
            "/invoices",
            html! {
                (hidden("status", part))
                (asked.services.field(words))
                (asked.days.fields(words))
                (order.selected(asked.order.as_str()))
            },
            html! {
                (Button::new(words.common_filter(), Look::Secondary))
                @if asked.is_narrowed() || asked.order != Order::Newest {
                    (button_link(clear.as_str(), words.common_clear(), Look::Quiet))
                }
            },
        )
    }

    fn nothing(&self) -> Markup {
        let words = self.table.words;
        let all = ("/invoices", words.dashboard_all_invoices());
        if let Some(number) = &self.asked.number {
            let sentence = words.invoices_empty_search(number.as_str());
            return empty(Icon::Search, &sentence, Some(all));
        }
        if self.asked.is_narrowed() {
            return empty(Icon::Search, words.invoices_empty_filtered(), Some(all));
        }
        match self.asked.part {
            Part::All => empty(Icon::Bill, words.invoices_empty_all(), None),
            Part::Open => empty(Icon::Check, words.invoices_empty_open(), Some(all)),
            Part::InProgress => empty(Icon::Clock, words.invoices_empty_in_progress(), Some(all)),
            Part::Paid => empty(Icon::Bill, words.invoices_empty_paid(), Some(all)),
        }
    }

    fn pager(&self) -> Markup {
        let (words, order) = (self.table.words, self.asked.order);
        let address = self.asked.onto("/invoices");
        let names = match order {
            Order::Newest => bills::newer_and_older(words),
            _ => (words.common_previous(), words.common_next()),
        };
        let place = |invoice: &ListedInvoice| match InvoicePlace::of(invoice, order) {
            InvoicePlace::Day(day, id) => format!("{day}_{id}"),
            InvoicePlace::Amount(cents, id) => format!("{}_{id}", cents.0),
        };
        bills::pager_named(names, words.invoices_pages(), self.found, &address, place)
    }
}

fn order_name(words: Words, order: Order) -> &'static str {
    match order {
        Order::Newest => words.invoices_order_newest(),
        Order::Oldest => words.invoices_order_oldest(),
        Order::DueLast => words.invoices_order_due_last(),
        Order::DueFirst => words.invoices_order_due_first(),
        Order::Largest => words.invoices_order_largest(),
        Order::Smallest => words.invoices_order_smallest(),
    }
}
