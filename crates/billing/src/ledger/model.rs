//! An account's balance, and how an amount spreads over invoices.

use base::{Cents, Currency, Date, Id, Locator, kinds};

use crate::people::{Limits, Role};

/// Where an account stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Balance {
    /// What its invoices are still open for.
    pub receivable_cents: Cents,
    /// Money received that no invoice has used yet.
    pub unapplied_cents: Cents,
    /// Payments submitted and not yet settled.
    pub in_progress_cents: Cents,
}

impl Balance {
    /// Positive is owed, negative is a credit; what is on its way still counts as owed.
    pub fn owed_cents(&self) -> Cents {
        self.receivable_cents - self.unapplied_cents
    }

    /// What is owed less what is in progress; never negative.
    pub fn amount_due_cents(&self) -> Cents {
        (self.owed_cents() - self.in_progress_cents).at_least_zero()
    }

    /// What will be in credit once everything in progress has arrived.
    pub fn credit_cents(&self) -> Cents {
        (self.in_progress_cents - self.owed_cents()).at_least_zero()
    }
}

/// An account's balance, and the bills behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountStanding {
    pub balance: Balance,
    /// Bills of which something can still be asked for.
    pub open_count: i64,
    pub overdue_count: i64,
    /// Of the open bill that is due first.
    pub first_issued_on: Option<Date>,
    pub first_due_on: Option<Date>,
}

/// One of the accounts that a user reaches, beside the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountSummary {
    pub account_id: Id<kinds::Account>,
    pub number: Locator,
    /// What this user calls it, or else what the biller does.
    pub name: Option<String>,
    pub role: Role,
    pub limits: Limits,
    pub currency: Currency,
    pub balance: Balance,
    /// Of the open bill that is due first.
    pub first_due_on: Option<Date>,
    pub past_due_cents: Cents,
}

/// The part of an amount that goes to one invoice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    pub invoice: Id<kinds::Invoice>,
    pub cents: Cents,
}

/// Fills the invoices one after the other, each up to what it can take; the rest is left over.
pub fn spread(
    amount: Cents,
    room: impl IntoIterator<Item = (Id<kinds::Invoice>, Cents)>,
) -> (Vec<Share>, Cents) {
    let mut left = amount;
    let mut shares = Vec::new();
    for (invoice, room) in room {
        let cents = left.min(room);
        if cents.is_positive() {
            shares.push(Share { invoice, cents });
            left -= cents;
        }
    }
    (shares, left)
}
