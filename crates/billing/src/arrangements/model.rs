//! Arrangements, what has been paid of them, and what is due by when.

use base::{Cents, Currency, Date, Id, Locator, Timestamp, kinds};

use super::plan::Instalment;
use crate::schedules::days_after;

/// Past-due debt of one account, split into dated instalments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrangement {
    pub id: Id<kinds::Arrangement>,
    pub account_id: Id<kinds::Account>,
    pub account_number: Locator,
    pub currency: Currency,
    pub user_id: Id<kinds::User>,
    /// What the instalments are debited from; none: paid by hand.
    pub method_id: Option<Id<kinds::Method>>,
    pub debt_cents: Cents,
    pub grace_days: i64,
    pub state: ArrangementState,
    pub made_at: Timestamp,
    pub ended_at: Option<Timestamp>,
    pub instalments: Vec<Planned>,
}

/// An instalment, and what has been done about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    pub instalment: Instalment,
    /// Its day has come, and it was charged or left to the payer.
    pub is_handled: bool,
    pub is_noticed: bool,
    pub retry_on: Option<Date>,
}

db::text_enum! {
    ArrangementState {
        /// Nothing of it is late; reminders and worse are held back.
        Kept = "kept",
        Completed = "completed",
        /// An instalment was missed by more than the grace period: the rest is due at once.
        Broken = "broken",
    }
}

/// What is left of the bills that an arrangement is about says what has been paid of it, whichever
/// way it was paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    pub settled_cents: Cents,
    /// The same with what is on its way.
    pub arriving_cents: Cents,
}

impl Arrangement {
    /// What must have been paid once that instalment is: it and all before it.
    pub fn due_with(&self, number: i64) -> Cents {
        let due = self.instalments.iter().map(|planned| planned.instalment);
        due.filter(|one| one.number <= number).map(|one| one.amount_cents).sum()
    }

    /// What is still to be paid so that the instalment is; nothing where earlier payments, or payments
    /// by another way, have covered it.
    pub fn missing_of(&self, number: i64, progress: Progress) -> Cents {
        let amount = self.instalments.iter().find(|one| one.instalment.number == number);
        let amount = amount.map_or(Cents::ZERO, |one| one.instalment.amount_cents);
        (self.due_with(number) - progress.arriving_cents).at_least_zero().min(amount)
    }

    pub fn is_paid(&self, number: i64, progress: Progress) -> bool {
        progress.settled_cents >= self.due_with(number)
    }

    /// The first instalment that has been missed by more than the grace period. One that we should
    /// have debited and did not has not been missed by anybody.
    pub(super) fn missed(&self, progress: Progress, today: Date) -> Option<Instalment> {
        let is_ours = |planned: &&Planned| self.method_id.is_some() && !planned.is_handled;
        let due = self.instalments.iter().filter(|planned| !is_ours(planned));
        due.map(|planned| planned.instalment).find(|one| {
            let last = days_after(one.due_on, self.grace_days);
            last.is_some_and(|last| last < today)
                && progress.arriving_cents < self.due_with(one.number)
        })
    }

    /// The instalment whose debit has come, with what is missing of it: on its day, or when it is
    /// tried again.
    pub(super) fn to_charge(&self, progress: Progress, today: Date) -> Option<(Instalment, Cents)> {
        let comes = |planned: &&Planned| match planned.retry_on {
            Some(day) => day <= today,
            None => !planned.is_handled && planned.instalment.due_on <= today,
        };
        // The down payment is made by the payer, who is there.
        let mut later = self.instalments.iter().filter(|planned| planned.instalment.number > 0);
        let planned = later.find(comes)?;
        Some((planned.instalment, self.missing_of(planned.instalment.number, progress)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arrangements::plan::split;
    use crate::settings::Interval;

    /// 50.00 down, then three times 100.00 on the 23rd.
    fn arrangement() -> Arrangement {
        let today = "2026-11-23".parse().unwrap();
        let plan = split(Cents(35_000), Cents(5_000), 3, Interval::Month, today).unwrap();
        let planned = |instalment| Planned {
            instalment,
            is_handled: false,
            is_noticed: false,
            retry_on: None,
        };
        Arrangement {
            id: Id::from_bits(1),
            account_id: Id::from_bits(2),
            account_number: "CL1234".parse().unwrap(),
            currency: Currency::USD,
            user_id: Id::from_bits(3),
            method_id: None,
            debt_cents: Cents(35_000),
            grace_days: 5,
            state: ArrangementState::Kept,
            made_at: Timestamp::UNIX_EPOCH,
            ended_at: None,
            instalments: plan.into_iter().map(planned).collect(),
        }
    }

    fn paid(cents: i64) -> Progress {
        Progress { settled_cents: Cents(cents), arriving_cents: Cents(cents) }
    }

    #[test]
    fn a_payment_by_another_way_counts_towards_the_next_instalment() {
        let arrangement = arrangement();
        for (so_far, missing) in [
            (5_000, [0, 10_000, 10_000, 10_000]),
            (8_000, [0, 7_000, 10_000, 10_000]),
            (16_000, [0, 0, 9_000, 10_000]),
            (35_000, [0, 0, 0, 0]),
        ] {
            let found = [0, 1, 2, 3].map(|number| arrangement.missing_of(number, paid(so_far)).0);
            assert_eq!(found, missing, "{so_far} paid");
        }
    }

    #[test]
    fn it_is_missed_only_after_the_grace_period() {
        let arrangement = arrangement();
        for (so_far, today, missed) in [
            (0, "2026-11-28", None),
            (0, "2026-11-29", Some(0)),
            (5_000, "2026-12-28", None),
            (5_000, "2026-12-29", Some(1)),
            (14_999, "2026-12-29", Some(1)),
            (15_000, "2026-12-29", None),
        ] {
            let found = arrangement.missed(paid(so_far), today.parse().unwrap());
            assert_eq!(found.map(|one| one.number), missed, "{so_far} paid by {today}");
        }
    }
}
