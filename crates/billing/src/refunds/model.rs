//! Refunds and their attempts: states, and what each holds.

use base::{Cents, Currency, Id, Money, Timestamp, kinds};
use outside::facts;

db::text_enum! {
    RefundState {
        Open = "open",
        /// The processor has sent it.
        Done = "done",
        /// Nothing went back, or it came back undelivered.
        Failed = "failed",
    }
}

db::text_enum! {
    /// One call to the processor. The order is the rank: no fact lowers it.
    RefundAttemptState {
        /// Committed, and the call may or may not have been made.
        Sending = "sending",
        /// The call brought no answer that can be trusted.
        Unknown = "unknown",
        /// The processor has it, and it is on its way.
        Pending = "pending",
        /// It was never made: turned down, or given up after the key had died.
        Refused = "refused",
        Succeeded = "succeeded",
        /// It could not be delivered, and the processor has the money again. The last word.
        Failed = "failed",
    }
}

impl RefundAttemptState {
    pub fn of(state: &facts::RefundState) -> RefundAttemptState {
        match state {
            facts::RefundState::Pending => RefundAttemptState::Pending,
            facts::RefundState::Succeeded => RefundAttemptState::Succeeded,
            facts::RefundState::Failed { .. } => RefundAttemptState::Failed,
        }
    }

    /// Nothing of it can still change by itself, except that it fails after all.
    pub fn is_over(self) -> bool {
        self >= RefundAttemptState::Refused
    }
}

/// What is to be given back, whoever wants it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRefund {
    pub payment: Id<kinds::Payment>,
    /// The fee's part included; None: all that is left.
    pub cents: Option<Cents>,
    /// Of one wish there is one refund: a second with this key is the first again.
    pub key: String,
    /// Why, for staff.
    pub note: Option<String>,
}

/// The intent, with its quote frozen when it was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refund {
    pub id: Id<kinds::Refund>,
    pub payment_id: Id<kinds::Payment>,
    /// What goes back to the payer.
    pub amount_cents: Cents,
    /// The part of it that is fee.
    pub fee_cents: Cents,
    pub currency: Currency,
    pub note: Option<String>,
    pub state: RefundState,
    pub created_at: Timestamp,
    pub concluded_at: Option<Timestamp>,
}

impl Refund {
    pub fn amount(&self) -> Money {
        self.amount_cents.of(self.currency)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefundAttempt {
    pub id: Id<kinds::RefundAttempt>,
    pub refund_id: Id<kinds::Refund>,
    pub state: RefundAttemptState,
    /// The processor's name of it.
    pub reference: Option<String>,
    /// Why it was refused or failed, in the processor's word or ours.
    pub reason: Option<String>,
    pub sent_at: Timestamp,
    pub checks: i64,
}

/// A refund as pages and commands show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefundView {
    pub refund: Refund,
    pub attempt_state: RefundAttemptState,
    pub reason: Option<String>,
    /// Of it, what goes back from the accounts that are seen.
    pub seen_cents: Cents,
}

impl RefundView {
    /// The payer was to get it: it is on its way, has arrived, or has come back undelivered. One that
    /// was never made is the biller's affair.
    pub fn concerns_payer(&self) -> bool {
        self.attempt_state != RefundAttemptState::Refused
    }
}

#[cfg(test)]
mod tests {
    use super::RefundAttemptState::{Failed, Pending, Refused, Sending, Succeeded, Unknown};

    #[test]
    fn ranks_rise_and_a_failure_is_the_last_word() {
        let ranks = [Sending, Unknown, Pending, Refused, Succeeded, Failed];
        assert!(ranks.is_sorted());
        assert!(!Pending.is_over() && Refused.is_over());
    }
}
