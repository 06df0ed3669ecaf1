//! Time as an argument: nothing asks the machine what time it is but [`SystemClock`].

use std::sync::atomic::{AtomicI64, Ordering};

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

pub trait Clock: Send + Sync {
    fn now(&self) -> Timestamp;
}

pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        #[expect(clippy::disallowed_methods, reason = "the one place that asks the machine")]
        let now = Timestamp::now();
        // The database keeps microseconds; what is written must be equal to what is read.
        Timestamp::from_microsecond(now.as_microsecond()).unwrap_or(now)
    }
}

/// A clock that stands still until it is told to move.
pub struct FakeClock(AtomicI64);

impl FakeClock {
    /// From an RFC 3339 time such as `2026-11-23T08:00:00Z`; anything else is a mistake in a test.
    pub fn at(time: &str) -> FakeClock {
        let time: Timestamp = time.parse().expect("an RFC 3339 time");
        FakeClock(AtomicI64::new(time.as_microsecond()))
    }

    pub fn advance(&self, by: SignedDuration) {
        self.0.fetch_add(by.as_micros() as i64, Ordering::SeqCst);
    }

    pub fn advance_seconds(&self, seconds: i64) {
        self.advance(SignedDuration::from_secs(seconds));
    }
}

impl Clock for FakeClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_microsecond(self.0.load(Ordering::SeqCst)).expect("within jiff's range")
    }
}

/// The local date at a place: due dates are dates there, not instants.
pub fn in_zone(time: Timestamp, zone: &TimeZone) -> Date {
    zone.to_datetime(time).date()
}

/// When the calendar month of that moment began at a place.
pub fn month_start(time: Timestamp, zone: &TimeZone) -> Timestamp {
    let first = in_zone(time, zone).first_of_month().at(0, 0, 0, 0);
    let start = zone.to_ambiguous_timestamp(first).compatible();
    start.expect("a moment within jiff's range has a month that began within it")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_begins_when_it_does_at_the_place() {
        for (zone, time, start) in [
            ("America/New_York", "2026-11-23T15:00:00Z", "2026-11-01T04:00:00Z"),
            ("America/New_York", "2026-12-01T04:59:59Z", "2026-11-01T04:00:00Z"),
            ("America/New_York", "2026-12-01T05:00:00Z", "2026-12-01T05:00:00Z"),
            ("Pacific/Auckland", "2026-10-31T11:00:00Z", "2026-10-31T11:00:00Z"),
        ] {
            let zone = TimeZone::get(zone).unwrap();
            let found = month_start(time.parse().unwrap(), &zone);
            assert_eq!(found, start.parse::<Timestamp>().unwrap(), "{time}");
        }
    }
}
