//! What the biller lets people plan: how far ahead, until when it can be changed, and in which
//! instalments past-due debt may be paid.

use base::{Cents, Date};
use db::{FromValue, ToValue, Value};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ScheduleRules {
    /// How many days ahead a payment can be scheduled.
    pub latest_days: i32,
    /// It can be changed until so many days before its own begins.
    pub cut_off_days: i32,
    /// So many days before it is due, a payment by a rule or an instalment is announced.
    pub notice_days: i32,
    /// The one that took effect last holds; without any, no arrangement is offered.
    pub arrangements: Vec<ArrangementRules>,
}

impl Default for ScheduleRules {
    fn default() -> ScheduleRules {
        ScheduleRules { latest_days: 90, cut_off_days: 0, notice_days: 3, arrangements: Vec::new() }
    }
}

/// Who may pay past-due debt in instalments, and in which.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ArrangementRules {
    pub effective_on: Date,
    /// At least so much must be past due.
    pub least_past_due_cents: Cents,
    /// Whoever broke one within so many months is offered none.
    pub months_after_broken: i32,
    /// After the down payment, so many at most.
    pub most_instalments: i64,
    /// Of the debt, at once.
    pub least_down_percent: i64,
    pub interval: Interval,
    /// Whether they are debited, or may be paid by hand.
    pub method_required: bool,
    /// An instalment may be so many days late.
    pub grace_days: i32,
}

/// How far apart instalments are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Interval {
    Week,
    TwoWeeks,
    Month,
}

impl ScheduleRules {
    pub fn arrangements_on(&self, day: Date) -> Option<&ArrangementRules> {
        let in_effect = self.arrangements.iter().filter(|rules| rules.effective_on <= day);
        in_effect.max_by_key(|rules| rules.effective_on)
    }

    pub(super) fn check(&self) -> Result<(), String> {
        let days = [
            ("latest_days", self.latest_days, 1..=366),
            ("cut_off_days", self.cut_off_days, 0..=10),
            ("notice_days", self.notice_days, 1..=30),
        ];
        for (key, value, range) in days {
            if !range.contains(&value) {
                let (least, most) = range.into_inner();
                return Err(format!("schedules.{key}: {least} to {most}"));
            }
        }
        self.arrangements.iter().try_for_each(ArrangementRules::check)
    }
}

impl ArrangementRules {
    fn check(&self) -> Result<(), String> {
        let is_right = self.least_past_due_cents.is_positive()
            && (0..=120).contains(&self.months_after_broken)
            && (1..=36).contains(&self.most_instalments)
            && (0..=90).contains(&self.least_down_percent)
            && (0..=30).contains(&self.grace_days);
        is_right.then_some(()).ok_or_else(|| {
            "schedules.arrangements: least_past_due_cents above 0, months_after_broken 0 to 120, \
             most_instalments 1 to 36, least_down_percent 0 to 90, grace_days 0 to 30"
                .to_owned()
        })
    }
}

impl ToValue for ScheduleRules {
    fn to_value(&self) -> Value<'_> {
        // Numbers, dates and words: there is nothing that JSON cannot say.
        Value::Text(serde_json::to_string(self).unwrap_or_default().into())
    }
}

impl FromValue for ScheduleRules {
    fn from_value(value: Value<'_>) -> Option<ScheduleRules> {
        match value {
            Value::Text(text) => serde_json::from_str(&text).ok(),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(effective_on: &str) -> ArrangementRules {
        ArrangementRules {
            effective_on: effective_on.parse().unwrap(),
            least_past_due_cents: Cents(5_000),
            months_after_broken: 12,
            most_instalments: 6,
            least_down_percent: 25,
            interval: Interval::Month,
            method_required: false,
            grace_days: 5,
        }
    }

    #[test]
    fn the_rules_that_took_effect_last_hold() {
        let arrangements = vec![rules("2026-07-01"), rules("2027-01-01"), rules("2026-01-01")];
        let all = ScheduleRules { arrangements, ..ScheduleRules::default() };
        for (day, found) in [
            ("2025-12-31", None),
            ("2026-06-30", Some("2026-01-01")),
            ("2026-07-01", Some("2026-07-01")),
            ("2027-02-01", Some("2027-01-01")),
        ] {
            let on = all.arrangements_on(day.parse().unwrap()).map(|rules| rules.effective_on);
            assert_eq!(on, found.map(|day| day.parse().unwrap()), "{day}");
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        let arrangements = vec![rules("2026-01-01")];
        let all = ScheduleRules { arrangements, cut_off_days: 1, ..ScheduleRules::default() };
        assert_eq!(ScheduleRules::from_value(all.to_value()), Some(all));
        let none = Value::Text("{}".into());
        assert_eq!(ScheduleRules::from_value(none), Some(ScheduleRules::default()));
    }

    #[test]
    fn rules_that_nobody_could_keep_are_refused() {
        let mut wrong = rules("2026-01-01");
        wrong.least_down_percent = 100;
        let all = ScheduleRules { arrangements: vec![wrong], ..ScheduleRules::default() };
        assert!(all.check().is_err());
        assert!(ScheduleRules { latest_days: 0, ..ScheduleRules::default() }.check().is_err());
        assert!(ScheduleRules::default().check().is_ok());
    }
}
