//! What somebody has planned to pay, and what became of each of its days.

use base::{Cents, Currency, Date, Id, Locator, Refusal, Timestamp, kinds};

use super::rule::Rule;
use crate::ledger::Share;
use crate::payments::PaymentState;

/// One payment on a later day, or one after the other by a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schedule {
    pub id: Id<kinds::Schedule>,
    pub user_id: Id<kinds::User>,
    pub method_id: Id<kinds::Method>,
    pub currency: Currency,
    /// Accepted with the whole amount.
    pub fee_cents: Cents,
    pub rule: Rule,
    /// The day that comes next, and its number; no day once it has ended.
    pub next_number: i64,
    pub next_on: Option<Date>,
    pub ending: Option<Ending>,
    pub made_at: Timestamp,
    pub parts: Vec<Part>,
}

impl Schedule {
    pub fn amount_cents(&self) -> Cents {
        self.parts.iter().map(|part| part.amount_cents).sum()
    }

    /// What is charged at most.
    pub fn charge_cents(&self) -> Cents {
        self.amount_cents() + self.fee_cents
    }

    pub fn repeats(&self) -> bool {
        matches!(self.rule, Rule::Repeat { .. })
    }
}

/// What goes to one account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    pub account_id: Id<kinds::Account>,
    pub account_number: Locator,
    pub amount_cents: Cents,
    /// The invoices that are to be paid, each up to so much. Without any it is a fixed amount, which
    /// goes to the oldest due and beyond that is kept as credit.
    pub shares: Vec<PlannedShare>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedShare {
    pub invoice: Id<kinds::Invoice>,
    pub invoice_number: Locator,
    pub cents: Cents,
}

impl Part {
    /// What is to be paid on the day, given what each invoice can still take: never more than that
    /// of a ticked one, so that none is paid twice.
    pub(super) fn due(&self, room: &[Share]) -> (Cents, Vec<Share>) {
        if self.shares.is_empty() {
            let room = room.iter().map(|share| (share.invoice, share.cents));
            let (shares, _) = crate::ledger::spread(self.amount_cents, room);
            return (self.amount_cents, shares);
        }
        let left = |planned: &PlannedShare| {
            let found = room.iter().find(|share| share.invoice == planned.invoice)?;
            let cents = planned.cents.min(found.cents);
            cents.is_positive().then_some(Share { invoice: planned.invoice, cents })
        };
        let shares: Vec<Share> = self.shares.iter().filter_map(left).collect();
        (shares.iter().map(|share| share.cents).sum(), shares)
    }
}

db::text_enum! {
    /// Why a schedule has no next day.
    Ending {
        /// All its days have come.
        Done = "done",
        Canceled = "canceled",
        /// What was to be paid had been paid another way.
        NothingLeft = "nothing_left",
        /// Its method, or the right to pay, is gone.
        Stopped = "stopped",
    }
}

/// A day that has come, or was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    pub number: i64,
    pub due_on: Date,
    pub state: OccurrenceState,
    pub reason: Option<NotCharged>,
    pub planned_cents: Cents,
    /// When it is tried again.
    pub retry_on: Option<Date>,
    /// The last try's.
    pub payment_id: Option<Id<kinds::Payment>>,
    pub payment_state: Option<PaymentState>,
}

db::text_enum! {
    OccurrenceState {
        /// A payment was begun; how it stands is the payment's to say.
        Charged = "charged",
        /// Its last payment failed, or came back.
        Failed = "failed",
        /// Left out by the payer.
        Skipped = "skipped",
        /// More than three days late: the payer was asked instead.
        Late = "late",
        NothingLeft = "nothing_left",
        /// The rules said no on the day.
        Refused = "refused",
    }
}

db::text_enum! {
    /// Why the rules said no on the day.
    NotCharged {
        MethodUnusable = "method_unusable",
        /// The payer's limit on the account.
        AboveLimit = "above_limit",
        /// The payer does not reach the account any more, or may not pay.
        NoAccess = "no_access",
        /// It would cost another fee than was agreed to.
        FeeChanged = "fee_changed",
    }
}

impl NotCharged {
    pub fn of(refusal: &Refusal) -> NotCharged {
        match refusal {
            Refusal::AbovePaymentLimit { .. } | Refusal::AboveMonthLimit { .. } => {
                NotCharged::AboveLimit
            }
            Refusal::ReviewAgain => NotCharged::FeeChanged,
            _ => NotCharged::MethodUnusable,
        }
    }

    /// Whether it would be so again on every day that follows.
    pub(super) fn ends_schedule(self) -> bool {
        matches!(self, NotCharged::MethodUnusable | NotCharged::NoAccess)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(bits: u128, cents: i64) -> Share {
        Share { invoice: Id::from_bits(bits), cents: Cents(cents) }
    }

    fn part(cents: i64, shares: &[Share]) -> Part {
        let planned = |share: &Share| PlannedShare {
            invoice: share.invoice,
            invoice_number: "A-1".parse().unwrap(),
            cents: share.cents,
        };
        Part {
            account_id: Id::from_bits(1),
            account_number: "CL1234".parse().unwrap(),
            amount_cents: Cents(cents),
            shares: shares.iter().map(planned).collect(),
        }
    }

    #[test]
    fn a_ticked_invoice_takes_what_is_left_of_it_and_a_fixed_amount_stays() {
        let ticked = part(15_000, &[share(1, 10_000), share(2, 5_000)]);
        let fixed = part(15_000, &[]);
        for (room, of_ticked, of_fixed) in [
            (vec![share(1, 10_000), share(2, 5_000)], 15_000, 15_000),
            (vec![share(1, 12_000), share(2, 1_000)], 11_000, 13_000),
            (vec![share(2, 5_000), share(3, 9_900)], 5_000, 14_900),
            (vec![share(3, 100)], 0, 100),
            (vec![], 0, 0),
        ] {
            let (amount, shares) = ticked.due(&room);
            let used: Cents = shares.iter().map(|share| share.cents).sum();
            assert_eq!((amount, used), (Cents(of_ticked), amount), "{room:?}");
            let (amount, shares) = fixed.due(&room);
            let used: Cents = shares.iter().map(|share| share.cents).sum();
            assert_eq!((amount, used), (Cents(15_000), Cents(of_fixed)), "{room:?}");
        }
    }
}
