//! Lists and what is opened from them: invoices, one invoice, nothing at all, charts at their limits.

use web::kit::charts::{Bar, Bars, Part, strip};
use web::kit::components::{
    Card, Column, Direction, Field, Kind, Look, Pager, Row, Sorting, Span, Tab, Table, Tone,
    button_link, chip, definitions, empty, grid, print_button, search_form, sums, tabs, tick_box,
    toolbar,
};
use web::kit::layout::{Page, page};
use web::kit::{Brand, Icon, Markup, html};

use crate::dashboard::bar;
use crate::frame;

pub fn invoices(brand: &Brand) -> Markup {
    let page_of_it = Page {
        title: "Invoices",
        heading: "Invoices",
        situation: "Two invoices are open; $1,496.31 in all.",
        tools: Some(button_link("#", "Download CSV", Look::Secondary)),
        ..Page::default()
    };
    page(&frame::english(brand), &page_of_it, html! { (Card::new("", invoice_list())) })
}

pub fn nothing(brand: &Brand) -> Markup {
    let page_of_it = Page { title: "Invoices", heading: "Invoices", ..Page::default() };
    let nothing = empty(
        Icon::Bill,
        "Nothing is in progress: every payment you made has arrived.",
        Some(("#", "See all invoices")),
    );
    page(
        &frame::english(brand),
        &page_of_it,
        html! { (Card::new("", html! { (filters("In progress")) (nothing) })) },
    )
}

pub fn invoice(brand: &Brand) -> Markup {
    let page_of_it = Page {
        title: "Invoice BW-2026-1104",
        heading: "Invoice BW-2026-1104",
        situation: "Due November 24; $248.16 still to pay.",
        back: Some(("#", "Invoices")),
        tools: Some(
            html! { (print_button("Print")) (button_link("#", "Pay $248.16", Look::Primary)) },
        ),
        ..Page::default()
    };
    let facts = [
        ("Status", chip(Tone::Info, "Open")),
        ("Issued", html! { "November 3, 2026" }),
        ("Due", html! { "November 24, 2026" }),
        ("Period", html! { "October 1 to 31, 2026" }),
    ];
    let content = grid(html! {
        (Card::new("", definitions(facts)))
        (Card::new("What it is made of", charge_lines()).span(Span::Seven))
        (Card::new("Statement", statement_figures()).span(Span::Five))
    });
    page(&frame::english(brand), &page_of_it, content)
}

pub fn charts(brand: &Brand) -> Markup {
    let page_of_it = Page { title: "Charts", heading: "Charts at their limits", ..Page::default() };
    let content = grid(html! {
        (chart("none", &[], Span::Six))
        (chart("one", &[("Nov", 4_512)], Span::Six))
        (chart("two", &[("Oct", 0), ("Nov", 0)], Span::Six))
        (chart("credits", &[("Aug", 5_200), ("Sep", -1_420), ("Oct", 0), ("Nov", -300)], Span::Six))
        (chart("thirteen", &months(13, 991_234_500), Span::Six))
        (chart("twenty-four", &months(24, 31_000), Span::Six))
        (Card::new("Parts", parts()))
    });
    page(&frame::english(brand), &page_of_it, content)
}

fn invoice_list() -> Markup {
    let sorting = Sorting { href: "#", now: Some(Direction::Descending) };
    let columns = [
        Column::new(Kind::Tick, "Choose"),
        Column::new(Kind::Title, "Invoice"),
        Column::new(Kind::Aside, "Issued"),
        Column::new(Kind::Date, "Due").sorting(sorting),
        Column::new(Kind::Text, "Account"),
        Column::new(Kind::Number, "Total"),
        Column::new(Kind::Amount, "Open"),
        Column::new(Kind::Status, "Status"),
    ];
    let rows = vec![
        row("BW-2026-1104", "Nov 3", "Nov 24", "$248.16", "$248.16", chip(Tone::Info, "Open")),
        row(
            "BW-2026-1001",
            "Oct 3",
            "Oct 24",
            "$1,248.15",
            "$1,248.15",
            chip(Tone::Warn, "Overdue"),
        ),
        row(
            "BW-2026-0904",
            "Sep 3",
            "Sep 24",
            "$279.22",
            "$279.22",
            chip(Tone::Plain, "In progress"),
        ),
        row("BW-2026-0803", "Aug 3", "Aug 24", "$301.64", "$0.00", chip(Tone::Done, "Paid")),
        row(
            "CRED-2026-0000000000000431",
            "Aug 1",
            "Aug 1",
            "−$14.20",
            "−$14.20",
            chip(Tone::Plain, "Credit note"),
        ),
        row(
            "BW-2026-0701",
            "Jul 3",
            "Jul 24",
            "$99,999,999.99",
            "$0.00",
            chip(Tone::Bad, "Returned"),
        ),
    ];
    let table = Table { caption: "Invoices", columns: &columns, rows };
    let pager = Pager { label: "Pages", newer: (Some("#"), "Newer"), older: (Some("#"), "Older") };
    html! { (filters("All")) (table) (pager) }
}

