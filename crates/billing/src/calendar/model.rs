//! A debit to come, whichever way it was planned.

use base::{Cents, Currency, Date, Id, Locator, kinds};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComingDebit {
    pub on: Date,
    pub amount_cents: Cents,
    pub currency: Currency,
    pub accounts: Vec<Locator>,
    /// None: the payer pays by hand.
    pub method: Option<Id<kinds::Method>>,
    pub planned: Planned,
    /// Whether this user may stop it, and still can.
    pub can_stop: bool,
}

/// What it is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Planned {
    /// The amount is what is owed now; it is read again on the day.
    Autopay(Id<kinds::Autopay>),
    /// A payment on one day.
    Once(Id<kinds::Schedule>),
    /// One of a rule's days.
    Repeat { schedule: Id<kinds::Schedule>, number: i64 },
    /// One that failed and is tried again.
    Again(Id<kinds::Schedule>),
    /// Number 0 is the down payment.
    Instalment { arrangement: Id<kinds::Arrangement>, number: i64, count: i64 },
}
