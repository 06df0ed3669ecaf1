//! The dashboard in each state of a balance.

use web::kit::charts::{Bar, Bars, Part, strip};
use web::kit::components::table::{Column, Kind, Row, Table};
use web::kit::components::{
    Action, Card, Day, Entry, Figure, MethodLine, Notice, NoticeKind, Pill, Ruler, ServiceTile,
    Slab, Span, Tone, chip, grid, link, list, services,
};
use web::kit::layout::{Page, page};
use web::kit::{Brand, Icon, Markup, html};

use crate::frame;

pub fn owing(brand: &Brand) -> Markup {
    let slab = Slab {
        label: "You owe",
        figure: figure("$248.16", "$", "248", ".16"),
        pill: Some(Pill::Due("Due in 9 days")),
        ruler: Some(ruler(21, 12)),
        method: Some(MethodLine {
            icon: Icon::Card,
            words: "Visa ending 4242",
            change: Some(Action { href: "#", words: "Change" }),
        }),
        primary: Some(Action { href: "#", words: "Pay $248.16" }),
        secondary: Some(Action { href: "#", words: "Turn on AutoPay" }),
        ..Slab::default()
    };
    english(
        brand,
        "One bill due November 24, and a question from us about your water.",
        None,
        &slab,
    )
}

pub fn overdue(brand: &Brand) -> Markup {
    let slab = Slab {
        label: "You owe",
        figure: figure("$99,999,999.99", "$", "99,999,999", ".99"),
        pill: Some(Pill::Overdue("6 days overdue")),
        ruler: Some(ruler(4, 10)),
        primary: Some(Action { href: "#", words: "Pay $99,999,999.99" }),
        ..Slab::default()
    };
    let notice = Notice::new(NoticeKind::Failure, "Your bank returned the payment of November 12.");
    let notice = Notice { action: Some(("#", "Try another method")), ..notice };
    english(brand, "Your October bill was due on November 9.", Some(notice), &slab)
}

pub fn paid_up(brand: &Brand) -> Markup {
    let slab = Slab {
        label: "You're all paid up",
        figure: figure("$0.00", "$", "0", ".00"),
        pill: Some(Pill::Calm("Nothing due")),
        sentence: "Your next bill comes about December 3.",
        secondary: Some(Action { href: "#", words: "Pay ahead" }),
        ..Slab::default()
    };
    let notice =
        Notice::new(NoticeKind::Success, "Thank you. Your payment of $248.16 was approved.");
    english(brand, "Nothing needs doing.", Some(notice), &slab)
}

pub fn credit(brand: &Brand) -> Markup {
    let slab = Slab {
        label: "You have a credit of",
        figure: figure("$14.20", "$", "14", ".20"),
        sentence: "It will be taken off your next bill.",
        secondary: Some(Action { href: "#", words: "Pay ahead" }),
        ..Slab::default()
    };
    english(brand, "Nothing needs doing.", None, &slab)
}

pub fn spanish(brand: &Brand) -> Markup {
    let slab = Slab {
        label: "Saldo pendiente de pago",
        figure: Figure {
            text: "1.248,16 €",
            before: "",
            whole: "1.248",
            cents: ",16",
            after: " €",
        },
        pill: Some(Pill::Due("Vence en 20 días")),
        ruler: Some(Ruler {
            days_to_due: 30,
            days_to_today: 1,
            issued: "Emitida el 3 de noviembre",
            today: "Hoy",
            due: "Vence el 24 de noviembre",
        }),
        method: Some(MethodLine {
            icon: Icon::Bank,
            words: "Cuenta corriente del Banco Popular terminada en 6789",
            change: Some(Action { href: "#", words: "Cambiar" }),
        }),
        primary: Some(Action { href: "#", words: "Pagar 1.248,16 €" }),
        secondary: Some(Action { href: "#", words: "Activar el pago automático" }),
        ..Slab::default()
    };
    let page_of_it = Page {
        title: "Resumen",
        heading: "Buenas tardes, María de los Ángeles",
        situation: "Tiene una factura que vence el 24 de noviembre y una pregunta pendiente sobre el agua.",
        ..Page::default()
    };
    page(&frame::spanish(brand), &page_of_it, content(&slab))
}

fn english(brand: &Brand, situation: &str, notice: Option<Notice<'_>>, slab: &Slab<'_>) -> Markup {
    let heading = "Good evening, María";
    let page_of_it = Page { title: "Overview", heading, situation, notice, ..Page::default() };
    page(&frame::english(brand), &page_of_it, content(slab))
}

fn content(slab: &Slab<'_>) -> Markup {
    grid(html! {
        (slab)
        (statements())
        (Card::new("Services", service_tiles()).link("#", "All services"))
        (Card::new("Support", cases()).link("#", "New request").span(Span::Five))
        (Card::new("Recent activity", activity()).link("#", "Download CSV").span(Span::Seven))
    })
}

