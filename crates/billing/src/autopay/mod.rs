//! AutoPay: each bill's remaining balance, debited on its day under a stored authorization.
//!
//! A user has it on an account, with a method, perhaps a backup method, a day and a cap, and has
//! agreed to that in words ([`put`]). The daily plan ([`plan`]) gives each new bill a *cycle*, one
//! debit to come, and announces it; the cycle's job ([`run`]) reads the balance again under the
//! account's lock and begins a payment like any other. What becomes of it decides what comes next
//! ([`follow`]). A cycle that is run twice, at once or after a crash, debits once.

mod choose;
mod due;
mod end;
mod follow;
mod model;
mod plan;
mod retry;
mod run;
mod store;
#[cfg(test)]
pub mod tests;
mod timing;
mod views;

pub use choose::{put, put_from_setup, switch_method};
pub use due::{FirstDebit, first_debits};
pub use end::{skip, stop};
pub use follow::follow;
pub use model::{
    Agreement, AskReason, Autopay, AutopayConsent, AutopayState, Choices, Cycle, CycleState, Debit,
    EndReason, MethodUse,
};
pub use plan::{plan, plan_today};
pub use run::run;
pub use store::{
    consents_of, find_autopay, find_consent_for, find_cycle, find_live, is_of_autopay,
    is_wished_for, last_payment_of, uses_of,
};
pub use timing::{MOST_DAYS_BEFORE, Timing};
pub use views::{
    NextDebit, Overview, PastDebit, Reached, Shown, debit_time, find_for, find_next_debit,
    overview_for, upcoming,
};

/// A page of a day's plan; the subject is the id behind which it begins.
pub const JOB_PLAN: &str = "autopay.plan";
/// The day of a cycle has come; the subject is its id.
pub const JOB_RUN: &str = "autopay.run";
