//! Debits that were, and how each ended.

use billing::autopay::{AskReason, CycleState, PastDebit, Shown};
use billing::payments::PaymentState;
use words::Words;

use crate::kit::components::{Column, Kind, Row, Table, Tone, chip, empty};
use crate::kit::{Icon, Markup, Render as _, html};

pub fn draw(words: Words, shown: &Shown) -> Markup {
    if shown.past.is_empty() {
        return empty(Icon::Clock, words.autopay_past_empty(), None);
    }
    let columns = [
        Column::new(Kind::Title, words.common_date()),
        Column::new(Kind::Amount, words.common_amount()),
        Column::new(Kind::Status, words.common_status()),
    ];
    let rows = shown.past.iter().map(|debit| row(words, shown, debit)).collect();
    Table { caption: words.autopay_past(), columns: &columns, rows }.render()
}

fn row(words: Words, shown: &Shown, debit: &PastDebit) -> Row {
    let cents = debit.amount_cents.or(debit.cycle.announced_cents);
    let amount = cents.map(|cents| words.money(cents.of(shown.account.currency)));
    let (tone, status) = status(words, debit);
    let row = Row::new([
        html! { (words.date_medium(debit.cycle.debit_on)) },
        html! { (amount.unwrap_or_default()) },
        chip(tone, &status),
    ]);
    match debit.payment_id {
        Some(payment) => row.href(format!("/payments/{payment}")),
        None => row,
    }
}

fn status(words: Words, debit: &PastDebit) -> (Tone, String) {
    let (tone, status) = match (debit.cycle.state, debit.payment_state) {
        (CycleState::Planned, _) => {
            let on = words.date_short(debit.cycle.next_on);
            return (Tone::Info, words.autopay_status_again(on));
        }
        (CycleState::Charging, _) => (Tone::Info, words.autopay_status_charging()),
        (CycleState::Asked, _) => (Tone::Warn, asked(words, debit.cycle.reason)),
        (_, Some(PaymentState::Returned)) => (Tone::Bad, words.autopay_status_returned()),
        (CycleState::Paid, _) => (Tone::Done, words.autopay_status_paid()),
        (CycleState::NothingDue, _) => (Tone::Plain, words.autopay_status_nothing_due()),
        (CycleState::Skipped, _) => (Tone::Plain, words.autopay_status_skipped()),
        (CycleState::Ended, Some(_)) => (Tone::Bad, words.autopay_status_failed()),
        (CycleState::Ended, None) => (Tone::Plain, words.autopay_status_ended()),
    };
    (tone, status.to_owned())
}

fn asked(words: Words, reason: Option<AskReason>) -> &'static str {
    match reason {
        Some(AskReason::AboveCap) => words.autopay_asked_above_cap(),
        Some(AskReason::AboveLimit) => words.autopay_asked_above_limit(),
        Some(AskReason::TooLate) => words.autopay_asked_too_late(),
        Some(AskReason::Paused) => words.autopay_asked_paused(),
        Some(AskReason::NeedsPayer) => words.autopay_asked_needs_payer(),
        Some(AskReason::Declined) => words.autopay_asked_declined(),
        Some(AskReason::Refused) | None => words.autopay_asked_refused(),
    }
}
