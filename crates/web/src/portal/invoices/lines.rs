//! What an invoice is made of, by charge group; and the payments that went to it.

use base::Cents;
use billing::invoices::{ChargeLine, Invoice};
use billing::notices::method_name;
use billing::payments::PaymentView;
use words::{SymbolPlace, Words};

use crate::kit::components::{Entry, list, stack, sums};
use crate::kit::{Markup, html};
use crate::portal::payments::Standing;

/// The lines under their groups, then what they add up to and what is still to pay.
pub fn draw(words: Words, invoice: &Invoice, lines: &[ChargeLine]) -> Markup {
    stack(html! {
        @if lines.is_empty() { p { (words.invoices_no_lines()) } }
        @for group in groups(lines) { (draw_group(words, invoice, group)) }
        (totals(words, invoice))
    })
}

/// Neighbouring lines of one heading; a heading may come again further down.
fn groups(lines: &[ChargeLine]) -> impl Iterator<Item = &[ChargeLine]> {
    lines.chunk_by(|one, next| one.charge_group == next.charge_group)
}

fn draw_group(words: Words, invoice: &Invoice, lines: &[ChargeLine]) -> Markup {
    let name = lines.first().map_or("", |line| line.charge_group.as_str());
    let name = if name.is_empty() { words.invoices_other_charges() } else { name };
    let rows = lines.iter().map(|line| {
        let how = quantity(words, invoice, line);
        let what = html! { (line.description) @if !how.is_empty() { small { (how) } } };
        (what, money(words, invoice, line.amount_cents))
    });
    let subtotal: Cents = lines.iter().map(|line| line.amount_cents).sum();
    let total = (lines.len() > 1)
        .then(|| (html! { (words.invoices_group_total(name)) }, money(words, invoice, subtotal)));
    html! { div { h3 { (name) } (sums(rows, total)) } }
}

/// `425 kWh × $0.18204`: the price as exact as it was billed.
fn quantity(words: Words, invoice: &Invoice, line: &ChargeLine) -> String {
    let Some(quantity) = line.quantity else { return String::new() };
    let quantity = words.decimal(quantity, 6);
    let quantity = match &line.unit {
        Some(unit) => format!("{quantity} {unit}"),
        None => quantity,
    };
    let Some(price) = line.unit_price else { return quantity };
    let (price, parts) =
        (words.decimal(price, 6), words.money_parts(Cents::ZERO.of(invoice.details.currency)));
    let price = match parts.place {
        SymbolPlace::Before => format!("{}{price}", parts.symbol),
        SymbolPlace::After => format!("{price}{}", parts.symbol),
    };
    words.invoices_quantity_times_price(quantity, price)
}

fn totals(words: Words, invoice: &Invoice) -> Markup {
    let details = &invoice.details;
    let paid = details.total_cents - invoice.open_cents;
    let in_progress = invoice.in_progress_cents;
    let known = [
        Some((words.invoices_subtotal(), details.net_cents)),
        Some((words.invoices_tax(), details.tax_cents)),
        Some((words.common_total(), details.total_cents)),
        paid.is_positive().then_some((words.invoices_paid_amount(), -paid)),
        in_progress.is_positive().then_some((words.invoices_in_progress_amount(), -in_progress)),
    ];
    let lines = known.into_iter().flatten();
    sums(
        lines.map(|(name, cents)| (name, money(words, invoice, cents))),
        [(words.invoices_still_to_pay(), money(words, invoice, invoice.payable_cents()))],
    )
}

/// Each payment leads to its page, which is its receipt once it is approved.
pub fn payments(words: Words, payments: &[PaymentView]) -> Markup {
    let texts: Vec<(String, String, String)> = payments
        .iter()
        .map(|view| {
            let share: Cents = view.shares.iter().map(|share| share.cents).sum();
            let amount = words.money(share.of(view.payment.currency));
            let (_, status) = Standing::of(view).chip(words);
            let detail = format!("{} · {status}", method_name(words, &view.method));
            (amount, detail, format!("/payments/{}", view.payment.id))
        })
        .collect();
    list(texts.iter().map(|(title, detail, href)| Entry {
        title,
        detail,
        href: Some(href),
        ..Entry::default()
    }))
}

fn money(words: Words, invoice: &Invoice, cents: Cents) -> String {
    words.money(cents.of(invoice.details.currency))
}
