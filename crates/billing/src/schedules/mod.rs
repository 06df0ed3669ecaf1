//! Payments of a later day: once, or by a rule; and what payers agree to for them.
//!
//! What is planned is frozen with the words that were agreed to ([`agreement`]). Each morning at the
//! biller's place its day is looked for ([`day`]); what is owed then is read again under the accounts'
//! locks and paid through the engine ([`debit`]), each day of a schedule once. What fails for want of
//! money is tried again twice ([`outcome`]).

mod agreement;
mod change;
mod day;
mod debit;
mod lock;
mod make;
mod model;
mod outcome;
mod retries;
mod rule;
mod store;
#[cfg(test)]
mod tests;
mod upcoming;

pub use agreement::{
    Agreed, Agreement, AgreementText, agree, agreement_of, cut_off_sentence, rule_sentence,
    schedule_text,
};
pub use change::{Change, can_stop, cancel, change, is_fixed, skip};
pub use day::{announce, day_name, parse_day_name, plan_today};
pub use debit::{Debit, begin_debit, charge};
pub use make::{
    NewRepeat, draft_day, make_of_draft, make_repeat, planned_fee, schedule_id, set_draft_day,
};
pub use model::{Ending, NotCharged, Occurrence, OccurrenceState, Part, PlannedShare, Schedule};
pub use outcome::{FailedDebit, failed_debit, is_planned, on_failed};
pub use retries::retry_on;
pub use rule::{Ends, Every, Rule, day_start, days_after, is_too_late, on_day_of_month};
pub use upcoming::{ComingDay, ScheduleView, days_of, ended_of, get_view, upcoming, view_for};

/// A day of a schedule has come; the subject is its name.
pub const JOB_CHARGE: &str = "schedules.charge";
/// A day of a schedule is to be announced; the subject is its name.
pub const JOB_ANNOUNCE: &str = "schedules.announce";
