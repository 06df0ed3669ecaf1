//! Stripe's words for why money did not come, sorted into our few.
//!
//! Cards: <https://docs.stripe.com/declines/codes>. Bank debits:
//! <https://docs.stripe.com/declines/network-codes> and the failure codes of a charge. Disputes:
//! <https://docs.stripe.com/api/disputes/object#dispute_object-reason>.

use crate::facts::DeclineReason;

/// A word that is not listed, or that says nothing a payer can act on, is `Generic`.
pub fn reason_of(code: &str) -> DeclineReason {
    match code {
        "insufficient_funds" | "card_velocity_exceeded" | "withdrawal_count_limit_exceeded" => {
            DeclineReason::InsufficientFunds
        }
        "lost_card" | "stolen_card" | "pickup_card" => DeclineReason::CardLostOrStolen,
        "expired_card" | "invalid_expiry_month" | "invalid_expiry_year" => {
            DeclineReason::ExpiredCard
        }
        "incorrect_cvc" | "invalid_cvc" => DeclineReason::WrongSecurityCode,
        "processing_error"
        | "issuer_not_available"
        | "try_again_later"
        | "reenter_transaction"
        | "approve_with_id"
        | "generic_could_not_process" => DeclineReason::ProcessingError,
        "pin_try_exceeded" | "card_decline_rate_limit_exceeded" => DeclineReason::TooManyAttempts,
        "authentication_required"
        | "authentication_not_handled"
        | "payment_intent_authentication_failure" => DeclineReason::AuthenticationFailed,
        "account_closed" | "bank_account_closed" => DeclineReason::AccountClosed,
        "no_account"
        | "invalid_account"
        | "invalid_account_number"
        | "bank_account_invalid_details"
        | "incorrect_account_details"
        | "incorrect_number"
        | "invalid_number"
        | "new_account_information_available" => DeclineReason::NoSuchAccount,
        "debit_not_authorized"
        | "revocation_of_authorization"
        | "revocation_of_all_authorizations"
        | "stop_payment_order"
        | "payment_intent_mandate_invalid" => DeclineReason::DebitNotAuthorized,
        "bank_account_restricted"
        | "bank_ownership_changed"
        | "bank_cannot_process"
        | "restricted_card" => DeclineReason::AccountRestricted,
        _ => DeclineReason::Generic,
    }
}
