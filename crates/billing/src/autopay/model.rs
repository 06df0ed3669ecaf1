//! AutoPay on an account, its debits, and the states of both.

use base::{Cents, Currency, Date, Id, Language, Locator, Timestamp, kinds};

use sha2::{Digest as _, Sha256};

use super::timing::Timing;
use crate::methods::Method;

db::text_enum! {
    AutopayState {
        Active = "active",
        /// It debits nothing until its owner chooses a method that can be debited.
        Paused = "paused",
        Stopped = "stopped",
    }
}

db::text_enum! {
    /// Why it is paused or stopped.
    EndReason {
        ByPayer = "by_payer",
        /// Its owner may no longer pay on the account.
        AccessLost = "access_lost",
        /// The bank says that the owner took back the authorization of a debit (R05, R07, R10, R29).
        Unauthorized = "unauthorized",
        /// Neither the method nor the backup method can be debited any more.
        MethodUnusable = "method_unusable",
    }
}

db::text_enum! {
    CycleState {
        /// Waits for its day.
        Planned = "planned",
        /// Its payment is under way.
        Charging = "charging",
        Paid = "paid",
        /// On its day nothing was owed.
        NothingDue = "nothing_due",
        Skipped = "skipped",
        /// The payer was asked to pay by hand.
        Asked = "asked",
        /// AutoPay stopped before it was over.
        Ended = "ended",
    }
}

db::text_enum! {
    /// Why the payer was asked to pay by hand.
    AskReason {
        AboveCap = "above_cap",
        /// More than a delegate may pay.
        AboveLimit = "above_limit",
        /// Its day had passed long before it could be debited.
        TooLate = "too_late",
        Paused = "paused",
        /// The payment service did not take it.
        Refused = "refused",
        /// The bank wants the payer to confirm the payment (3-D Secure).
        NeedsPayer = "needs_payer",
        /// Declined, and not to be tried again.
        Declined = "declined",
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Autopay {
    pub id: Id<kinds::Autopay>,
    pub account_id: Id<kinds::Account>,
    /// Its owner, whose methods it debits.
    pub user_id: Id<kinds::User>,
    pub method_id: Id<kinds::Method>,
    pub backup_method_id: Option<Id<kinds::Method>>,
    pub timing: Timing,
    /// Above this amount it asks instead of debiting.
    pub cap_cents: Option<Cents>,
    pub state: AutopayState,
    pub reason: Option<EndReason>,
    pub created_at: Timestamp,
}

impl Autopay {
    pub fn choices(&self) -> Choices {
        Choices {
            method: self.method_id,
            backup: self.backup_method_id,
            timing: self.timing,
            cap_cents: self.cap_cents,
        }
    }
}

/// What a payer chooses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choices {
    pub method: Id<kinds::Method>,
    pub backup: Option<Id<kinds::Method>>,
    pub timing: Timing,
    pub cap_cents: Option<Cents>,
}

/// One debit to come, or one that was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cycle {
    pub id: Id<kinds::AutopayCycle>,
    pub autopay_id: Id<kinds::Autopay>,
    pub account_id: Id<kinds::Account>,
    pub debit_on: Date,
    /// The same day, or a later one on which it is tried again.
    pub next_on: Date,
    /// The next try debits the backup method.
    pub with_backup: bool,
    pub tries: i64,
    pub state: CycleState,
    pub reason: Option<AskReason>,
    /// What the notice said; no more than that is debited.
    pub announced_cents: Option<Cents>,
    pub announced_at: Option<Timestamp>,
}

impl Cycle {
    /// Whether nothing of it has been debited, so that it can still be skipped or forgotten.
    pub fn is_untouched(&self) -> bool {
        self.state == CycleState::Planned && self.tries == 0
    }
}

/// An authorization that was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AutopayConsent {
    pub id: Id<kinds::Consent>,
    pub version: String,
    pub language: Language,
    /// As it was shown, paragraph by paragraph.
    pub text: String,
    /// SHA-256 of the text, in hexadecimal.
    pub hash: String,
    pub network_address: String,
    pub given_at: Timestamp,
    pub ended_at: Option<Timestamp>,
}

/// What the payer has agreed to, and from where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreement {
    pub version: String,
    pub language: Language,
    /// As it was shown, paragraph by paragraph.
    pub text: String,
    pub network_address: String,
}

impl Agreement {
    /// What the form that shows the text sends along with it.
    pub fn hash(&self) -> String {
        hash_of(&self.text)
    }
}

/// SHA-256 of a text, in hexadecimal.
pub(super) fn hash_of(text: &str) -> String {
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A debit to come, as a calendar shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Debit {
    pub on: Date,
    pub account: Id<kinds::Account>,
    pub account_number: Locator,
    pub currency: Currency,
    pub estimate: Cents,
    pub method: Method,
    pub cycle: Id<kinds::AutopayCycle>,
    pub autopay: Id<kinds::Autopay>,
}

/// A method that AutoPay debits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MethodUse {
    pub autopay_id: Id<kinds::Autopay>,
    pub account_id: Id<kinds::Account>,
    pub account_number: Locator,
    pub is_backup: bool,
}
