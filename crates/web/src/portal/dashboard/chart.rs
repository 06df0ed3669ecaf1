//! The monthly statement graph.

use base::Cents;
use billing::invoices::{InvoiceKind, ListedInvoice};
use words::Words;

use super::Overview;
use crate::kit::charts::{Bar, Bars};
use crate::kit::components::{Card, Span, empty};
use crate::kit::{Icon, Markup, Render as _, forms, html};
use crate::portal::invoices::status_words;

pub fn draw(words: Words, overview: &Overview) -> Markup {
    let bills: Vec<&ListedInvoice> =
        overview.bills.iter().rev().filter(|bill| bill.kind == InvoiceKind::Invoice).collect();
    let [first, .., last] = bills[..] else {
        let nothing = empty(Icon::Chart, words.dashboard_chart_empty(), None);
        let card = Card::new(words.dashboard_chart_title(), nothing);
        return card.span(Span::Seven).render();
    };
    let bars: Vec<Bar> =
        bills.iter().map(|bill| bar(words, overview, bill, bill.id == last.id)).collect();
    let total: Cents = bills.iter().map(|bill| bill.total_cents).sum();
    let average = total.0 / i64::try_from(bills.len()).unwrap_or(1).max(1);
    let whole = |cents: i64| words.money_without_cents(Cents(cents).of(overview.currency));
    let average_words = words.dashboard_chart_average(whole(average));
    let heading = words.dashboard_chart_heading(
        words.month_and_year(first.issued_on),
        words.month_and_year(last.issued_on),
    );
    let chart = Bars {
        id: "bills",
        title: &heading,
        description: &described(words, overview, &bills),
        bars: &bars,
        average: Some(average),
        finest: 10i64.pow(overview.currency.digits()),
        tick: &whole,
        table: (
            words.dashboard_chart_table(),
            [words.dashboard_chart_month(), words.common_amount()],
        ),
    };
    Card::new(words.dashboard_chart_title(), html! { (chart) })
        .average(&average_words)
        .link("/invoices", words.dashboard_all_invoices())
        .span(Span::Seven)
        .render()
}

fn bar(words: Words, overview: &Overview, bill: &ListedInvoice, is_current: bool) -> Bar {
    let month = words.month_and_year(bill.issued_on);
    let amount = overview.money(words, bill.total_cents);
    let status = status_words(words, bill.status(overview.today)).1;
    let whole = words.money_without_cents(bill.total_cents.of(overview.currency));
    Bar {
        value: bill.total_cents.0,
        label: words.month(bill.issued_on),
        title: words.dashboard_chart_bar(month.as_str(), amount.as_str(), status),
        row: (month, amount),
        href: Some(format!("/invoices/{}", forms::encode(bill.number.as_str()))),
        figure: is_current.then_some(whole),
        current: is_current,
    }
}

fn described(words: Words, overview: &Overview, bills: &[&ListedInvoice]) -> String {
    let by_total = |bill: &&&ListedInvoice| bill.total_cents;
    let (Some(lowest), Some(highest)) =
        (bills.iter().min_by_key(by_total), bills.iter().max_by_key(by_total))
    else {
        return String::new();
    };
    words.dashboard_chart_description(
        overview.money(words, lowest.total_cents),
        words.month_and_year(lowest.issued_on),
        overview.money(words, highest.total_cents),
        words.month_and_year(highest.issued_on),
    )
}
