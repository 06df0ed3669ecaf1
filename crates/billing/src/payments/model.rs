//! Payments, attempts and drafts: their states and what each holds.

use base::{Cents, Currency, Id, Locator, Money, Timestamp, kinds};
use outside::facts::{ChargeState, DeclineReason, Funding, MethodKind};

db::text_enum! {
    PaymentState {
        Open = "open",
        Paid = "paid",
        Failed = "failed",
        Canceled = "canceled",
        /// It came back after it was paid, whole or in part.
        Returned = "returned",
    }
}

db::text_enum! {
    /// One call to the processor. The order is the rank: no fact lowers it.
    AttemptState {
        /// Committed, and the call may or may not have been made.
        Sending = "sending",
        /// The call brought no answer that can be trusted.
        Unknown = "unknown",
        /// The processor has it and has not decided.
        Pending = "pending",
        Failed = "failed",
        Succeeded = "succeeded",
        Returned = "returned",
    }
}

impl AttemptState {
    pub fn of(state: &ChargeState) -> AttemptState {
        match state {
            ChargeState::Unconfirmed
            | ChargeState::Processing
            | ChargeState::ActionNeeded { .. } => AttemptState::Pending,
            ChargeState::Failed { .. } | ChargeState::Canceled => AttemptState::Failed,
            ChargeState::Succeeded { .. } => AttemptState::Succeeded,
            ChargeState::Returned { .. } => AttemptState::Returned,
        }
    }

    /// Nothing of it can still change by itself, except that money comes back.
    pub fn is_over(self) -> bool {
        self >= AttemptState::Failed
    }
}

db::text_enum! {
    /// Through which door a payment came.
    Channel { Portal = "portal" }
}

db::text_enum! {
    /// What the payer chose to pay (S0).
    Choice {
        /// What is owed less what is in progress.
        AmountDue = "amount_due",
        /// The last bill's total.
        CurrentBilled = "current_billed",
        PastDue = "past_due",
        Other = "other",
        /// Ticked invoices.
        Invoices = "invoices",
    }
}

/// What a payer wants to pay, before anything is checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDraft {
    pub account: Id<kinds::Account>,
    pub choice: Choice,
    /// Only with [`Choice::Other`].
    pub other_cents: Option<Cents>,
    /// Only with [`Choice::Invoices`].
    pub invoices: Vec<Id<kinds::Invoice>>,
    pub method: Option<Id<kinds::Method>>,
}

/// What a payer is about to pay. Its id becomes the payment's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    pub id: Id<kinds::Draft>,
    pub user_id: Id<kinds::User>,
    pub account_id: Id<kinds::Account>,
    pub choice: Choice,
    pub amount_cents: Cents,
    pub method_id: Option<Id<kinds::Method>>,
}

impl Draft {
    pub fn payment_id(&self) -> Id<kinds::Payment> {
        payment_id(self.id)
    }
}

pub(super) fn payment_id(draft: Id<kinds::Draft>) -> Id<kinds::Payment> {
    Id::from_bits(draft.bits())
}

/// The intent, with its quote frozen when it was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payment {
    pub id: Id<kinds::Payment>,
    pub account_id: Id<kinds::Account>,
    pub user_id: Option<Id<kinds::User>>,
    pub method_id: Id<kinds::Method>,
    /// What the account is credited with.
    pub amount_cents: Cents,
    pub surcharge_cents: Cents,
    pub currency: Currency,
    pub state: PaymentState,
    pub created_at: Timestamp,
    pub concluded_at: Option<Timestamp>,
    pub receipt_number: Option<String>,
}

impl Payment {
    /// What the payer is charged.
    pub fn charge(&self) -> Money {
        (self.amount_cents + self.surcharge_cents).of(self.currency)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    pub id: Id<kinds::Attempt>,
    pub payment_id: Id<kinds::Payment>,
    pub state: AttemptState,
    /// The processor's name of the charge.
    pub reference: Option<String>,
    pub reason: Option<String>,
    /// Where the payer has to confirm it (3-D Secure).
    pub action_url: Option<String>,
    pub sent_at: Timestamp,
    pub checks: i64,
}

/// Why an attempt brought no money, or why it went back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failed {
    /// The request never left the house.
    Unreachable,
    /// The payer gave up, or never confirmed it.
    Canceled,
    /// After the keys' lifetime the processor knows nothing of it.
    NeverArrived,
    Declined(DeclineReason),
}

impl Failed {
    pub fn as_str(self) -> &'static str {
        match self {
            Failed::Unreachable => "processor_unreachable",
            Failed::Canceled => "canceled",
            Failed::NeverArrived => "never_arrived",
            Failed::Declined(reason) => reason.as_str(),
        }
    }

    fn from_word(word: &str) -> Failed {
        let own = [Failed::Unreachable, Failed::Canceled, Failed::NeverArrived];
        let found = own.into_iter().find(|failed| failed.as_str() == word);
        found.unwrap_or_else(|| Failed::Declined(word.parse().unwrap_or(DeclineReason::Generic)))
    }

    /// The bank will never honour the method again (R02, R03, R04 and the card's own end), or the
    /// payer has taken back the authorization it lives by (R05, R07, R10, R29).
    pub fn ends_method(self) -> bool {
        use DeclineReason::{
            AccountClosed, AccountRestricted, CardLostOrStolen, DebitNotAuthorized, MethodGone,
            NoSuchAccount,
        };
        let Failed::Declined(reason) = self else { return false };
        matches!(
            reason,
            AccountClosed
                | AccountRestricted
                | CardLostOrStolen
                | DebitNotAuthorized
                | MethodGone
                | NoSuchAccount
        )
    }
}

/// A payment as its page, the receipt and the lists show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentView {
    pub payment: Payment,
    pub account_number: Locator,
    pub attempt: Option<AttemptView>,
    pub method: MethodView,
    /// Which invoices it pays or paid; what is missing to the amount is kept as credit.
    pub shares: Vec<PaidShare>,
}

impl PaymentView {
    /// Why it failed or came back, as far as it is known.
    pub fn reason(&self) -> Option<Failed> {
        self.attempt.as_ref()?.reason.as_deref().map(Failed::from_word)
    }

    /// What no invoice takes.
    pub fn credit_cents(&self) -> Cents {
        let used: Cents = self.shares.iter().map(|share| share.cents).sum();
        (self.payment.amount_cents - used).at_least_zero()
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttemptView {
    pub state: AttemptState,
    pub reason: Option<String>,
    pub action_url: Option<String>,
}

/// The method as a receipt names it, also after it was removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MethodView {
    pub kind: MethodKind,
    pub brand: String,
    pub funding: Funding,
    pub last4: String,
    pub nickname: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaidShare {
    pub invoice_number: Locator,
    /// Planned while the payment is open, applied once it is paid.
    pub cents: Cents,
}

#[cfg(test)]
mod tests {
    use super::AttemptState::{Failed, Pending, Returned, Sending, Succeeded, Unknown};

    #[test]
    fn ranks_rise_from_sending_to_returned() {
        let ranks = [Sending, Unknown, Pending, Failed, Succeeded, Returned];
        assert!(ranks.is_sorted());
        assert!(!Pending.is_over() && Failed.is_over());
    }
}
