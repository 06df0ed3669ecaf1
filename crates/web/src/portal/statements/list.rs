//! `/statements?from=…&until=…`: the columns of S4, newest first.

use axum::extract::State;
use axum::response::Response;
use base::{Cents, Currency, Error};
use billing::invoices::{self, Statement};
use billing::paging::Listing;
use words::Words;

use crate::kit::components::{
    Button, Card, Column, Kind, Look, Row, Table, button_link, empty, filters,
};
use crate::kit::forms::{Query, encode};
use crate::kit::layout::Page;
use crate::kit::{Address, Failure, Icon, Markup, Place, Render as _, Signed, Web, html};
use crate::portal::bills::{self, Days};

const PAGE_LENGTH: usize = 50;

pub async fn show(
    State(web): State<Web>,
    signed: Signed,
    Query(query): Query,
) -> Result<Response, Failure> {
    let account = signed.account()?.account_id;
    let days = Days::read(&query);
    let start = bills::start(&query, |parts| Some((parts.next()?, parts.next()?)));
    let mut conn = web.ctx.db.read().await.map_err(Error::from)?;
    let found =
        invoices::statements_of(&mut conn, account, days.bounds(), start, PAGE_LENGTH).await?;
    let (words, currency) = (signed.visit.words, web.ctx.biller.currency);
    let title = words.statements_title();
    let file = days.onto(Address::new("/statements.csv"));
    let tools = Some(button_link(file.as_str(), words.common_download_csv(), Look::Secondary));
    let page = Page { title, heading: title, tools, ..Page::default() };
    let content = html! {
        (bills::ways(words, Place::Statements))
        (Card::new("", List { words, currency, days, found: &found }.draw()))
    };
    Ok(signed.page(Place::Statements, page, content))
}

struct List<'a> {
    words: Words,
    currency: Currency,
    days: Days,
    found: &'a Listing<Statement>,
}

impl List<'_> {
    fn draw(&self) -> Markup {
        let words = self.words;
        let address = self.days.onto(Address::new("/statements"));
        let pager = bills::pager(words, words.statements_pages(), self.found, &address, |row| {
            format!("{}_{}", row.issued_on, row.id)
        });
        html! {
            @if self.days.is_some() || !self.found.rows.is_empty() { (self.filters()) }
            @if self.found.rows.is_empty() { (self.nothing()) }
            @else {
                (self.table())
                p class="footnote" {
                    (words.statements_tax_included())
                    @if self.found.rows.iter().any(lacks_figures) { " " (words.statements_not_told()) }
                }
            }
            (pager)
        }
    }

    fn filters(&self) -> Markup {
        let words = self.words;
        filters(
            "/statements",
            self.days.fields(words),
            html! {
                (Button::new(words.common_filter(), Look::Secondary))
                @if self.days.is_some() {
                    (button_link("/statements", words.common_clear(), Look::Quiet))
                }
            },
        )
    }

    fn nothing(&self) -> Markup {
        match self.days.is_some() {
            true => empty(Icon::Search, self.words.statements_empty_filtered(), None),
            false => empty(Icon::Bill, self.words.statements_empty(), None),
        }
    }

    fn table(&self) -> Markup {
        let words = self.words;
        let columns = [
            Column::new(Kind::Title, words.statements_number()),
            Column::new(Kind::Date, words.statements_issued()),
            Column::new(Kind::Text, words.statements_due()),
            Column::new(Kind::Number, words.statements_previous_balance()),
            Column::new(Kind::Number, words.statements_payments()),
            Column::new(Kind::Number, words.statements_adjustments()),
            Column::new(Kind::Number, words.statements_carried_forward()),
            Column::new(Kind::Number, words.statements_current_charges()),
            Column::new(Kind::Amount, words.statements_current_balance()),
            Column::new(Kind::Number, words.statements_tax()),
        ];
        let rows = self.found.rows.iter().map(|row| self.row(row)).collect();
        Table { caption: words.statements_title(), columns: &columns, rows }.render()
    }

    fn row(&self, statement: &Statement) -> Row {
        let (words, figures) = (self.words, &statement.figures);
        let money = |cents: Cents| words.money(cents.of(self.currency));
        let told = |cents: Option<Cents>| html! { (cents.map_or("—".to_owned(), money)) };
        let row = Row::new([
            html! { (statement.number.as_str()) },
            html! { (words.date_medium(statement.issued_on)) },
            html! { (words.date_medium(statement.due_on)) },
            told(figures.previous_balance_cents),
            told(figures.paid_cents()),
            told(figures.adjustments_cents),
            told(figures.carried_cents()),
            told(Some(figures.current_charges_cents)),
            told(figures.current_balance_cents()),
            told(Some(statement.tax_cents)),
        ]);
        row.href(format!("/invoices/{}", encode(statement.number.as_str())))
    }
}

fn lacks_figures(statement: &Statement) -> bool {
    let figures = &statement.figures;
    let shown = [
        figures.previous_balance_cents,
        figures.payments_cents,
        figures.adjustments_cents,
        figures.current_balance_cents(),
    ];
    shown.iter().any(Option::is_none)
}
