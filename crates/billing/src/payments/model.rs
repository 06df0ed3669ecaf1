//! Payments, attempts and drafts: their states and what each holds.

use base::{Cents, Currency, Id, Locator, Money, Timestamp, kinds};
use outside::facts::{ChargeState, DeclineReason, Funding, MethodKind};

use crate::accounts::Account;
use crate::ledger::Share;
use crate::payers::Payer;
use crate::settings::{BasisPoints, Channel, Fee, FeeKind, Rate};

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

    /// Whether the same state again may say something new: another address to confirm at, more money
    /// that came back.
    pub(super) fn may_be_news(self) -> bool {
        matches!(self, AttemptState::Pending | AttemptState::Returned)
    }

    /// Nothing of it can still change by itself, except that money comes back.
    pub fn is_over(self) -> bool {
        self >= AttemptState::Failed
    }
}

impl Channel {
    /// Where a payer completes a draft.
    pub fn of_draft(payer: Payer) -> Channel {
        match payer {
            Payer::User(_) => Channel::Portal,
            Payer::Guest(_) => Channel::Guest,
        }
    }
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
        /// Ticked invoices, each with its amount.
        Invoices = "invoices",
        /// What is due on several accounts, each with its amount.
        Accounts = "accounts",
    }
}

/// An invoice that is to be paid, whole or in part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TickedInvoice {
    pub invoice: Id<kinds::Invoice>,
    /// None: all that is open of it.
    pub cents: Option<Cents>,
    /// Why the payer pays less.
    pub note: Option<String>,
}

impl TickedInvoice {
    pub fn whole(invoice: Id<kinds::Invoice>) -> TickedInvoice {
        TickedInvoice { invoice, cents: None, note: None }
    }
}

/// An account of several that are paid at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TickedAccount {
    pub account: Id<kinds::Account>,
    /// None: all that is due on it.
    pub cents: Option<Cents>,
}

/// What a payer wants to pay, before anything is checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDraft {
    pub account: Id<kinds::Account>,
    pub choice: Choice,
    /// Only with [`Choice::Other`].
    pub other_cents: Option<Cents>,
    /// Only with [`Choice::Invoices`].
    pub invoices: Vec<TickedInvoice>,
    /// Only with [`Choice::Accounts`].
    pub accounts: Vec<TickedAccount>,
    pub method: Option<Id<kinds::Method>>,
}

/// What a payer is about to pay. Its id becomes the payment's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    pub id: Id<kinds::Draft>,
    pub payer: Payer,
    /// The one that was looked at.
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
    pub payer: Payer,
    pub channel: Channel,
    pub method_id: Id<kinds::Method>,
    /// What its accounts are credited with.
    pub amount_cents: Cents,
    pub fee_cents: Cents,
    /// None: it costs nothing besides its amount.
    pub fee_kind: Option<FeeKind>,
    /// None: a flat one.
    pub fee_basis_points: Option<i64>,
    /// Where the card was billed, whose law the fee obeys.
    pub fee_place: Option<String>,
    pub currency: Currency,
    pub state: PaymentState,
    pub created_at: Timestamp,
    pub concluded_at: Option<Timestamp>,
    /// Of what was charged: what came back from the bank.
    pub returned_cents: Cents,
    /// What the biller gave back, or is giving back.
    pub refunded_cents: Cents,
    /// What is held while it is contested.
    pub contested_cents: Cents,
    pub receipt_number: Option<String>,
}

/// What one account is to get: the invoices named, and what is left over as credit.
#[derive(Debug, Clone)]
pub struct NewPart {
    pub account: Account,
    pub cents: Cents,
    pub shares: Vec<Share>,
}

