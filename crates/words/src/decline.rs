//! Why a bank said no, in a sentence that says what to do about it.

use crate::Words;

/// The reasons that a person can act on differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeclineReason {
    InsufficientFunds,
    /// Told as a plain refusal: whoever holds a stolen card needn't learn that it is known.
    LostOrStolenCard,
    ExpiredCard,
    IncorrectSecurityCode,
    IncorrectNumber,
    CardNotSupported,
    TooOften,
    AuthenticationFailed,
    TemporaryFault,
    AccountClosed,
    NoSuchAccount,
    DebitNotAuthorized,
    AccountRestricted,
    Other,
}

impl DeclineReason {
    /// From a decline code or failure code of Stripe's (docs.stripe.com/declines/codes and
    /// docs.stripe.com/payments/ach-direct-debit, "Payment failures") or a Nacha return code.
    pub fn from_code(code: &str) -> DeclineReason {
        match code {
            "insufficient_funds" | "R01" | "R09" => DeclineReason::InsufficientFunds,
            "lost_card" | "stolen_card" | "pickup_card" => DeclineReason::LostOrStolenCard,
            "expired_card" => DeclineReason::ExpiredCard,
            "incorrect_cvc" | "invalid_cvc" => DeclineReason::IncorrectSecurityCode,
            "incorrect_number"
            | "invalid_number"
            | "invalid_account"
            | "invalid_expiry_month"
            | "invalid_expiry_year"
            | "incorrect_address"
            | "incorrect_zip" => DeclineReason::IncorrectNumber,
            "card_not_supported"
            | "currency_not_supported"
            | "restricted_card"
            | "transaction_not_allowed"
            | "service_not_allowed"
            | "not_permitted" => DeclineReason::CardNotSupported,
            "card_velocity_exceeded" | "withdrawal_count_limit_exceeded" => DeclineReason::TooOften,
            "authentication_required"
            | "authentication_not_handled"
            | "payment_intent_authentication_failure"
            | "setup_intent_authentication_failure" => DeclineReason::AuthenticationFailed,
            "processing_error"
            | "try_again_later"
            | "reenter_transaction"
            | "issuer_not_available" => DeclineReason::TemporaryFault,
            "account_closed" | "bank_account_closed" | "R02" => DeclineReason::AccountClosed,
            "no_account" | "invalid_account_number" | "bank_account_unusable" | "R03" | "R04" => {
                DeclineReason::NoSuchAccount
            }
            "debit_not_authorized" | "recipient_denied" | "R05" | "R07" | "R08" | "R10" | "R29" => {
                DeclineReason::DebitNotAuthorized
            }
            "bank_account_restricted"
            | "bank_ownership_changed"
            | "account_frozen"
            | "R16"
            | "R20" => DeclineReason::AccountRestricted,
            _ => DeclineReason::Other,
        }
    }
}

impl Words {
    /// What happened, that nothing was charged, and what to do.
    pub fn decline(self, reason: DeclineReason) -> &'static str {
        match reason {
            DeclineReason::InsufficientFunds => self.errors_declined_insufficient_funds(),
            DeclineReason::LostOrStolenCard => self.errors_declined_call_bank(),
            DeclineReason::ExpiredCard => self.errors_declined_expired_card(),
            DeclineReason::IncorrectSecurityCode => self.errors_declined_security_code(),
            DeclineReason::IncorrectNumber => self.errors_declined_number(),
            DeclineReason::CardNotSupported => self.errors_declined_not_supported(),
            DeclineReason::TooOften => self.errors_declined_too_often(),
            DeclineReason::AuthenticationFailed => self.errors_declined_authentication(),
            DeclineReason::TemporaryFault => self.errors_declined_temporary(),
            DeclineReason::AccountClosed => self.errors_declined_account_closed(),
            DeclineReason::NoSuchAccount => self.errors_declined_no_account(),
            DeclineReason::DebitNotAuthorized => self.errors_declined_not_authorized(),
            DeclineReason::AccountRestricted => self.errors_declined_restricted(),
            DeclineReason::Other => self.errors_declined_other(),
        }
    }
}
