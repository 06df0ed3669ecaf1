//! `/charges`: the columns of S4; the newest bill first, its lines in their order.

use axum::extract::State;
use axum::response::Response;
use base::{Cents, Currency, Date, Error};
use billing::invoices::{self, ListedCharge};
use billing::paging::Listing;
use words::Words;

use super::Filter;
use crate::kit::components::{
    Button, Card, Column, Kind, Look, Row, Table, button_link, empty, filters,
};
use crate::kit::forms::{Query, encode};
use crate::kit::layout::Page;
use crate::kit::{Failure, Icon, Markup, Place, Render as _, Signed, Web, html};
use crate::portal::bills;

const PAGE_LENGTH: usize = 50;

pub async fn show(
    State(web): State<Web>,
    signed: Signed,
    Query(query): Query,
) -> Result<Response, Failure> {
    let account = signed.account()?.account_id;
    let filter = Filter::read(&web.ctx, account, &query).await?;
    let start = bills::start(&query, |parts| Some((parts.next()?, parts.next()?, parts.next()?)));
    let mut conn = web.ctx.db.read().await.map_err(Error::from)?;
    let found =
        invoices::charges_of(&mut conn, account, filter.asked(), start, PAGE_LENGTH).await?;
    let (words, currency) = (signed.visit.words, web.ctx.biller.currency);
    let title = words.charges_title();
    let file = filter.onto("/charges.csv");
    let tools = Some(button_link(file.as_str(), words.common_download_csv(), Look::Secondary));
    let page = Page { title, heading: title, tools, ..Page::default() };
    let content = html! {
        (bills::ways(words, Place::Charges))
        (Card::new("", List { words, currency, filter: &filter, found: &found }.draw()))
    };
    Ok(signed.page(Place::Charges, page, content))
}

struct List<'a> {
    words: Words,
    currency: Currency,
    filter: &'a Filter,
    found: &'a Listing<ListedCharge>,
}

impl List<'_> {
    fn draw(&self) -> Markup {
        let words = self.words;
        let address = self.filter.onto("/charges");
        let pager = bills::pager(words, words.charges_pages(), self.found, &address, |row| {
            format!("{}_{}_{}", row.issued_on, row.invoice_id, row.position)
        });
        html! {
            @if self.filter.is_some() || !self.found.rows.is_empty() { (self.filters()) }
            @if self.found.rows.is_empty() { (self.nothing()) }
            @else { (self.table()) p class="footnote" { (words.charges_without_tax()) } }
            (pager)
        }
    }

    fn filters(&self) -> Markup {
        let words = self.words;
        filters(
            "/charges",
            html! { (self.filter.services.field(words)) (self.filter.days.fields(words)) },
            html! {
                (Button::new(words.common_filter(), Look::Secondary))
                @if self.filter.is_some() {
                    (button_link("/charges", words.common_clear(), Look::Quiet))
                }
            },
        )
    }

    fn nothing(&self) -> Markup {
        match self.filter.is_some() {
            true => empty(Icon::Search, self.words.charges_empty_filtered(), None),
            false => empty(Icon::Bill, self.words.charges_empty(), None),
        }
    }

    fn table(&self) -> Markup {
        let words = self.words;
        let columns = [
            Column::new(Kind::Text, words.charges_statement_number()),
            Column::new(Kind::Text, words.charges_service_number()),
            Column::new(Kind::Text, words.charges_group()),
            Column::new(Kind::Title, words.common_description()),
            Column::new(Kind::Text, words.charges_start()),
            Column::new(Kind::Text, words.charges_end()),
            Column::new(Kind::Number, words.charges_units()),
            Column::new(Kind::Amount, words.charges_charge()),
        ];
        let rows = self.found.rows.iter().map(|row| self.row(row)).collect();
        Table { caption: words.charges_title(), columns: &columns, rows }.render()
    }

    fn row(&self, charge: &ListedCharge) -> Row {
        let words = self.words;
        let money = |cents: Cents| words.money(cents.of(self.currency));
        let day =
            |day: Option<Date>| html! { @if let Some(day) = day { (words.date_medium(day)) } };
        let number = charge.invoice_number.as_str();
        let service = charge.service_number.as_ref();
        let row = Row::new([
            html! { (number) },
            html! { @if let Some(number) = service { (number.as_str()) } },
            html! { (charge.charge_group) },
            html! { (charge.description) },
            day(charge.period_start),
            day(charge.period_end),
            html! { (units(words, charge)) },
            html! { (money(charge.amount_cents)) },
        ]);
        row.href(format!("/invoices/{}", encode(number)))
    }
}

/// `412.5 kWh`
fn units(words: Words, charge: &ListedCharge) -> String {
    let Some(quantity) = charge.quantity else { return String::new() };
    let quantity = words.decimal(quantity, 6);
    match &charge.unit {
        Some(unit) => format!("{quantity} {unit}"),
        None => quantity,
    }
}
