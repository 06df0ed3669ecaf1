//! `/aging?on=…`: what is owed by how long it has been past due, on any day, and the way to pay it.

mod buckets;
mod invoices;

use axum::extract::State;
use axum::response::Response;
use base::{Cents, Currency, Date, Id, Result, kinds};
use billing::Ctx;
use billing::ledger::{self, AgedInvoice, Aging, DuePlace};
use billing::paging::{Listing, Start};
use words::Words;

use crate::kit::components::{
    Button, Card, Field, Look, Notice, NoticeKind, button_link, filters, stack,
};
use crate::kit::forms::Query;
use crate::kit::layout::Page;
use crate::kit::{Failure, Markup, Place, Signed, Web, html};
use crate::portal::bills;

const PAGE_LENGTH: usize = 50;

pub async fn show(
    State(web): State<Web>,
    signed: Signed,
    Query(query): Query,
) -> Result<Response, Failure> {
    let account = signed.account()?;
    let words = signed.visit.words;
    let day = query.find_parsed("on").unwrap_or_else(|| web.ctx.today());
    let start = bills::start(&query, |parts| Some((parts.next()?, parts.next()?)));
    let may_pay = account.role.may_pay();
    let view = View::load(&web.ctx, words, account.account_id, day, may_pay, start).await?;
    let situation = view.situation();
    let page = Page {
        title: words.aging_title(),
        heading: words.aging_title(),
        situation: &situation,
        notice: view.offers_instalments(&web.ctx).then(|| instalments(words)),
        tools: view.pay_all(),
        ..Page::default()
    };
    let content = html! { (bills::ways(words, Place::Aging)) (view.draw()) };
    Ok(signed.page(Place::Aging, page, content))
}

/// Leads to the arrangement where there is one already.
fn instalments(words: Words) -> Notice<'static> {
    let action = Some(("/arrangements/new", words.arrangements_offer()));
    Notice { action, ..Notice::new(NoticeKind::Information, words.aging_instalments()) }
}

/// The account as it stood on a day.
struct View {
    words: Words,
    currency: Currency,
    today: Date,
    day: Date,
    may_pay: bool,
    aging: Aging,
    /// What can be asked for today.
    due_cents: Cents,
    found: Listing<AgedInvoice>,
}

impl View {
    async fn load(
        ctx: &Ctx,
        words: Words,
        account: Id<kinds::Account>,
        day: Date,
        may_pay: bool,
        start: Option<Start<DuePlace>>,
    ) -> Result<View> {
        let mut conn = ctx.db.read().await?;
        Ok(View {
            words,
            currency: ctx.biller.currency,
            today: ctx.today(),
            day,
            may_pay,
            aging: ledger::aging_of(&mut conn, account, day).await?,
            due_cents: ledger::balance_of(&mut conn, account).await?.amount_due_cents(),
            found: ledger::open_on(&mut conn, account, day, start, PAGE_LENGTH).await?,
        })
    }

    fn money(&self, cents: Cents) -> String {
        self.words.money(cents.of(self.currency))
    }

    fn is_today(&self) -> bool {
        self.day == self.today
    }

    fn situation(&self) -> String {
        let (words, open, past_due) =
            (self.words, self.aging.open_cents(), self.aging.past_due_cents());
        let date = words.date_long(self.day);
        match (open.is_zero(), self.is_today()) {
            (true, true) => words.aging_situation_nothing().to_owned(),
            (true, false) => words.aging_situation_nothing_then(date),
            (false, true) if past_due.is_zero() => words.aging_situation_current(self.money(open)),
            (false, true) => words.aging_situation(self.money(open), self.money(past_due)),
            (false, false) => {
                words.aging_situation_then(date, self.money(open), self.money(past_due))
            }
        }
    }

    /// Whether something is overdue that the biller lets people pay in instalments.
    fn offers_instalments(&self, ctx: &Ctx) -> bool {
        let rules = ctx.biller.schedules.arrangements_on(self.today);
        let is_past_due = self.is_today() && self.aging.past_due_cents().is_positive();
        self.may_pay && is_past_due && rules.is_some()
    }

    fn pay_all(&self) -> Option<Markup> {
        let offers = self.may_pay && self.is_today() && self.due_cents.is_positive();
        offers.then(|| {
            let label = self.words.aging_pay_all(self.money(self.due_cents));
            button_link("/payments/new?choice=amount_due", &label, Look::Primary)
        })
    }

    fn draw(&self) -> Markup {
        stack(html! {
            (Card::new(self.words.aging_buckets(), html! { (self.day_form()) (buckets::draw(self)) }))
            (Card::new(self.words.aging_invoices(), invoices::draw(self)))
        })
    }

    fn day_form(&self) -> Markup {
        let words = self.words;
        let day = self.day.to_string();
        filters(
            "/aging",
            html! { (Field::date("on", words.aging_as_of()).value(&day)) },
            html! {
                (Button::new(words.common_filter(), Look::Secondary))
                @if !self.is_today() { (button_link("/aging", words.dashboard_ruler_today(), Look::Quiet)) }
            },
        )
    }
}
