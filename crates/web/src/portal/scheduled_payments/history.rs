//! What became of the days that have come.

use billing::payments::PaymentState;
use billing::schedules::{Ending, Occurrence, OccurrenceState, ScheduleView};
use words::Words;

use crate::kit::components::{Card, Column, Kind, Row, Table, Tone, chip, link};
use crate::kit::{Markup, Render as _, html};

/// How a day stands, as a chip says it.
pub fn state_words(words: Words, occurrence: &Occurrence) -> (Tone, &'static str) {
    match (occurrence.state, occurrence.payment_state) {
        (OccurrenceState::Charged, Some(PaymentState::Open)) => {
            (Tone::Info, words.payments_status_in_progress())
        }
        (OccurrenceState::Charged, Some(PaymentState::Paid) | None) => {
            (Tone::Done, words.schedules_state_charged())
        }
        // The engine has said so, and the schedule is about to.
        (OccurrenceState::Charged | OccurrenceState::Failed, _) => {
            (Tone::Bad, words.schedules_state_failed())
        }
        (OccurrenceState::Skipped, _) => (Tone::Plain, words.schedules_state_skipped()),
        (OccurrenceState::Late, _) => (Tone::Warn, words.schedules_state_late()),
        (OccurrenceState::NothingLeft, _) => (Tone::Done, words.schedules_state_nothing()),
        (OccurrenceState::Refused, _) => (Tone::Bad, words.schedules_state_refused()),
    }
}

/// Why a schedule has no next day; of one payment, how it went.
pub fn ending_sentence(words: Words, view: &ScheduleView) -> String {
    let only = view.occurrences.first().filter(|_| !view.schedule.repeats());
    match (view.schedule.ending, only) {
        (Some(Ending::Done), Some(only)) => state_words(words, only).1.to_owned(),
        (Some(Ending::Canceled), _) => words.schedules_ended_canceled().to_owned(),
        (Some(Ending::NothingLeft), _) => words.schedules_ended_nothing().to_owned(),
        (Some(Ending::Stopped), _) => words.schedules_ended_stopped().to_owned(),
        (Some(Ending::Done) | None, _) => words.schedules_ended_done().to_owned(),
    }
}

/// Nothing before the first day has come.
pub fn draw(words: Words, view: &ScheduleView) -> Markup {
    let columns = [
        Column::new(Kind::Title, words.schedules_date()),
        Column::new(Kind::Amount, words.schedules_amount()),
        Column::new(Kind::Date, words.common_status()),
        Column::new(Kind::Status, words.common_details()),
    ];
    let rows: Vec<Row> =
        view.occurrences.iter().map(|occurrence| row(words, view, occurrence)).collect();
    html! {
        @if !rows.is_empty() {
            (Card::new(
                words.schedules_history(),
                Table { caption: words.schedules_history(), columns: &columns, rows }.render(),
            ))
        }
    }
}

fn row(words: Words, view: &ScheduleView, occurrence: &Occurrence) -> Row {
    let (tone, state) = state_words(words, occurrence);
    let amount = words.money(occurrence.planned_cents.of(view.schedule.currency));
    let payment = occurrence.payment_id.map(|payment| format!("/payments/{payment}"));
    Row::new([
        html! { (words.date_long(occurrence.due_on)) },
        html! { (amount) },
        chip(tone, state),
        html! {
            @if let Some(payment) = payment { (link(&payment, words.schedules_see_payment())) }
        },
    ])
}