fn filters(current: &'static str) -> Markup {
    let tab = |label: &'static str, count: Option<&str>| Tab {
        label,
        href: "#",
        current: label == current,
        count: count.map(str::to_owned),
    };
    let all = [
        tab("All", None),
        tab("Open", Some("2")),
        tab("In progress", Some("1")),
        tab("Paid", None),
    ];
    let search = search_form("", html! { (Field::search("search", "Search by number")) });
    toolbar(tabs("Invoices by state", all), search)
}

fn row(number: &str, issued: &str, due: &str, total: &str, open: &str, state: Markup) -> Row {
    let tick = tick_box("invoice", number, false, number);
    let texts = [number, issued, due, "882-093", total, open].map(|text| html! { (text) });
    Row::new(std::iter::once(tick).chain(texts).chain([state])).href("#")
}

fn charge_lines() -> Markup {
    let columns = [
        Column::new(Kind::Title, "Description"),
        Column::new(Kind::Date, "Period"),
        Column::new(Kind::Number, "Quantity"),
        Column::new(Kind::Amount, "Amount"),
    ];
    let row = |what: &str, period: &str, quantity: &str, amount: &str| {
        Row::new([what, period, quantity, amount].map(|text| html! { (text) }))
    };
    let rows = vec![
        row("Energy, first 425 kWh", "Oct 1 to 31", "425 kWh × $0.18204", "$77.37"),
        row("Energy, above 425 kWh", "Oct 1 to 31", "38 kWh × $0.21400", "$8.13"),
        row("Municipal tax", "", "", "$35.90"),
    ];
    html! { (Table { caption: "Charge lines", columns: &columns, rows }) }
}

fn statement_figures() -> Markup {
    let rows = [
        ("Previous balance", "$238.40"),
        ("Payments", "−$238.40"),
        ("Adjustments", "$0.00"),
        ("Current charges", "$248.16"),
    ];
    sums(rows, [("Current balance", "$248.16")])
}

fn chart(id: &'static str, values: &[(&str, i64)], span: Span) -> Card<'static> {
    let bars: Vec<Bar> = values.iter().map(|(month, cents)| bar(month, *cents)).collect();
    let chart = Bars {
        id,
        title: "Statements",
        description: "Sample values.",
        bars: &bars,
        average: values
            .iter()
            .map(|(_, cents)| cents)
            .sum::<i64>()
            .checked_div(values.len() as i64),
        finest: 100,
        tick: &|cents| format!("${}", cents / 100),
        table: ("Show as a table", ["Month", "Amount"]),
    };
    Card::new(id, html! { (chart) }).span(span)
}

fn months(count: usize, cents: i64) -> Vec<(&'static str, i64)> {
    const NAMES: [&str; 12] =
        ["Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov"];
    let start = 24 - count;
    (start..24).map(|month| (NAMES[month % 12], cents / (1 + (month as i64 * 7) % 5))).collect()
}

fn parts() -> Markup {
    let values = [40_000, 20_500, 12_000, 9_000, 5_000, 2_500, -1_420];
    let part = |value: i64| Part {
        name: "Servicio telefónico".into(),
        amount: format!("${}", value / 100),
        value,
    };
    strip(&values.map(part))
}
