//! From Stripe's objects to our facts.

use base::{Cents, Currency, Money, Timestamp};

use super::objects::{self, Charge, Expandable, PaymentIntent, PaymentMethod};
use super::reasons::reason_of;
use crate::facts::{
    BankAccountType, ChargeFacts, ChargeState, DisputeFacts, DisputeState, Funding, Method,
    MethodDetails, MethodKind,
};
use crate::processor::{ChargeRef, DisputeRef, Failure, MethodRef};

/// `dispute` is the one that counts, where the charge says that it is disputed.
pub fn charge_facts(
    intent: &PaymentIntent,
    dispute: Option<DisputeFacts>,
) -> Result<ChargeFacts, Failure> {
    let charge = latest_charge(intent);
    let attempt = intent.metadata.as_ref().and_then(|metadata| metadata.get("attempt_id"));
    Ok(ChargeFacts {
        reference: ChargeRef::new(&intent.id),
        attempt: attempt.and_then(|attempt| attempt.parse().ok()),
        amount: money(intent.amount, &intent.currency)?,
        state: charge_state(intent, dispute.as_ref())?,
        method_kind: method_kind(intent),
        refunded_cents: Cents(charge.map_or(0, |charge| charge.amount_refunded)),
        dispute,
        created: time(intent.created)?,
    })
}

pub fn latest_charge(intent: &PaymentIntent) -> Option<&Charge> {
    intent.latest_charge.as_ref().and_then(Expandable::object)
}

pub fn dispute_facts(dispute: &objects::Dispute) -> Result<DisputeFacts, Failure> {
    Ok(DisputeFacts {
        reference: DisputeRef::new(&dispute.id),
        state: dispute_state(&dispute.status),
        reason: reason_of(&dispute.reason),
        code: dispute.reason.clone(),
        amount: money(dispute.amount, &dispute.currency)?,
        created: time(dispute.created)?,
    })
}

pub fn method(method: &PaymentMethod) -> Result<Method, Failure> {
    let (details, fingerprint) = match (&method.card, &method.us_bank_account) {
        (Some(card), _) => (card_details(card), &card.fingerprint),
        (None, Some(bank)) => (bank_details(bank), &bank.fingerprint),
        (None, None) => {
            let kind = &method.kind;
            return Err(Failure::Unknown(format!("a method of the kind {kind}, which we lack")));
        }
    };
    let fingerprint = fingerprint.clone();
    Ok(Method { reference: MethodRef::new(&method.id), details, fingerprint })
}

/// Stripe's word for a kind of method.
pub fn method_type(kind: MethodKind) -> &'static str {
    match kind {
        MethodKind::Card => "card",
        MethodKind::Bank => "us_bank_account",
    }
}

pub fn currency(text: &str) -> Result<Currency, Failure> {
    text.parse().map_err(Failure::Unknown)
}

/// <https://docs.stripe.com/payments/paymentintents/lifecycle>
fn charge_state(
    intent: &PaymentIntent,
    dispute: Option<&DisputeFacts>,
) -> Result<ChargeState, Failure> {
    Ok(match intent.status.as_str() {
        "succeeded" => match dispute {
            Some(lost) if lost.state == DisputeState::Lost => returned(lost),
            _ => ChargeState::Succeeded { at: succeeded_at(intent)? },
        },
        "canceled" => ChargeState::Canceled,
        "requires_payment_method" => failed(intent),
        "requires_action" => action_needed(intent),
        "requires_confirmation" => ChargeState::Unconfirmed,
        // `processing`, and words that are new to us: nothing is decided yet.
        _ => ChargeState::Processing,
    })
}

/// Bank debits that come back after success are disputes which are lost from the beginning:
/// <https://docs.stripe.com/payments/ach-direct-debit#disputed-payments>.
fn returned(lost: &DisputeFacts) -> ChargeState {
    ChargeState::Returned { reason: lost.reason, code: lost.code.clone(), amount: lost.amount }
}

/// Stripe keeps no time of settlement; this is when the charge was made.
fn succeeded_at(intent: &PaymentIntent) -> Result<Timestamp, Failure> {
    time(latest_charge(intent).map_or(intent.created, |charge| charge.created))
}

/// The most telling of the words that Stripe has for one decline: a card's `decline_code`, a bank
/// debit's `failure_code`, else the error's code.
fn failed(intent: &PaymentIntent) -> ChargeState {
    let error = intent.last_payment_error.as_ref();
    let charge = latest_charge(intent);
    let words = [
        error.and_then(|error| error.decline_code.as_deref()),
        charge.and_then(|charge| charge.failure_code.as_deref()),
        error.and_then(|error| error.code.as_deref()),
    ];
    let mut known = words.into_iter().flatten();
    let code = known.clone().find(|word| !reason_of(word).is_generic()).or_else(|| known.next());
    let code = code.unwrap_or(&intent.status);
    ChargeState::Failed { reason: reason_of(code), code: code.to_owned() }
}

/// Without an address there is nothing that the payer could do: Stripe alone goes on.
fn action_needed(intent: &PaymentIntent) -> ChargeState {
    let redirect = intent.next_action.as_ref().and_then(|action| action.redirect_to_url.as_ref());
    match redirect {
        Some(redirect) => ChargeState::ActionNeeded { url: redirect.url.clone() },
        None => ChargeState::Processing,
    }
}

/// What was charged, or, before that, the only kind that may be.
fn method_kind(intent: &PaymentIntent) -> Option<MethodKind> {
    let charged = latest_charge(intent).and_then(|charge| charge.payment_method_details.as_ref());
    let name = match (charged, intent.payment_method_types.as_slice()) {
        (Some(details), _) => &details.name,
        (None, [only]) => only,
        (None, _) => return None,
    };
    [MethodKind::Card, MethodKind::Bank].into_iter().find(|kind| method_type(*kind) == name)
}

/// <https://docs.stripe.com/api/disputes/object>. A `warning_…` is an inquiry, and a `prevented`
/// one was settled by a refund: neither moves money by itself. A word that is new to us is taken
/// for the state in which the money is away and nothing is decided.
fn dispute_state(status: &str) -> DisputeState {
    match status {
        "won" => DisputeState::Won,
        "lost" => DisputeState::Lost,
        "prevented" => DisputeState::Inquiry,
        warning if warning.starts_with("warning_") => DisputeState::Inquiry,
        _ => DisputeState::Open,
    }
}

fn card_details(card: &objects::Card) -> MethodDetails {
    MethodDetails::Card {
        brand: card.brand.clone(),
        funding: card.funding.parse().unwrap_or(Funding::Unknown),
        last4: card.last4.clone(),
        exp_month: card.exp_month,
        exp_year: card.exp_year,
    }
}

fn bank_details(bank: &objects::UsBankAccount) -> MethodDetails {
    let account_type = bank.account_type.as_deref().unwrap_or_default();
    MethodDetails::Bank {
        bank_name: bank.bank_name.clone(),
        account_type: account_type.parse().unwrap_or(BankAccountType::Unknown),
        last4: bank.last4.clone().unwrap_or_default(),
    }
}

pub fn money(minor_units: i64, code: &str) -> Result<Money, Failure> {
    Ok(Cents(minor_units).of(currency(code)?))
}

pub fn time(seconds: i64) -> Result<Timestamp, Failure> {
    Timestamp::from_second(seconds).map_err(|_| Failure::Unknown(format!("no time: {seconds}")))
}
