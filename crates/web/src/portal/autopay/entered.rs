//! What stands in the form of AutoPay, and travels in the address to the page where it is agreed to.

use base::{Currency, Id, Refusal, kinds};
use billing::autopay::{Choices, MOST_DAYS_BEFORE, Timing};
use words::Words;

use crate::kit::forms::encode;
use crate::kit::{Form, Problems};
use crate::portal::payments::ChosenMethod;

#[derive(Debug, Clone)]
pub struct Entered {
    pub account: Id<kinds::Account>,
    pub method: Option<ChosenMethod>,
    pub backup: Option<Id<kinds::Method>>,
    pub when: When,
    /// As typed.
    pub days: String,
    pub day: String,
    pub cap: String,
}

base::named! {
    When {
        DueDate = "due_date",
        DaysBefore = "days_before",
        DayOfMonth = "day_of_month",
    }
}

/// What was entered is complete, or a method is still to be added.
pub enum Checked {
    Choices(Choices),
    NewMethod(billing::methods::MethodKind),
}

impl Entered {
    /// None without an account.
    pub fn read(form: &Form) -> Option<Entered> {
        Some(Entered {
            account: form.find_parsed("account")?,
            method: form.find_parsed("method"),
            backup: form.find_parsed("backup"),
            when: form.find_parsed("when").unwrap_or(When::DueDate),
            days: form.text("days").to_owned(),
            day: form.text("day").to_owned(),
            cap: form.text("cap").to_owned(),
        })
    }

    /// The form as AutoPay stands.
    pub fn of(
        words: Words,
        account: Id<kinds::Account>,
        choices: &Choices,
        currency: Currency,
    ) -> Entered {
        let (when, days, day) = match choices.timing {
            Timing::DueDate => (When::DueDate, String::new(), String::new()),
            Timing::DaysBefore(days) => (When::DaysBefore, days.to_string(), String::new()),
            Timing::DayOfMonth(day) => (When::DayOfMonth, String::new(), day.to_string()),
        };
        let cap = choices.cap_cents.map(|cents| words.amount_field(cents.of(currency)));
        Entered {
            account,
            method: Some(ChosenMethod::Stored(choices.method)),
            backup: choices.backup,
            when,
            days,
            day,
            cap: cap.unwrap_or_default(),
        }
    }

    /// What to ask for, or what is wrong, field by field.
    pub fn check(&self, words: Words, currency: Currency) -> Result<Checked, Problems> {
        let mut problems = Problems::default();
        let timing = self.check_timing(words, &mut problems);
        let cap_cents = self.check_cap(words, currency, &mut problems);
        let method = match self.method {
            Some(ChosenMethod::Stored(method)) => Some(method),
            Some(ChosenMethod::New(kind)) => return Ok(Checked::NewMethod(kind)),
            None => {
                problems.add("method", words.refusal(&Refusal::ChooseMethod));
                None
            }
        };
        match (method, timing) {
            (Some(method), Some(timing)) if problems.is_empty() => {
                let backup = self.backup.filter(|backup| *backup != method);
                Ok(Checked::Choices(Choices { method, backup, timing, cap_cents }))
            }
            _ => Err(problems),
        }
    }

    fn check_timing(&self, words: Words, problems: &mut Problems) -> Option<Timing> {
        match self.when {
            When::DueDate => Some(Timing::DueDate),
            When::DaysBefore => {
                let timing = self.days.parse().ok().and_then(Timing::days_before);
                if timing.is_none() {
                    problems.add("days", words.autopay_days_wrong(MOST_DAYS_BEFORE.to_string()));
                }
                timing
            }
            When::DayOfMonth => {
                let timing = self.day.parse().ok().and_then(Timing::day_of_month);
                if timing.is_none() {
                    problems.add("day", words.autopay_day_wrong());
                }
                timing
            }
        }
    }

    fn check_cap(
        &self,
        words: Words,
        currency: Currency,
        problems: &mut Problems,
    ) -> Option<base::Cents> {
        if self.cap.is_empty() {
            return None;
        }
        match words.amount_typed(&self.cap, currency) {
            Ok(cents) => Some(cents),
            Err(refusal) => {
                problems.add("cap", words.refusal(&refusal));
                None
            }
        }
    }

    /// Name and value of each field.
    pub fn fields(&self) -> Vec<(&'static str, String)> {
        let method = self.method.map(|method| match method {
            ChosenMethod::Stored(id) => id.to_string(),
            ChosenMethod::New(kind) => kind.as_str().to_owned(),
        });
        let mut fields = vec![("account", self.account.to_string())];
        fields.extend(method.map(|method| ("method", method)));
        fields.extend(self.backup.map(|backup| ("backup", backup.to_string())));
        fields.push(("when", self.when.to_string()));
        for (name, typed) in [("days", &self.days), ("day", &self.day), ("cap", &self.cap)] {
            if !typed.is_empty() {
                fields.push((name, typed.clone()));
            }
        }
        fields
    }

    /// The address of a page about it.
    pub fn address(&self, path: &str) -> String {
        let fields = self.fields();
        let pairs: Vec<_> =
            fields.iter().map(|(name, value)| format!("{name}={}", encode(value))).collect();
        format!("{path}?{}", pairs.join("&"))
    }
}
