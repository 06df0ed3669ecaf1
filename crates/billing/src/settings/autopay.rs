//! What the biller has AutoPay do: how long before a debit it is announced, and at which hour debits
//! begin.

use db::{FromValue, ToValue, Value};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct AutopayRules {
    /// So many days before it is made, a debit is announced …
    pub notice_days: i32,
    /// … and so many where its amount varies, which Regulation E (12 CFR 1005.10(d)) wants for
    /// people's bank accounts and debit cards.
    pub varying_notice_days: i32,
    /// Until this hour of its day, at the biller's place, a debit can be stopped.
    pub debit_hour: i8,
}

impl Default for AutopayRules {
    fn default() -> AutopayRules {
        AutopayRules { notice_days: 3, varying_notice_days: 10, debit_hour: 6 }
    }
}

impl AutopayRules {
    pub(super) fn check(&self) -> Result<(), String> {
        let days = 1..=30;
        let is_right = days.contains(&self.notice_days)
            && days.contains(&self.varying_notice_days)
            && (0..=23).contains(&self.debit_hour);
        is_right.then_some(()).ok_or_else(|| {
            "autopay: notice_days and varying_notice_days 1 to 30, debit_hour 0 to 23".to_owned()
        })
    }
}

impl ToValue for AutopayRules {
    fn to_value(&self) -> Value<'_> {
        // Numbers only: there is nothing that JSON cannot say.
        Value::Text(serde_json::to_string(self).unwrap_or_default().into())
    }
}

impl FromValue for AutopayRules {
    fn from_value(value: Value<'_>) -> Option<AutopayRules> {
        match value {
            Value::Text(text) => serde_json::from_str(&text).ok(),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let rules = AutopayRules { notice_days: 5, ..AutopayRules::default() };
        assert_eq!(AutopayRules::from_value(rules.to_value()), Some(rules));
        let nothing = Value::Text("{}".into());
        assert_eq!(AutopayRules::from_value(nothing), Some(AutopayRules::default()));
    }

    #[test]
    fn rules_that_nobody_could_keep_are_refused() {
        let right = AutopayRules::default();
        assert!(right.check().is_ok());
        assert!(AutopayRules { notice_days: 0, ..right }.check().is_err());
        assert!(AutopayRules { varying_notice_days: 31, ..right }.check().is_err());
        assert!(AutopayRules { debit_hour: 24, ..right }.check().is_err());
    }
}
