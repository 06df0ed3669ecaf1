//! On which days a payment falls: local dates at the biller's place, each computed from the first, so
//! that no short month moves those that follow.

use base::{Date, TimeZone, Timestamp};
use jiff::{Span, ToSpan};

db::text_enum! {
    Every {
        Week = "week",
        TwoWeeks = "two_weeks",
        /// On one day of the month; where the month is shorter, on its last.
        Month = "month",
    }
}

/// A payment on one day, or one after the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    Once(Date),
    Repeat {
        every: Every,
        first_on: Date,
        /// Only with [`Every::Month`].
        month_day: i8,
        ends: Ends,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ends {
    /// When somebody stops it.
    Never,
    /// With the last one on this day or before.
    On(Date),
    /// After so many.
    After(i64),
}

impl Rule {
    /// By the month on that day, the first one on `from` or after it; any other rule begins on `from`.
    pub fn repeat(every: Every, from: Date, month_day: i8, ends: Ends) -> Rule {
        let first_on = match every {
            Every::Month => {
                let here = on_day_of_month(from, 0, month_day);
                let next = || on_day_of_month(from, 1, month_day);
                here.filter(|day| *day >= from).or_else(next).unwrap_or(from)
            }
            Every::Week | Every::TwoWeeks => from,
        };
        Rule::Repeat { every, first_on, month_day, ends }
    }

    pub fn first_on(&self) -> Date {
        match self {
            Rule::Once(day) => *day,
            Rule::Repeat { first_on, .. } => *first_on,
        }
    }

    /// The day of that number, counted from 0; None behind the last.
    pub fn day(&self, number: i64) -> Option<Date> {
        let Rule::Repeat { every, first_on, month_day, ends } = *self else {
            return Some(self.first_on()).filter(|_| number == 0);
        };
        let day = match every {
            Every::Week => days_after(first_on, number.checked_mul(7)?),
            Every::TwoWeeks => days_after(first_on, number.checked_mul(14)?),
            Every::Month => on_day_of_month(first_on, number, month_day),
        };
        day.filter(|day| match ends {
            Ends::Never => true,
            Ends::On(last) => *day <= last,
            Ends::After(times) => number < times,
        })
    }

    /// Those from that number on, up to and with `until`.
    pub fn days(&self, from_number: i64, until: Date) -> impl Iterator<Item = (i64, Date)> {
        let rule = *self;
        let days = (from_number..).map_while(move |number| Some((number, rule.day(number)?)));
        days.take_while(move |(_, day)| *day <= until)
    }
}

/// Whether a date can still be changed: until so many days before its own begins.
pub fn may_change(on: Date, today: Date, cut_off_days: i32) -> bool {
    days_after(today, i64::from(cut_off_days)).is_some_and(|last| last < on)
}

/// What was planned for a day so long ago is not charged any more without asking.
pub fn is_too_late(on: Date, today: Date) -> bool {
    days_after(on, LATE_DAYS).is_some_and(|last| last < today)
}

/// When that day begins at a place; where the clocks skip midnight, when they go on.
pub fn day_start(day: Date, zone: &TimeZone) -> base::Result<Timestamp> {
    let start = zone.to_ambiguous_timestamp(day.at(0, 0, 0, 0)).compatible();
    start.map_err(|error| base::Error::internal("schedules", error))
}

pub fn days_after(day: Date, days: i64) -> Option<Date> {
    day.checked_add(Span::new().try_days(days).ok()?).ok()
}

/// That day of the month so many months later, or the month's last.
pub fn on_day_of_month(date: Date, months: i64, month_day: i8) -> Option<Date> {
    let month = date.first_of_month().checked_add(Span::new().try_months(months).ok()?).ok()?;
    month.checked_add((i64::from(month_day.clamp(1, month.days_in_month())) - 1).days()).ok()
}

const LATE_DAYS: i64 = 3;
