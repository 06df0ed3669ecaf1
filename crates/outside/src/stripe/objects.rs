//! Stripe's objects, as far as we read them: what we don't need may be absent or new, and words of
//! which Stripe may have more tomorrow stay texts.

use std::collections::HashMap;

use serde::Deserialize;

use crate::processor::Failure;

/// An object of which only the name matters.
#[derive(Deserialize)]
pub struct Named {
    pub id: String,
}

#[derive(Deserialize)]
pub struct List<T> {
    pub data: Vec<T>,
    pub has_more: bool,
}

/// A reference that is the whole object where `expand[]` asked for it.
#[derive(Deserialize)]
#[serde(untagged)]
pub enum Expandable<T> {
    Id(String),
    Object(Box<T>),
}

impl<T> Expandable<T> {
    pub fn object(&self) -> Option<&T> {
        match self {
            Expandable::Id(_) => None,
            Expandable::Object(object) => Some(object),
        }
    }
}

impl Expandable<Named> {
    pub fn id(&self) -> &str {
        match self {
            Expandable::Id(id) => id,
            Expandable::Object(object) => &object.id,
        }
    }
}

#[derive(Deserialize)]
pub struct PaymentIntent {
    pub id: String,
    pub amount: i64,
    pub currency: String,
    pub created: i64,
    pub status: String,
    pub metadata: Option<HashMap<String, String>>,
    pub latest_charge: Option<Expandable<Charge>>,
    pub next_action: Option<NextAction>,
    pub last_payment_error: Option<ApiError>,
    #[serde(default)]
    pub payment_method_types: Vec<String>,
}

#[derive(Deserialize)]
pub struct NextAction {
    pub redirect_to_url: Option<Redirect>,
}

#[derive(Deserialize)]
pub struct Redirect {
    pub url: String,
}

#[derive(Deserialize)]
pub struct Charge {
    pub created: i64,
    pub amount_refunded: i64,
    pub disputed: bool,
    pub failure_code: Option<String>,
    pub payment_method_details: Option<MethodType>,
}

#[derive(Deserialize)]
pub struct MethodType {
    #[serde(rename = "type")]
    pub name: String,
}

#[derive(Deserialize)]
pub struct Dispute {
    pub id: String,
    pub amount: i64,
    pub currency: String,
    pub created: i64,
    pub reason: String,
    pub status: String,
}

#[derive(Deserialize)]
pub struct CheckoutSession {
    pub id: String,
    pub status: Option<String>,
    pub url: Option<String>,
    pub setup_intent: Option<Expandable<SetupIntent>>,
}

#[derive(Deserialize)]
pub struct SetupIntent {
    pub status: String,
    pub payment_method: Option<Expandable<PaymentMethod>>,
}

#[derive(Deserialize)]
pub struct PaymentMethod {
    pub id: String,
    #[serde(rename = "type")]
    pub kind: String,
    pub customer: Option<Expandable<Named>>,
    pub card: Option<Card>,
    pub us_bank_account: Option<UsBankAccount>,
}

#[derive(Deserialize)]
pub struct Card {
    pub brand: String,
    pub funding: String,
    pub last4: String,
    pub exp_month: u8,
    pub exp_year: u16,
    pub fingerprint: Option<String>,
}

#[derive(Deserialize)]
pub struct UsBankAccount {
    pub bank_name: Option<String>,
    pub account_type: Option<String>,
    pub last4: Option<String>,
    pub fingerprint: Option<String>,
}

#[derive(Deserialize)]
pub struct Refund {
    pub id: String,
    pub amount: i64,
    pub currency: String,
    pub created: i64,
    pub status: Option<String>,
    pub failure_reason: Option<String>,
    pub metadata: Option<HashMap<String, String>>,
}

#[derive(Deserialize)]
pub struct Payout {
    pub id: String,
    pub amount: i64,
    pub currency: String,
    pub created: i64,
    pub arrival_date: i64,
    pub status: String,
}

#[derive(Deserialize)]
pub struct BalanceTransaction {
    pub id: String,
    pub amount: i64,
    pub fee: i64,
    pub currency: String,
    #[serde(default)]
    pub created: i64,
    #[serde(default)]
    pub reporting_category: String,
    pub source: Option<Expandable<MovementSource>>,
}

/// What moved the balance; a charge, a refund or a dispute names its payment intent.
#[derive(Deserialize)]
pub struct MovementSource {
    pub payment_intent: Option<Expandable<Named>>,
}

#[derive(Deserialize)]
pub struct Event {
    pub id: String,
    #[serde(rename = "type")]
    pub kind: String,
    pub data: EventData,
}

#[derive(Deserialize)]
pub struct EventData {
    pub object: EventObject,
}

#[derive(Deserialize)]
pub struct EventObject {
    pub id: Option<String>,
    pub object: Option<String>,
    pub created: Option<i64>,
    pub payment_intent: Option<Expandable<Named>>,
}

/// <https://docs.stripe.com/api/errors>
#[derive(Deserialize)]
pub struct ApiError {
    /// The HTTP status it came with; zero inside a payment intent.
    #[serde(skip)]
    pub status: u16,
    #[serde(rename = "type")]
    pub kind: String,
    pub code: Option<String>,
    pub decline_code: Option<String>,
    pub message: Option<String>,
    pub param: Option<String>,
    pub payment_intent: Option<Box<PaymentIntent>>,
}

impl ApiError {
    pub fn to_failure(&self) -> Failure {
        match self.status {
            404 => Failure::NotFound,
            // The message would repeat a part of the key.
            401 => self.refused("The processor does not accept our secret key."),
            _ => self.refused(self.message.as_deref().unwrap_or_default()),
        }
    }

    fn refused(&self, message: &str) -> Failure {
        let code = self.decline_code.as_ref().or(self.code.as_ref()).unwrap_or(&self.kind);
        Failure::Refused { code: code.clone(), message: message.to_owned() }
    }
}
