//! What a processor says about charges, refunds, payouts and stored methods, in our words.

use base::{Cents, Id, Money, Timestamp, kinds, named};

use crate::processor::{ChargeRef, DisputeRef, MethodRef, PayoutRef, RefundRef};

/// One charge as the processor sees it now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChargeFacts {
    pub reference: ChargeRef,
    /// Ours, given back; None for a charge that somebody made without us.
    pub attempt: Option<Id<kinds::Attempt>>,
    pub amount: Money,
    pub state: ChargeState,
    pub method_kind: Option<MethodKind>,
    /// Sum of the refunds that have not failed.
    pub refunded_cents: Cents,
    /// The latest one, also after it was won or lost.
    pub dispute: Option<DisputeFacts>,
    pub created: Timestamp,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChargeState {
    /// Made and not confirmed: its call is under way still, or was refused halfway. Nothing of it
    /// goes on by itself, and it can be canceled.
    Unconfirmed,
    /// Accepted and not settled: a bank debit for days.
    Processing,
    /// Waits for the payer at `url` (3-D Secure).
    ActionNeeded {
        url: String,
    },
    Succeeded {
        at: Timestamp,
    },
    /// `code` is the processor's own word for `reason`.
    Failed {
        reason: DeclineReason,
        code: String,
    },
    Canceled,
    /// Came back after success: a bank return, or a lost dispute. `amount` is what came back.
    Returned {
        reason: DeclineReason,
        code: String,
        amount: Money,
    },
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DisputeFacts {
    pub reference: DisputeRef,
    pub state: DisputeState,
    pub reason: DeclineReason,
    /// The processor's own word for `reason`, such as `fraudulent`.
    pub code: String,
    pub amount: Money,
    pub created: Timestamp,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DisputeState {
    /// The bank asks, and no money has moved.
    Inquiry,
    /// The money is withdrawn until it is decided.
    Open,
    Won,
    Lost,
}

/// One refund as the processor sees it now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefundFacts {
    pub reference: RefundRef,
    /// Ours, given back; None for a refund that somebody made without us.
    pub attempt: Option<Id<kinds::RefundAttempt>>,
    pub amount: Money,
    pub state: RefundState,
    pub created: Timestamp,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RefundState {
    /// On its way, or waiting for the payer or the bank.
    Pending,
    Succeeded,
    /// It could not be delivered, perhaps after it had succeeded, and the money is the biller's
    /// again. `code` is the processor's own word for why.
    Failed {
        code: String,
    },
}

/// Money on its way from the processor to the biller's bank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PayoutFacts {
    pub reference: PayoutRef,
    pub amount: Money,
    pub state: PayoutState,
    pub created: Timestamp,
    /// When it is to be at the bank.
    pub arrives: Timestamp,
}

named! {
    PayoutState {
        OnItsWay = "on_its_way",
        Arrived = "arrived",
        /// The bank turned it down, or it was called off: the processor has the money again.
        Failed = "failed",
    }
}

/// One movement of the biller's balance, as a payout took it along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MovementFacts {
    /// The processor's name of it.
    pub reference: String,
    pub kind: MovementKind,
    /// With its sign, before the fee.
    pub amount: Money,
    pub fee_cents: Cents,
    /// The charge behind it, where there is one.
    pub charge: Option<ChargeRef>,
    pub created: Timestamp,
}

named! {
    MovementKind {
        Charge = "charge",
        Refund = "refund",
        RefundFailure = "refund_failure",
        Dispute = "dispute",
        DisputeReversal = "dispute_reversal",
        PayoutReversal = "payout_reversal",
        Fee = "fee",
        Other = "other",
    }
}

/// A card or bank account in the processor's vault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Method {
    pub reference: MethodRef,
    pub details: MethodDetails,
    /// The same for the same number, so that a second copy is noticed.
    pub fingerprint: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MethodDetails {
    Card { brand: String, funding: Funding, last4: String, exp_month: u8, exp_year: u16 },
    Bank { bank_name: Option<String>, account_type: BankAccountType, last4: String },
}

impl MethodDetails {
    pub fn kind(&self) -> MethodKind {
        match self {
            MethodDetails::Card { .. } => MethodKind::Card,
            MethodDetails::Bank { .. } => MethodKind::Bank,
        }
    }
}

named! {
    MethodKind {
        Card = "card",
        Bank = "bank",
    }
}

named! {
    /// A surcharge is for `Credit` only, so everything doubtful is `Unknown`.
    Funding {
        Credit = "credit",
        Debit = "debit",
        Prepaid = "prepaid",
        Unknown = "unknown",
    }
}

named! {
    BankAccountType {
        Checking = "checking",
        Savings = "savings",
        Unknown = "unknown",
    }
}

named! {
    /// Why money did not come, as far as it matters to what the payer or the engine does next.
    DeclineReason {
        InsufficientFunds = "insufficient_funds",
        CardLostOrStolen = "card_lost_or_stolen",
        ExpiredCard = "expired_card",
        WrongSecurityCode = "wrong_security_code",
        ProcessingError = "processing_error",
        TooManyAttempts = "too_many_attempts",
        AuthenticationFailed = "authentication_failed",
        AccountClosed = "account_closed",
        NoSuchAccount = "no_such_account",
        DebitNotAuthorized = "debit_not_authorized",
        AccountRestricted = "account_restricted",
        /// The stored method is no longer there to be charged.
        MethodGone = "method_gone",
        Generic = "generic",
    }
}

impl DeclineReason {
    pub fn is_generic(self) -> bool {
        self == DeclineReason::Generic
    }
}
