//! Dates and times of day.

use std::fmt::Display;

use base::{Date, TimeZone, Timestamp};
use icu_calendar::Gregorian;
use icu_datetime::fieldsets::{M, MD, T, YM, YMD};
use icu_datetime::input::{Date as IcuDate, Time as IcuTime};
use icu_datetime::{
    DateTimeFormatterLoadError, FixedCalendarDateTimeFormatter, NoCalendarFormatter,
};
use icu_locale_core::subtags::language;
use icu_locale_core::{Locale, locale};

use super::number::NO_BREAK_SPACE;
use crate::Words;

type Formatter<Fields> = FixedCalendarDateTimeFormatter<Gregorian, Fields>;

pub struct Dates {
    short: Formatter<MD>,
    medium: Formatter<YMD>,
    long: Formatter<YMD>,
    day_of_year: Formatter<MD>,
    month: Formatter<M>,
    month_and_year: Formatter<YM>,
    time_of_day: NoCalendarFormatter<T>,
}

impl Dates {
    pub fn new(locale: &Locale) -> Dates {
        Dates {
            short: loaded(Formatter::try_new(locale.into(), MD::medium())),
            medium: medium(locale),
            long: loaded(Formatter::try_new(locale.into(), YMD::long())),
            day_of_year: loaded(Formatter::try_new(locale.into(), MD::long())),
            month: loaded(Formatter::try_new(locale.into(), M::medium())),
            month_and_year: loaded(Formatter::try_new(locale.into(), YM::long())),
            time_of_day: loaded(NoCalendarFormatter::try_new(locale.into(), T::hm())),
        }
    }
}

/// CLDR writes the medium date of Puerto Rico and a few others in digits, where day and month look
/// alike; these get the one of the wider region, with the month's name.
fn medium(locale: &Locale) -> Formatter<YMD> {
    let own: Formatter<YMD> = loaded(Formatter::try_new(locale.into(), YMD::medium()));
    let sample = own.format(&icu_date(Date::constant(2026, 11, 3))).to_string();
    match sample.contains(char::is_alphabetic) {
        true => own,
        false if locale.id.language == language!("es") => {
            loaded(Formatter::try_new(locale!("es-419").into(), YMD::medium()))
        }
        false => loaded(Formatter::try_new(locale!("en").into(), YMD::medium())),
    }
}

fn loaded<Made>(made: Result<Made, DateTimeFormatterLoadError>) -> Made {
    made.expect("ICU's data falls back to its root for every locale")
}

impl Words {
    /// `Nov 3`, `3 nov`.
    pub fn date_short(self, date: Date) -> String {
        text(self.formats.dates.short.format(&icu_date(date)))
    }

    /// `Nov 3, 2026`, `3 nov 2026`.
    pub fn date_medium(self, date: Date) -> String {
        text(self.formats.dates.medium.format(&icu_date(date)))
    }

    /// `November 3, 2026`, `3 de noviembre de 2026`.
    pub fn date_long(self, date: Date) -> String {
        text(self.formats.dates.long.format(&icu_date(date)))
    }

    /// `November 3`, `3 de noviembre`: in a sentence about a date that is near.
    pub fn date_long_without_year(self, date: Date) -> String {
        text(self.formats.dates.day_of_year.format(&icu_date(date)))
    }

    /// `Nov`, `nov`: the label of a bar.
    pub fn month(self, date: Date) -> String {
        text(self.formats.dates.month.format(&icu_date(date)))
    }

    /// `November 2026`, `noviembre de 2026`.
    pub fn month_and_year(self, date: Date) -> String {
        text(self.formats.dates.month_and_year.format(&icu_date(date)))
    }

    /// `Nov 3, 2026, 3:04 PM`, on the clock of `zone`.
    pub fn date_and_time(self, time: Timestamp, zone: &TimeZone) -> String {
        let date = self.date_medium(zone.to_datetime(time).date());
        format!("{date}, {}", self.time_of_day(time, zone))
    }

    /// `3:04 PM`, on the clock of `zone`.
    pub fn time_of_day(self, time: Timestamp, zone: &TimeZone) -> String {
        let local = zone.to_datetime(time);
        text(self.formats.dates.time_of_day.format(&icu_time(local.hour(), local.minute())))
    }

    /// `Oct 3 – Nov 2, 2026`; the first date has its year only where it differs.
    pub fn date_range(self, first: Date, last: Date) -> String {
        let from = match first.year() == last.year() {
            true => self.date_short(first),
            false => self.date_medium(first),
        };
        format!("{from} – {}", self.date_medium(last))
    }
}

fn icu_date(date: Date) -> IcuDate<Gregorian> {
    let (month, day) = (date.month().unsigned_abs(), date.day().unsigned_abs());
    IcuDate::try_new_gregorian(date.year().into(), month, day)
        .expect("a date of jiff's is one of the Gregorian calendar")
}

fn icu_time(hour: i8, minute: i8) -> IcuTime {
    IcuTime::try_new(hour.unsigned_abs(), minute.unsigned_abs(), 0, 0)
        .expect("a time of jiff's is one of a day")
}

/// CLDR parts a time from its `PM` with U+202F, which many fonts and mail programs lack.
fn text(formatted: impl Display) -> String {
    let text = formatted.to_string();
    match text.contains('\u{202f}') {
        true => text.replace('\u{202f}', NO_BREAK_SPACE.encode_utf8(&mut [0; 2])),
        false => text,
    }
}
