//! The days on which an account is read, billed and due.

use base::Date;
use jiff::ToSpan;

/// Bills go back so many months.
pub const MONTHS: usize = 24;
/// Meters are read so many days before the bill is issued.
const READ_BEFORE: i64 = 2;
const DUE_AFTER: i64 = 21;

/// One billing period of an account.
#[derive(Debug, Clone, Copy)]
pub struct Cycle {
    pub first_day: Date,
    pub last_day: Date,
    pub read_on: Date,
    pub issued_on: Date,
    pub due_on: Date,
}

/// Two years of cycles, the oldest first, of which the last was issued on about `latest_issue`.
pub fn cycles(latest_issue: Date) -> Vec<Cycle> {
    let latest = anchor(latest_issue);
    (0..MONTHS).rev().map(|months_ago| cycle(latest, months_ago)).collect()
}

/// The day so many days ago, on a day that every month has.
pub fn days_before(today: Date, days: i64) -> Date {
    today.saturating_sub(days.days())
}

pub fn days_after(date: Date, days: i64) -> Date {
    date.saturating_add(days.days())
}

fn cycle(latest: Date, months_ago: usize) -> Cycle {
    let issued = |months: usize| latest.saturating_sub((months as i64).months());
    let issued_on = issued(months_ago);
    let read_on = days_before(issued_on, READ_BEFORE);
    Cycle {
        first_day: days_before(issued(months_ago + 1), READ_BEFORE),
        last_day: days_before(read_on, 1),
        read_on,
        issued_on,
        due_on: days_after(issued_on, DUE_AFTER),
    }
}

fn anchor(date: Date) -> Date {
    days_before(date, i64::from(date.day() - 28).max(0))
}
