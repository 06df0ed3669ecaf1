//! How values of the engine's are said: methods, devices and failures, in letters and on pages alike.

use base::{Cents, Currency, Error, Id, Result, boxed, kinds};
use db::Conn;
use outside::facts::{DeclineReason as Declined, MethodKind};
use words::{DeclineReason, Words};

use crate::methods::{self, Method};
use crate::payments::{Failed, MethodView};
use crate::people::{DeviceName, Limits, Role};
use crate::settings::{FeeKind, Rate};

/// `Visa ending in 4242`.
pub fn method_name(words: Words, method: &MethodView) -> String {
    match method.kind {
        MethodKind::Card => words.methods_card_ending(brand_name(&method.brand), &method.last4),
        MethodKind::Bank if method.brand.is_empty() => {
            words.methods_bank_ending(words.methods_type_bank(), &method.last4)
        }
        MethodKind::Bank => words.methods_bank_ending(&method.brand, &method.last4),
    }
}

/// The same of a stored method by its id, also after it was removed.
#[boxed]
pub async fn name_of_method(
    conn: &mut Conn,
    words: Words,
    id: Id<kinds::Method>,
) -> Result<String> {
    let method = methods::find_method(conn, id).await?.ok_or(Error::NotFound)?;
    Ok(stored_method_name(words, &method))
}

/// The same for a method that is stored.
pub fn stored_method_name(words: Words, method: &Method) -> String {
    let view = MethodView {
        kind: method.kind,
        brand: method.brand.clone(),
        funding: method.funding,
        last4: method.last4.clone(),
        nickname: None,
    };
    method_name(words, &view)
}

/// `Credit card surcharge (2.9%)`.
pub fn fee_name(words: Words, kind: FeeKind, rate: Rate) -> String {
    match (kind, rate) {
        (FeeKind::Surcharge, Rate::Percent(rate)) => {
            words.fees_surcharge_at(words.rate(rate.get()))
        }
        (FeeKind::Surcharge, Rate::Flat) => words.fees_surcharge().to_owned(),
        (FeeKind::Convenience, _) => words.fees_convenience().to_owned(),
        (FeeKind::Service, Rate::Percent(rate)) => words.fees_service_at(words.rate(rate.get())),
        (FeeKind::Service, Rate::Flat) => words.fees_service().to_owned(),
    }
}

/// `Chrome on Android`, from what the browser calls itself.
pub fn device_name(words: Words, user_agent: &str) -> String {
    match DeviceName::of(user_agent) {
        DeviceName { browser: Some(browser), system: Some(system) } => {
            words.security_device(browser, system)
        }
        DeviceName { browser: Some(browser), system: None } => browser.to_owned(),
        DeviceName { browser: None, system: Some(system) } => {
            words.security_device_of_system(system)
        }
        DeviceName { browser: None, system: None } => words.security_device_unknown().to_owned(),
    }
}

/// Why a payment failed and what to do; None is a failure of which no more is known.
pub fn failure_sentence(words: Words, failed: Option<Failed>) -> &'static str {
    match failed {
        Some(Failed::Unreachable | Failed::NeverArrived) => words.errors_processor_down(),
        Some(Failed::Declined(Declined::MethodGone)) => words.errors_method_unusable(),
        Some(Failed::Declined(reason)) => words.decline(said(reason)),
        Some(Failed::Canceled) | None => words.decline(DeclineReason::Other),
    }
}

/// Why a bank took a payment back, and what to do next.
pub fn return_sentence(words: Words, failed: Option<Failed>, kind: MethodKind) -> &'static str {
    match failed {
        _ if kind == MethodKind::Card => words.refunds_returned_dispute(),
        Some(Failed::Declined(Declined::InsufficientFunds)) => {
            words.refunds_returned_insufficient_funds()
        }
        Some(Failed::Declined(Declined::AccountClosed)) => words.refunds_returned_account_closed(),
        Some(Failed::Declined(Declined::NoSuchAccount)) => words.refunds_returned_no_account(),
        Some(Failed::Declined(Declined::DebitNotAuthorized)) => {
            words.refunds_returned_not_authorized()
        }
        Some(Failed::Declined(Declined::AccountRestricted)) => words.refunds_returned_restricted(),
        _ => words.refunds_returned_other(),
    }
}

/// Why a stored method no longer works and what to do; None is a reason of which no more is known.
/// That a card was lost or stolen is the bank's to tell.
pub fn unusable_sentence(words: Words, reason: Option<Declined>) -> &'static str {
    match reason {
        Some(Declined::AccountClosed) => words.methods_unusable_account_closed(),
        Some(Declined::NoSuchAccount) => words.methods_unusable_no_account(),
        Some(Declined::DebitNotAuthorized) => words.methods_unusable_not_authorized(),
        Some(Declined::AccountRestricted) => words.methods_unusable_restricted(),
        Some(Declined::MethodGone) => words.methods_unusable_gone(),
        _ => words.methods_unusable_declined(),
    }
}

/// What somebody may do on an account, in the account's currency.
pub fn rights_sentence(words: Words, role: Role, limits: Limits, currency: Currency) -> String {
    let written = |cents: Cents| words.money(cents.of(currency));
    match (role, limits.payment_limit_cents, limits.month_limit_cents) {
        (Role::Holder, ..) => words.delegates_right_holder().to_owned(),
        (Role::View, ..) => words.delegates_right_view().to_owned(),
        (Role::Manage, ..) => words.delegates_right_manage().to_owned(),
        (Role::Pay, None, None) => words.delegates_right_pay().to_owned(),
        (Role::Pay, Some(payment), None) => words.delegates_right_pay_at_once(written(payment)),
        (Role::Pay, None, Some(month)) => words.delegates_right_pay_a_month(written(month)),
        (Role::Pay, Some(payment), Some(month)) => {
            words.delegates_right_pay_both(written(payment), written(month))
        }
    }
}

fn said(reason: Declined) -> DeclineReason {
    match reason {
        Declined::InsufficientFunds => DeclineReason::InsufficientFunds,
        Declined::CardLostOrStolen => DeclineReason::LostOrStolenCard,
        Declined::ExpiredCard => DeclineReason::ExpiredCard,
        Declined::WrongSecurityCode => DeclineReason::IncorrectSecurityCode,
        Declined::ProcessingError => DeclineReason::TemporaryFault,
        Declined::TooManyAttempts => DeclineReason::TooOften,
        Declined::AuthenticationFailed => DeclineReason::AuthenticationFailed,
        Declined::AccountClosed => DeclineReason::AccountClosed,
        Declined::NoSuchAccount => DeclineReason::NoSuchAccount,
        Declined::DebitNotAuthorized => DeclineReason::DebitNotAuthorized,
        Declined::AccountRestricted => DeclineReason::AccountRestricted,
        Declined::MethodGone | Declined::Generic => DeclineReason::Other,
    }
}

/// A card's brand as its owner knows it, from the word of Stripe's API (docs.stripe.com/api,
/// `payment_method.card.brand`); another word stays as it is.
fn brand_name(word: &str) -> &str {
    match word {
        "amex" => "American Express",
        "diners" => "Diners Club",
        "discover" => "Discover",
        "eftpos_au" => "Eftpos",
        "jcb" => "JCB",
        "mastercard" => "Mastercard",
        "unionpay" => "UnionPay",
        "visa" => "Visa",
        other => other,
    }
}
