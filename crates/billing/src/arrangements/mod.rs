//! Past-due debt paid in instalments, within the rules that the biller sets.
//!
//! An arrangement is about certain bills. What has been paid of it is what those bills are less open
//! for, so that a payment by any way counts; while it is kept, reminders are held back
//! ([`is_kept`]). Instalments are debited like scheduled payments, or paid by hand. One that is missed
//! by more than the grace period breaks it.

mod keep;
mod make;
mod model;
mod plan;
mod store;
#[cfg(test)]
mod tests;
mod views;

pub use keep::{is_kept, look, on_failed, on_paid, plan_today, stop_debits};
pub use make::{NewArrangement, NoOffer, Offer, arrangement_text, interval_word, make, offer_for};
pub use model::{Arrangement, ArrangementState, Planned, Progress};
pub use plan::Instalment;
pub use views::{ArrangementView, ComingInstalment, get_view, kept_of, upcoming, view_for};

/// An arrangement is to be looked at; the subject is its id.
pub const JOB_LOOK: &str = "arrangements.look";
