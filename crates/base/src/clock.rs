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
