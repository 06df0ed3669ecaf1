//! The monthly statement graph, and what the newest bill is made of.

use base::Cents;
use billing::invoices::{BilledMonth, ChargeGroup};
use words::Words;

use super::Overview;
use crate::kit::charts::{Bar, Bars, Part, strip};
use crate::kit::components::{Card, Span, empty};
use crate::kit::{Icon, Markup, Render as _, forms, html};
use crate::portal::invoices::status_words;

pub fn draw(words: Words, overview: &Overview) -> Markup {
    let months: Vec<&BilledMonth> = overview.bills.months.iter().rev().collect();
    let [first, .., last] = months[..] else {
        let nothing = empty(Icon::Chart, words.dashboard_chart_empty(), None);
        let card = Card::new(words.dashboard_chart_title(), nothing);
        return card.span(Span::Seven).render();
    };
    let bars: Vec<Bar> =
        months.iter().map(|month| bar(words, overview, month, *month == last)).collect();
    let total: Cents = months.iter().map(|month| month.total_cents).sum();
    let average = total.0 / i64::try_from(months.len()).unwrap_or(1).max(1);
    let whole = |cents: i64| words.money_without_cents(Cents(cents).of(overview.currency));
    let average_words = words.dashboard_chart_average(whole(average));
    let heading = words.dashboard_chart_heading(name_of(words, first), name_of(words, last));
    let chart = Bars {
        id: "bills",
        title: &heading,
        description: &described(words, overview, &months),
        bars: &bars,
        average: Some(average),
        finest: 10i64.pow(overview.currency.digits()),
        tick: &whole,
        table: (
            words.dashboard_chart_table(),
            [words.dashboard_chart_month(), words.common_amount()],
        ),
    };
    Card::new(words.dashboard_chart_title(), html! { (chart) (parts(words, overview)) })
        .average(&average_words)
        .link("/invoices", words.dashboard_all_invoices())
        .span(Span::Seven)
        .render()
}

fn bar(words: Words, overview: &Overview, month: &BilledMonth, is_current: bool) -> Bar {
    let name = name_of(words, month);
    let amount = overview.money(words, month.total_cents);
    let whole = words.money_without_cents(month.total_cents.of(overview.currency));
    let (standing, href) = match month.bill_count {
        1 => {
            let (_, status) = status_words(words, month.newest.status(overview.today));
            let number = forms::encode(month.newest.number.as_str());
            (status.to_owned(), format!("/invoices/{number}"))
        }
        count => (words.dashboard_chart_bills(count), "/invoices".to_owned()),
    };
    Bar {
        value: month.total_cents.0,
        label: words.month(month.newest.issued_on),
        title: words.dashboard_chart_bar(name.as_str(), amount.as_str(), standing),
        row: (name, amount),
        href: Some(href),
        figure: is_current.then_some(whole),
        current: is_current,
    }
}

fn described(words: Words, overview: &Overview, months: &[&BilledMonth]) -> String {
    let by_total = |month: &&&BilledMonth| month.total_cents;
    let (Some(lowest), Some(highest)) =
        (months.iter().min_by_key(by_total), months.iter().max_by_key(by_total))
    else {
        return String::new();
    };
    words.dashboard_chart_description(
        overview.money(words, lowest.total_cents),
        name_of(words, lowest),
        overview.money(words, highest.total_cents),
        name_of(words, highest),
    )
}

/// A bill of one part says nothing that its total doesn't.
fn parts(words: Words, overview: &Overview) -> Markup {
    let groups = &overview.bills.groups;
    if groups.len() < 2 {
        return html! {};
    }
    let part = |group: &ChargeGroup| Part {
        name: match group.name.as_str() {
            "" => words.invoices_other_charges().to_owned(),
            name => name.to_owned(),
        },
        amount: overview.money(words, group.total_cents),
        value: group.total_cents.0,
    };
    strip(&groups.iter().map(part).collect::<Vec<_>>())
}

fn name_of(words: Words, month: &BilledMonth) -> String {
    words.month_and_year(month.newest.issued_on)
}
