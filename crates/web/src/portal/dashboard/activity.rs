//! What happened lately: bills and payments, newest first.

use base::{Cents, Date, TimeZone, in_zone};
use billing::invoices::{InvoiceKind, ListedInvoice};
use billing::notices::method_name;
use billing::payments::{PaymentState, PaymentView};
use words::Words;

use super::{ACTIVITIES_SHOWN, Overview};
use crate::kit::components::{Card, Column, Kind, Row, Table, chip, empty, link};
use crate::kit::{Icon, Markup, Render as _, forms, html};
use crate::portal::invoices::status_words;
use crate::portal::payments::Standing;

pub fn draw(words: Words, overview: &Overview, zone: &TimeZone) -> Markup {
    let bills =
        overview.bills.newest.iter().map(|bill| (bill.issued_on, bill_row(words, overview, bill)));
    let payments = overview.payments.iter().map(|view| {
        let date = in_zone(view.payment.created_at, zone);
        (date, payment_row(words, overview, view, date))
    });
    let mut rows: Vec<(Date, Row)> = payments.chain(bills).collect();
    rows.sort_by(|(one, _), (other, _)| other.cmp(one)); // stable: payments before the day's bills
    let rows: Vec<Row> = rows.into_iter().take(ACTIVITIES_SHOWN).map(|(_, row)| row).collect();
    let content = match rows.is_empty() {
        true => empty(Icon::Clock, words.dashboard_activity_empty(), None),
        false => table(words, rows),
    };
    Card::new(words.dashboard_activity(), content).render()
}

fn table(words: Words, rows: Vec<Row>) -> Markup {
    let columns = [
        Column::new(Kind::Date, words.common_date()),
        Column::new(Kind::Title, words.common_description()),
        Column::new(Kind::Aside, words.dashboard_activity_paid_with()),
        Column::new(Kind::Amount, words.common_amount()),
        Column::new(Kind::Status, words.common_status()),
    ];
    Table { caption: words.dashboard_activity(), columns: &columns, rows }.render()
}

fn bill_row(words: Words, overview: &Overview, bill: &ListedInvoice) -> Row {
    let (what, cents) = match bill.kind {
        InvoiceKind::Invoice => {
            (words.dashboard_activity_bill(words.month_and_year(bill.issued_on)), bill.total_cents)
        }
        InvoiceKind::CreditNote => {
            (words.dashboard_activity_credit().to_owned(), -bill.total_cents)
        }
    };
    let (tone, status) = status_words(words, bill.status(overview.today));
    let row = Row::new([
        html! { (words.date_short(bill.issued_on)) },
        html! { (what) },
        html! {},
        html! { (overview.money(words, cents)) },
        chip(tone, status),
    ]);
    row.href(format!("/invoices/{}", forms::encode(bill.number.as_str())))
}

fn payment_row(words: Words, overview: &Overview, view: &PaymentView, date: Date) -> Row {
    let what = match view.payment.state {
        PaymentState::Paid => words.dashboard_activity_payment_received(),
        PaymentState::Open => words.dashboard_activity_payment_in_progress(),
        PaymentState::Failed | PaymentState::Canceled => words.dashboard_activity_payment_failed(),
        PaymentState::Returned => words.dashboard_activity_payment_returned(),
    };
    let address = format!("/payments/{}", view.payment.id);
    let status = match view.payment.state {
        PaymentState::Paid => link(&address, words.dashboard_activity_receipt()),
        _ => {
            let (tone, status) = Standing::of(view).chip(words);
            chip(tone, status)
        }
    };
    let row = Row::new([
        html! { (words.date_short(date)) },
        html! { (what) },
        html! { (method_name(words, &view.method)) },
        html! { (overview.money(words, signed_amount(view))) },
        status,
    ]);
    row.href(address)
}

/// What it takes off the balance; a payment that brought nothing takes nothing off.
fn signed_amount(view: &PaymentView) -> Cents {
    match view.payment.state {
        PaymentState::Paid | PaymentState::Open => -view.seen_cents(),
        PaymentState::Failed | PaymentState::Canceled | PaymentState::Returned => view.seen_cents(),
    }
}
