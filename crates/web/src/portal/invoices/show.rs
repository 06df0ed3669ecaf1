//! `/invoices/{number}`: what it asks for, what it is made of, and what has been paid of it.

use axum::extract::{Path, State};
use axum::response::Response;
use base::{Cents, Date, Error, Locator, Result};
use billing::invoices::{self, ChargeLine, Explanation, Invoice, InvoiceKind, InvoiceStatus};
use billing::payments::{self, PaymentView};
use words::Words;

use super::{explained, lines, status_words};
use crate::kit::components::{
    Card, Look, button_link, chip, definitions, print_button, split, stack, sums,
};
use crate::kit::layout::Page;
use crate::kit::{Failure, Markup, Place, Render as _, Signed, Web, html};

pub async fn show(
    State(web): State<Web>,
    signed: Signed,
    Path(number): Path<String>,
) -> Result<Response, Failure> {
    let sheet = Sheet::load(&web, &signed, &number).await?;
    let words = signed.visit.words;
    let details = &sheet.invoice.details;
    let number = details.number.as_str();
    let title = match details.kind {
        InvoiceKind::Invoice => words.invoices_one_title(number),
        InvoiceKind::CreditNote => words.invoices_credit_note_title(number),
    };
    let role = signed.accounts.iter().find(|account| account.account_id == details.account_id);
    let may_pay = role.is_some_and(|account| account.role.may_pay());
    let situation = sheet.situation(words);
    let page = Page {
        title: &title,
        heading: &title,
        situation: &situation,
        back: Some(("/invoices", words.invoices_title())),
        tools: Some(html! {
            (print_button(words.common_print()))
            @if may_pay { (sheet.pay_button(words)) }
        }),
        ..Page::default()
    };
    Ok(signed.page(Place::Invoices, page, sheet.draw(words)))
}

/// An invoice with its lines and payments, and why it differs from the one before it.
struct Sheet {
    today: Date,
    invoice: Invoice,
    lines: Vec<ChargeLine>,
    payments: Vec<PaymentView>,
    explanation: Option<Explanation>,
}

impl Sheet {
    async fn load(web: &Web, signed: &Signed, number: &str) -> Result<Sheet> {
        let number: Locator = number.parse().map_err(|_| Error::NotFound)?;
        let mut conn = web.ctx.db.read().await?;
        let invoice = invoices::find_for(&mut conn, signed.session.user.id, &number).await?;
        let invoice = invoice.ok_or(Error::NotFound)?;
        let lines = invoices::lines_of(&mut conn, invoice.id).await?;
        Ok(Sheet {
            today: web.ctx.today(),
            payments: payments::payments_of_invoice(&mut conn, invoice.id).await?,
            explanation: invoices::explain(&mut conn, &invoice, &lines).await?,
            lines,
            invoice,
        })
    }

    fn money(&self, words: Words, cents: Cents) -> String {
        words.money(cents.of(self.invoice.details.currency))
    }

    fn situation(&self, words: Words) -> String {
        let due = self.invoice.details.due_on;
        match self.invoice.status(self.today) {
            InvoiceStatus::Open | InvoiceStatus::Overdue => words.due_relative(due, self.today),
            InvoiceStatus::InProgress => {
                let amount = self.money(words, self.invoice.in_progress_cents);
                words.dashboard_includes_in_progress(amount)
            }
            InvoiceStatus::Paid | InvoiceStatus::CreditNote => String::new(),
        }
    }

    fn pay_button(&self, words: Words) -> Markup {
        let payable = self.invoice.payable_cents();
        if !payable.is_positive() {
            return html! {};
        }
        let address = format!("/payments/new?choice=invoices&invoice={}", self.invoice.id);
        let label = words.invoices_pay_this(self.money(words, payable));
        button_link(&address, &label, Look::Primary)
    }

    fn draw(&self, words: Words) -> Markup {
        let figures = self.statement_figures(words);
        let lines = lines::draw(words, &self.invoice, &self.lines);
        stack(html! {
            (Card::new("", self.facts(words)))
            (split(
                html! {
                    (Card::new(words.invoices_lines(), lines))
                    @if let Some(explanation) = &self.explanation {
                        (self.explained(words, explanation))
                    }
                },
                html! {
                    @if let Some(figures) = figures {
                        (Card::new(words.invoices_statement(), figures))
                    }
                    (Card::new(words.invoices_payments(), self.payments(words)))
                },
            ))
        })
    }

    fn explained(&self, words: Words, explanation: &Explanation) -> Markup {
        let currency = self.invoice.details.currency;
        let summary = explained::summary(words, currency, explanation);
        let content = html! { p { (summary) } (explained::draw(words, currency, explanation)) };
        Card::new(words.explained_title(), content).render()
    }

    fn facts(&self, words: Words) -> Markup {
        let details = &self.invoice.details;
        let (tone, status) = status_words(words, self.invoice.status(self.today));
        let period = details.period_start.zip(details.period_end);
        let period = period.map(|(first, last)| words.date_range(first, last));
        let known = [
            Some((words.common_status(), chip(tone, status))),
            Some((words.invoices_issued(), text(words.date_long(details.issued_on)))),
            Some((words.invoices_due(), text(words.date_long(details.due_on)))),
            period.map(|period| (words.invoices_period(), text(period))),
        ];
        definitions(known.into_iter().flatten())
    }

    fn payments(&self, words: Words) -> Markup {
        if self.payments.is_empty() {
            return html! { p { (words.invoices_payments_empty()) } };
        }
        lines::payments(words, &self.payments)
    }

    /// The periodic summary of the account that stands on the same document, if it does.
    fn statement_figures(&self, words: Words) -> Option<Markup> {
        let figures = self.invoice.details.figures();
        figures.previous_balance_cents?;
        let known = [
            (words.invoices_previous_balance(), figures.previous_balance_cents),
            (words.invoices_payments_received(), figures.paid_cents()),
            (words.invoices_adjustments(), figures.adjustments_cents),
            (words.invoices_carried_forward(), figures.carried_forward_cents),
            (words.invoices_current_charges(), Some(figures.current_charges_cents)),
        ];
        let shown = known.into_iter().filter_map(|(name, cents)| Some((name, cents?)));
        let balance = self.money(words, figures.current_balance_cents()?);
        Some(sums(
            shown.map(|(name, cents)| (name, self.money(words, cents))),
            [(words.invoices_current_balance(), balance)],
        ))
    }
}

fn text(text: String) -> Markup {
    html! { (text) }
}