fn statements() -> Card<'static> {
    let bars = statement_bars();
    let chart = Bars {
        id: "statements",
        title: "Statements, December 2025 to November 2026",
        description: "Lowest $198.77 in April, highest $301.64 in August.",
        bars: &bars,
        average: Some(24_179),
        finest: 100,
        tick: &|cents| format!("${}", cents / 100),
        table: ("Show as a table", ["Month", "Amount"]),
    };
    let parts = [
        ("Electricity", "$121.40", 12_140),
        ("Water", "$71.76", 7_176),
        ("Fiber", "$55.00", 5_500),
    ];
    let parts =
        parts.map(|(name, amount, value)| Part { name: name.into(), amount: amount.into(), value });
    let content = html! { (chart) (strip(&parts)) };
    Card::new("Statements", content)
        .average("Average $242")
        .link("#", "All bills")
        .span(Span::Seven)
}

fn statement_bars() -> Vec<Bar> {
    const MONTHS: [&str; 12] =
        ["Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov"];
    const CENTS: [i64; 12] = [
        21_208, 24_133, 21_950, 20_512, 19_877, 22_345, 25_190, 28_831, 30_164, 27_922, 23_840,
        24_816,
    ];
    MONTHS.iter().zip(CENTS).map(|(month, cents)| bar(month, cents)).collect()
}

pub fn bar(month: &str, cents: i64) -> Bar {
    let amount = format!("${}.{:02}", cents / 100, cents.unsigned_abs() % 100);
    Bar {
        value: cents,
        label: month.to_owned(),
        title: format!("{month}: {amount}"),
        row: (month.to_owned(), amount),
        href: Some("#".to_owned()),
        figure: (month == "Nov").then(|| format!("${}", cents / 100)),
        current: month == "Nov",
    }
}

fn service_tiles() -> Markup {
    let mut days = [Day::Well; 30];
    days[7] = Day::Down;
    days[8] = Day::Impaired;
    services([
        ServiceTile {
            icon: Icon::Wifi,
            name: "Fiber 500",
            href: Some("#"),
            status: (Tone::Ok, "Online"),
            detail: "498 Mbps down, 12 ms",
            days: &days,
            days_summary: "Last 30 days: 1 interrupted, 1 impaired",
            foot: Some(("30 days", "99.94% up")),
        },
        ServiceTile {
            icon: Icon::Bolt,
            name: "Electricity",
            href: Some("#"),
            status: (Tone::Info, "Work Nov 19"),
            detail: "On. Planned cut, 1 to 3 am",
            days: &[Day::Well; 30],
            days_summary: "Last 30 days: none interrupted",
            foot: Some(("30 days", "100% up")),
        },
        ServiceTile {
            icon: Icon::Drop,
            name: "Water",
            href: Some("#"),
            status: (Tone::Warn, "Check for a leak"),
            detail: "Meter 1010101 · Calle Peñón 12, esquina Avenida Fernández Juncos",
            days: &[],
            days_summary: "",
            foot: Some(("Last reading 800 m³", "September 24, 2026")),
        },
    ])
}

fn cases() -> Markup {
    list([
        case(
            "Slow speeds after 8 pm",
            "Ana asked for a speed test, 2 h ago",
            Tone::Warn,
            "Your turn",
        ),
        case(
            "Move service to Calle Luna 40",
            "Technician Luis, Nov 21, 9 to 11 am",
            Tone::Info,
            "Booked",
        ),
        case("October meter reading", "Corrected, $14.20 credited", Tone::Done, "Solved"),
    ])
}

fn case(title: &'static str, detail: &'static str, tone: Tone, state: &str) -> Entry<'static> {
    Entry { title, detail, href: Some("#"), aside: Some(chip(tone, state)), ..Entry::default() }
}

fn activity() -> Markup {
    let columns = [
        Column::new(Kind::Date, "Date"),
        Column::new(Kind::Title, "What"),
        Column::new(Kind::Aside, "Paid with"),
        Column::new(Kind::Amount, "Amount"),
        Column::new(Kind::Status, "Status"),
    ];
    let row = |date: &str, what: &str, method: &str, amount: &str, status: Markup| {
        Row::new([
            html! { (date) },
            html! { (what) },
            html! { (method) },
            html! { (amount) },
            status,
        ])
    };
    let rows = vec![
        row("Nov 3", "November bill", "Not paid yet", "$248.16", chip(Tone::Info, "Open"))
            .href("#"),
        row("Oct 18", "Payment received", "Visa 4242", "−$238.40", link("#", "Receipt")),
        row("Oct 9", "Meter credit", "Adjustment", "−$14.20", link("#", "Details")),
        row("Sep 16", "Payment received", "Bank 7731", "−$279.22", link("#", "Receipt")),
    ];
    html! { (Table { caption: "Recent activity", columns: &columns, rows }) }
}

fn ruler(days_to_due: u32, days_to_today: u32) -> Ruler<'static> {
    Ruler { days_to_due, days_to_today, issued: "Issued Nov 3", today: "Today", due: "Due Nov 24" }
}

pub fn figure<'a>(text: &'a str, before: &'a str, whole: &'a str, cents: &'a str) -> Figure<'a> {
    Figure { text, before, whole, cents, after: "" }
}