/// What is to be charged, whoever wants it.
#[derive(Debug, Clone)]
pub struct NewPayment {
    pub id: Id<kinds::Payment>,
    pub channel: Channel,
    /// Of one wish there is one payment: a second with this key on this channel is the first again.
    pub key: String,
    /// SHA-256 of what was wished for; the same key with another wish is refused.
    pub params_hash: String,
    pub payer: Payer,
    pub method: Id<kinds::Method>,
    /// One at least, each of another account.
    pub parts: Vec<NewPart>,
    /// What the payer accepted; another fee is refused. None: what the rules say.
    pub accepted_fee_cents: Option<Cents>,
}

impl Payment {
    /// What the payer is charged.
    pub fn charge(&self) -> Money {
        (self.amount_cents + self.fee_cents).of(self.currency)
    }

    /// As it was quoted when the payment began.
    pub fn fee(&self) -> Option<Fee> {
        let rate = self.fee_basis_points.and_then(BasisPoints::new);
        let rate = rate.map_or(Rate::Flat, Rate::Percent);
        Some(Fee { kind: self.fee_kind?, cents: self.fee_cents, rate })
    }

    /// What of it has neither gone back nor is going back.
    pub fn left_cents(&self) -> Cents {
        self.charge().cents - self.returned_cents - self.refunded_cents
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

impl Attempt {
    /// Why it brought no money, or why that went back.
    pub fn failure(&self) -> Option<Failed> {
        self.reason.as_deref().map(Failed::from_word)
    }
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

    pub(super) fn from_word(word: &str) -> Failed {
        let own = [Failed::Unreachable, Failed::Canceled, Failed::NeverArrived];
        let found = own.into_iter().find(|failed| failed.as_str() == word);
        found.unwrap_or_else(|| Failed::Declined(word.parse().unwrap_or(DeclineReason::Generic)))
    }

    /// Worth another try by itself (R01 and R09), after so many retries: no more than twice.
    pub fn may_be_tried_again(self, retries: u32) -> bool {
        self == Failed::Declined(DeclineReason::InsufficientFunds) && retries < 2
    }

    /// The payer has told the bank that the biller may not debit (R05, R07, R10, R29).
    pub fn revokes_mandate(self) -> bool {
        self == Failed::Declined(DeclineReason::DebitNotAuthorized)
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
    /// What it is for, as far as whoever looks reaches the accounts.
    pub parts: Vec<PaidPart>,
    pub attempt: Option<AttemptView>,
    pub method: MethodView,
    /// Which invoices of those accounts it pays or paid.
    pub shares: Vec<PaidShare>,
}

impl PaymentView {
    /// Why it failed or came back, as far as it is known.
    pub fn reason(&self) -> Option<Failed> {
        self.attempt.as_ref()?.reason.as_deref().map(Failed::from_word)
    }

    /// What the accounts that are seen get.
    pub fn seen_cents(&self) -> Cents {
        self.parts.iter().map(|part| part.cents).sum()
    }

    /// Whether nothing of it is for an account that is not seen.
    pub fn is_whole(&self) -> bool {
        self.seen_cents() == self.payment.amount_cents
    }

    /// What was charged for the accounts that are seen.
    pub fn seen_charge(&self) -> Money {
        let whole = self.is_whole().then(|| self.payment.charge());
        whole.unwrap_or_else(|| self.seen_cents().of(self.payment.currency))
    }

    /// What it cost besides, for whoever sees all of it.
    pub fn seen_fee(&self) -> Option<Fee> {
        self.payment.fee().filter(|_| self.is_whole())
    }

    /// What no invoice takes.
    pub fn credit_cents(&self) -> Cents {
        let used: Cents = self.shares.iter().map(|share| share.cents).sum();
        (self.seen_cents() - used).at_least_zero()
    }
}

/// What one account gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaidPart {
    pub account_id: Id<kinds::Account>,
    pub account_number: Locator,
    pub cents: Cents,
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
    pub account_id: Id<kinds::Account>,
    pub invoice_number: Locator,
    /// Planned while the payment is open, applied once it is paid.
    pub cents: Cents,
    /// Why the payer paid less than what was open.
    pub note: Option<String>,
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
