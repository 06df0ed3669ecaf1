//! `/transactions`: day, description, amount, payment method, comments, receipt; newest first.

use axum::extract::State;
use axum::response::Response;
use base::Result;
use billing::ledger::{self, Balance};
use billing::paging::{Listing, Start};
use billing::transactions::{self, About, Part, Place as At, Transaction};
use words::Words;

use super::Filter;
use super::said::Teller;
use crate::kit::components::{
    Button, Card, Column, Kind, Look, Row, Select, Table, button_link, empty, filters, link,
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
    let account = signed.account()?;
    let words = signed.visit.words;
    let filter = Filter::read(&query);
    let start = bills::start(&query, |parts| Some((parts.next()?, parts.next()?)));
    let (balance, found) = load(&web, account.account_id, filter, start).await?;
    let teller = Teller::of(words, &web.ctx.biller);
    let situation = situation(&teller, &balance);
    let title = words.transactions_title();
    let tools = tools(words, filter, account.role.may_pay());
    let tools = Some(tools);
    let page = Page { title, heading: title, situation: &situation, tools, ..Page::default() };
    let content = html! {
        (bills::ways(words, Place::Transactions))
        (Card::new("", List { teller: &teller, filter, found: &found }.draw()))
    };
    Ok(signed.page(Place::Transactions, page, content))
}

async fn load(
    web: &Web,
    account: base::Id<base::kinds::Account>,
    filter: Filter,
    start: Option<Start<At>>,
) -> Result<(Balance, Listing<Transaction>)> {
    let mut conn = web.ctx.db.read().await?;
    let balance = ledger::balance_of(&mut conn, account).await?;
    let (part, days) = (filter.part, filter.days.bounds());
    let found = transactions::page_of(&mut conn, account, part, days, start, PAGE_LENGTH).await?;
    Ok((balance, found))
}

/// What all of it comes to, and what is on its way and therefore not in the list.
fn situation(teller: &Teller, balance: &Balance) -> String {
    let (words, owed) = (teller.words, balance.owed_cents());
    let sentence = match owed.is_zero() {
        true => words.transactions_even().to_owned(),
        false if owed.is_positive() => words.transactions_owed(teller.money(owed)),
        false => words.transactions_credit(teller.money(-owed)),
    };
    match balance.in_progress_cents.is_positive() {
        true => {
            let amount = teller.money(balance.in_progress_cents);
            format!("{sentence} {}", words.dashboard_includes_in_progress(amount))
        }
        false => sentence,
    }
}

fn tools(words: Words, filter: Filter, may_pay: bool) -> Markup {
    let file = filter.onto("/transactions.csv");
    html! {
        (button_link(file.as_str(), words.common_download_csv(), Look::Secondary))
        @if may_pay { (button_link("/payments/new", words.transactions_pay(), Look::Primary)) }
    }
}

struct List<'a> {
    teller: &'a Teller,
    filter: Filter,
    found: &'a Listing<Transaction>,
}

impl List<'_> {
    fn draw(&self) -> Markup {
        let words = self.teller.words;
        let address = self.filter.onto("/transactions");
        let pager = bills::pager(words, words.transactions_pages(), self.found, &address, |row| {
            format!("{}_{}", row.on, row.id)
        });
        html! {
            @if self.filter.is_some() || !self.found.rows.is_empty() { (self.filters()) }
            @if self.found.rows.is_empty() { (self.nothing()) } @else { (self.table()) }
            (pager)
        }
    }

    fn filters(&self) -> Markup {
        let words = self.teller.words;
        let parts = Part::ALL.iter().map(|part| (part.as_str(), name(words, *part)));
        let kind = Select::new("kind", words.transactions_part(), parts);
        filters(
            "/transactions",
            html! {
                (kind.selected(self.filter.part.as_str()))
                (self.filter.days.fields(words))
            },
            html! {
                (Button::new(words.common_filter(), Look::Secondary))
                @if self.filter.is_some() {
                    (button_link("/transactions", words.common_clear(), Look::Quiet))
                }
            },
        )
    }

    fn nothing(&self) -> Markup {
        let words = self.teller.words;
        match self.filter.is_some() {
            true => empty(Icon::Search, words.transactions_empty_filtered(), None),
            false => empty(Icon::Bill, words.transactions_empty(), None),
        }
    }

    fn table(&self) -> Markup {
        let words = self.teller.words;
        let columns = [
            Column::new(Kind::Date, words.common_date()),
            Column::new(Kind::Title, words.common_description()),
            Column::new(Kind::Text, words.transactions_method()),
            Column::new(Kind::Text, words.transactions_comments()),
            Column::new(Kind::Amount, words.common_amount()),
            Column::new(Kind::Status, words.transactions_receipt()),
        ];
        let rows = self.found.rows.iter().map(|row| self.row(row)).collect();
        Table { caption: words.transactions_title(), columns: &columns, rows }.render()
    }

    fn row(&self, transaction: &Transaction) -> Row {
        let (teller, words) = (self.teller, self.teller.words);
        let receipt = receipt(transaction);
        let row = Row::new([
            html! { (words.date_medium(transaction.on)) },
            html! { (teller.description(transaction)) },
            html! { (teller.method(transaction)) },
            html! { (teller.comments(transaction)) },
            html! { (teller.money(transaction.change_cents)) },
            html! { @if let Some(href) = &receipt { (link(href, words.transactions_receipt())) } },
        ]);
        match address(transaction) {
            Some(address) => row.href(address),
            None => row,
        }
    }
}

/// Of a payment that was received.
fn receipt(transaction: &Transaction) -> Option<String> {
    let paid = transaction.paid_with.as_ref().filter(|_| transaction.about == About::Payment)?;
    Some(format!("/payments/{}", paid.payment))
}

/// The page of what is behind it.
fn address(transaction: &Transaction) -> Option<String> {
    if let Some(paid) = &transaction.paid_with {
        return Some(format!("/payments/{}", paid.payment));
    }
    let number = transaction.credit_note.as_ref().or(transaction.invoice.as_ref())?;
    Some(format!("/invoices/{}", encode(number.as_str())))
}

fn name(words: Words, part: Part) -> &'static str {
    match part {
        Part::All => words.transactions_part_all(),
        Part::Bills => words.transactions_part_bills(),
        Part::Payments => words.transactions_part_payments(),
        Part::GivenBack => words.transactions_part_given_back(),
        Part::Adjustments => words.transactions_part_adjustments(),
        Part::Credit => words.transactions_part_credit(),
    }
}
