//! "Good evening, María": by the clock at the biller's place.

use base::{Language, TimeZone, Timestamp};

use crate::Words;

impl Words {
    /// In Spanish the afternoon lasts until it gets dark.
    pub fn greeting(self, name: &str, now: Timestamp, zone: &TimeZone) -> String {
        let evening = match self.language {
            Language::En => 18,
            Language::Es => 19,
        };
        match zone.to_datetime(now).hour() {
            hour if (4..12).contains(&hour) => self.dashboard_good_morning(name),
            hour if (12..evening).contains(&hour) => self.dashboard_good_afternoon(name),
            _ => self.dashboard_good_evening(name),
        }
    }
}
