//! What stands in the form of a regular payment: from an address, or as it was sent.

use base::{Currency, Date, Field, Id, Refusal, kinds};
use billing::Ctx;
use billing::schedules::{Ends, Every, NewRepeat, Rule};
use words::Words;

use crate::kit::forms::encode;
use crate::kit::{Form, Problems};

#[derive(Debug, Clone)]
pub struct Entered {
    /// The key of the schedule, from the moment the form is drawn.
    pub id: Id<kinds::Schedule>,
    pub account: Id<kinds::Account>,
    pub amount: String,
    pub every: Often,
    pub first_on: String,
    pub ends: Ending,
    pub last_on: String,
    pub times: String,
    pub method: Option<Id<kinds::Method>>,
}

/// How often, as the form offers it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Often {
    Week,
    TwoWeeks,
    Month,
    MonthEnd,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    Never,
    Date,
    Count,
}

impl Entered {
    pub fn read(form: &Form, ctx: &Ctx, account: Id<kinds::Account>) -> Entered {
        Entered {
            id: form.find_parsed("id").unwrap_or_else(|| ctx.id()),
            account: form.find_parsed("account").unwrap_or(account),
            amount: form.text("amount").to_owned(),
            every: Often::of(form.text("every")),
            first_on: form.text("first_on").to_owned(),
            ends: Ending::of(form.text("ends")),
            last_on: form.text("last_on").to_owned(),
            times: form.text("times").to_owned(),
            method: form.find_parsed("method"),
        }
    }

    /// The schedule that this asks for, or what is missing, field by field.
    pub fn check(&self, words: Words, currency: Currency) -> Result<NewRepeat, Problems> {
        let mut problems = Problems::default();
        let mut wrong = |field, refusal| problems.add(field, words.refusal(&refusal));
        let amount = words.amount_typed(&self.amount, currency);
        let amount = amount.map_err(|refusal| wrong("amount", refusal)).ok();
        let first: Option<Date> = self.first_on.parse().ok();
        if first.is_none() {
            wrong("first_on", Refusal::Missing(Field::Date));
        }
        let ends = match self.ends {
            Ending::Never => Some(Ends::Never),
            Ending::Date => self.last_on.parse().ok().map(Ends::On),
            Ending::Count => self.times().map(Ends::After),
        };
        match (self.ends, ends) {
            (Ending::Date, None) => wrong("last_on", Refusal::Missing(Field::Date)),
            (Ending::Count, None) => wrong("times", Refusal::Missing(Field::Times)),
            _ => {}
        }
        if self.method.is_none() {
            wrong("method", Refusal::ChooseMethod);
        }
        match (amount, first, ends, self.method) {
            (Some(amount_cents), Some(first), Some(ends), Some(method)) => Ok(NewRepeat {
                id: self.id,
                account: self.account,
                amount_cents,
                rule: self.every.rule(first, ends),
                method,
            }),
            _ => Err(problems),
        }
    }

    fn times(&self) -> Option<i64> {
        self.times.parse().ok().filter(|times| (1..=999).contains(times))
    }

    /// The same as the fields of an address.
    pub fn query(&self) -> String {
        let method = self.method.map(|id| id.to_string()).unwrap_or_default();
        let fields = [
            ("id", self.id.to_string()),
            ("account", self.account.to_string()),
            ("amount", self.amount.clone()),
            ("every", self.every.as_str().to_owned()),
            ("first_on", self.first_on.clone()),
            ("ends", self.ends.as_str().to_owned()),
            ("last_on", self.last_on.clone()),
            ("times", self.times.clone()),
            ("method", method),
        ];
        let sent = fields.iter().filter(|(_, value)| !value.is_empty());
        let pairs: Vec<String> =
            sent.map(|(name, value)| format!("{name}={}", encode(value))).collect();
        pairs.join("&")
    }

    /// Where the sentence about a refusal belongs.
    pub fn field_of(refusal: &Refusal) -> &'static str {
        match refusal {
            Refusal::ChooseMethod | Refusal::MethodUnusable => "method",
            Refusal::DateTooLate { .. } | Refusal::DateTooSoon => "first_on",
            Refusal::EndsBeforeItBegins => "last_on",
            Refusal::TermsNotAccepted => "agree",
            _ => "amount",
        }
    }
}

impl Often {
    pub const ALL: [Often; 4] = [Often::Week, Often::TwoWeeks, Often::Month, Often::MonthEnd];

    /// What is no such word is by the month, as most are.
    fn of(word: &str) -> Often {
        let found = Often::ALL.into_iter().find(|often| often.as_str() == word);
        found.unwrap_or(Often::Month)
    }

    pub fn as_str(self) -> &'static str {
        match self {
            Often::Week => "week",
            Often::TwoWeeks => "two_weeks",
            Often::Month => "month",
            Often::MonthEnd => "month_end",
        }
    }

    pub fn named(self, words: Words) -> &'static str {
        match self {
            Often::Week => words.schedules_every_week(),
            Often::TwoWeeks => words.schedules_every_two_weeks(),
            Often::Month => words.schedules_every_month(),
            Often::MonthEnd => words.schedules_every_month_end(),
        }
    }

    fn rule(self, first: Date, ends: Ends) -> Rule {
        match self {
            Often::Week => Rule::repeat(Every::Week, first, first.day(), ends),
            Often::TwoWeeks => Rule::repeat(Every::TwoWeeks, first, first.day(), ends),
            Often::Month => Rule::repeat(Every::Month, first, first.day(), ends),
            Often::MonthEnd => Rule::repeat(Every::Month, first, 31, ends),
        }
    }
}

impl Ending {
    fn of(word: &str) -> Ending {
        match word {
            "date" => Ending::Date,
            "count" => Ending::Count,
            _ => Ending::Never,
        }
    }

    pub fn as_str(self) -> &'static str {
        match self {
            Ending::Never => "never",
            Ending::Date => "date",
            Ending::Count => "count",
        }
    }
}
