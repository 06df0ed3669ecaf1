//! On which day a bill is debited: pure rules of dates at the biller's place.

use std::fmt;
use std::str::FromStr;

use base::Date;
use db::{FromValue, ToValue, Value};
use jiff::ToSpan as _;

/// More days before the due date than this would be before most bills arrive.
pub const MOST_DAYS_BEFORE: i32 = 20;

/// Later than this, a debit is not made but asked about.
const LATE_DAYS: i32 = 3;

/// When a payer wants to be debited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Timing {
    DueDate,
    DaysBefore(i32),
    /// In a month that lacks it, the last day.
    DayOfMonth(i8),
}

impl Timing {
    /// None for numbers that no form of ours offers.
    pub fn days_before(days: i32) -> Option<Timing> {
        (1..=MOST_DAYS_BEFORE).contains(&days).then_some(Timing::DaysBefore(days))
    }

    pub fn day_of_month(day: i8) -> Option<Timing> {
        (1..=31).contains(&day).then_some(Timing::DayOfMonth(day))
    }

    /// The day on which a bill that is due then is debited, if that is no earlier than `earliest`;
    /// else the next day that will do.
    pub fn debit_on(self, due_on: Date, earliest: Date) -> Date {
        match self {
            Timing::DueDate => due_on.max(earliest),
            Timing::DaysBefore(days) => days_before(due_on, days).max(earliest),
            Timing::DayOfMonth(day) => match last_such_day(day, due_on) {
                wanted if wanted >= earliest => wanted,
                _ => next_such_day(day, earliest),
            },
        }
    }
}

/// The day on which a debit is announced: so many days before it.
pub fn notice_on(debit_on: Date, notice_days: i32) -> Date {
    days_before(debit_on, notice_days)
}

/// The first day that leaves so many days for a notice given today.
pub fn earliest_after_notice(today: Date, notice_days: i32) -> Date {
    days_after(today, notice_days)
}

/// Whether a debit that was to be made then is now too late to be made without asking.
pub fn is_too_late(planned: Date, today: Date) -> bool {
    today > days_after(planned, LATE_DAYS)
}

pub fn days_after(date: Date, days: i32) -> Date {
    date.saturating_add(days.days())
}

fn days_before(date: Date, days: i32) -> Date {
    date.saturating_sub(days.days())
}

/// The last day of that number that is not after `date`.
fn last_such_day(day: i8, date: Date) -> Date {
    match in_month_of(date, day) {
        found if found <= date => found,
        _ => in_month_of(date.first_of_month().saturating_sub(1.day()), day),
    }
}

/// The first day of that number that is not before `date`.
fn next_such_day(day: i8, date: Date) -> Date {
    match in_month_of(date, day) {
        found if found >= date => found,
        _ => in_month_of(date.last_of_month().saturating_add(1.day()), day),
    }
}

fn in_month_of(date: Date, day: i8) -> Date {
    let last = date.last_of_month();
    Date::new(date.year(), date.month(), day.min(last.day())).unwrap_or(last)
}

/// The form in the database and in addresses: `due_date`, `days_before:3`, `day_of_month:31`.
impl fmt::Display for Timing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Timing::DueDate => f.write_str("due_date"),
            Timing::DaysBefore(days) => write!(f, "days_before:{days}"),
            Timing::DayOfMonth(day) => write!(f, "day_of_month:{day}"),
        }
    }
}

impl FromStr for Timing {
    type Err = String;

    fn from_str(text: &str) -> Result<Timing, String> {
        let found = match text.split_once(':') {
            None if text == "due_date" => Some(Timing::DueDate),
            Some(("days_before", days)) => days.parse().ok().and_then(Timing::days_before),
            Some(("day_of_month", day)) => day.parse().ok().and_then(Timing::day_of_month),
            _ => None,
        };
        found.ok_or_else(|| {
            format!("“{text}” is not one of due_date, days_before:N, day_of_month:N")
        })
    }
}

impl ToValue for Timing {
    fn to_value(&self) -> Value<'_> {
        Value::Text(self.to_string().into())
    }
}

impl FromValue for Timing {
    fn from_value(value: Value<'_>) -> Option<Timing> {
        String::from_value(value)?.parse().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::Timing::{DayOfMonth, DaysBefore, DueDate};
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn a_bill_is_debited_on_the_day_that_its_payer_chose() {
        for (timing, due_on, earliest, debit_on) in [
            (DueDate, "2026-12-01", "2026-11-24", "2026-12-01"),
            (DueDate, "2026-11-20", "2026-11-27", "2026-11-27"),
            (DaysBefore(3), "2026-12-01", "2026-11-24", "2026-11-28"),
            (DaysBefore(3), "2026-03-02", "2026-02-01", "2026-02-27"),
            (DaysBefore(10), "2026-12-01", "2026-11-24", "2026-11-24"),
            (DayOfMonth(15), "2026-12-20", "2026-11-24", "2026-12-15"),
            (DayOfMonth(15), "2026-12-15", "2026-11-24", "2026-12-15"),
            (DayOfMonth(15), "2026-12-01", "2026-11-24", "2026-12-15"),
            (DayOfMonth(15), "2027-01-10", "2026-11-24", "2026-12-15"),
            (DayOfMonth(31), "2027-02-28", "2027-02-01", "2027-02-28"),
            (DayOfMonth(31), "2028-03-15", "2028-02-10", "2028-02-29"),
            (DayOfMonth(30), "2027-02-20", "2027-02-10", "2027-02-28"),
            (DayOfMonth(31), "2026-11-10", "2026-11-24", "2026-11-30"),
        ] {
            let found = timing.debit_on(date(due_on), date(earliest));
            assert_eq!(found, date(debit_on), "{timing}, due {due_on}, from {earliest}");
        }
    }

    #[test]
    fn more_than_three_days_late_is_too_late() {
        for (today, late) in [
            ("2026-11-30", false),
            ("2026-12-01", false),
            ("2026-12-04", false),
            ("2026-12-05", true),
        ] {
            assert_eq!(is_too_late(date("2026-12-01"), date(today)), late, "{today}");
        }
    }

    #[test]
    fn a_notice_comes_its_days_before() {
        assert_eq!(notice_on(date("2026-03-02"), 3), date("2026-02-27"));
        assert_eq!(earliest_after_notice(date("2026-12-30"), 10), date("2027-01-09"));
    }

    #[test]
    fn timings_come_back_from_their_text() {
        for timing in [DueDate, DaysBefore(1), DaysBefore(20), DayOfMonth(1), DayOfMonth(31)] {
            assert_eq!(timing.to_string().parse(), Ok(timing));
        }
        for text in
            ["", "days_before:0", "days_before:21", "day_of_month:32", "day_of_month:", "x:1"]
        {
            assert!(text.parse::<Timing>().is_err(), "{text}");
        }
    }
}
