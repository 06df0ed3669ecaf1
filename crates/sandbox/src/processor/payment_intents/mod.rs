//! Payment intents: one payment from its creation through every try to its end.

mod attempt;
mod debit;

use std::collections::BTreeMap;

use base::{Cents, Currency, Money, Timestamp};
use serde_json::{Value, json};

use super::error::ApiError;
use super::payment_methods::used_up;
use super::table::Row;
use super::{Params, Processor, currency};

pub(super) use attempt::is_past;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    RequiresPaymentMethod,
    RequiresConfirmation,
    RequiresAction,
    Processing,
    Succeeded,
    Canceled,
}

impl Status {
    pub fn as_str(self) -> &'static str {
        match self {
            Status::RequiresPaymentMethod => "requires_payment_method",
            Status::RequiresConfirmation => "requires_confirmation",
            Status::RequiresAction => "requires_action",
            Status::Processing => "processing",
            Status::Succeeded => "succeeded",
            Status::Canceled => "canceled",
        }
    }
}

#[derive(Clone)]
pub struct PaymentIntent {
    pub id: String,
    pub secret: String,
    pub created: Timestamp,
    pub amount: Money,
    pub customer: Option<String>,
    pub method: Option<String>,
    method_types: Vec<String>,
    chooses_methods: bool,
    pub status: Status,
    pub latest_charge: Option<String>,
    last_error: Option<Value>,
    /// The page of the 3-D Secure challenge, while one is waited for.
    action_url: Option<String>,
    pub return_url: Option<String>,
    off_session: bool,
    canceled: Option<(Timestamp, Option<String>)>,
    pub description: Option<String>,
    receipt_email: Option<String>,
    setup_future_usage: Option<String>,
    pub statement_suffix: Option<String>,
    pub metadata: BTreeMap<String, String>,
}

impl Row for PaymentIntent {
    fn id(&self) -> &str {
        &self.id
    }

    fn created(&self) -> Timestamp {
        self.created
    }
}

impl PaymentIntent {
    pub fn to_json(&self) -> Value {
        let succeeded = self.status == Status::Succeeded;
        let canceled = self.canceled.as_ref();
        json!({
            "id": self.id,
            "object": "payment_intent",
            "amount": self.amount.cents,
            "amount_capturable": 0,
            "amount_details": { "tip": {} },
            "amount_received": if succeeded { self.amount.cents } else { Cents::ZERO },
            "application": null,
            "application_fee_amount": null,
            "automatic_payment_methods":
                self.chooses_methods.then(|| json!({ "enabled": true, "allow_redirects": "always" })),
            "canceled_at": canceled.map(|(at, _)| at.as_second()),
            "cancellation_reason": canceled.and_then(|(_, reason)| reason.clone()),
            "capture_method": "automatic",
            "client_secret": self.secret,
            "confirmation_method": "automatic",
            "created": self.created.as_second(),
            "currency": currency::code(self.amount.currency),
            "customer": self.customer,
            "description": self.description,
            "last_payment_error": self.last_error,
            "latest_charge": self.latest_charge,
            "livemode": false,
            "metadata": self.metadata,
            "next_action": self.next_action(),
            "on_behalf_of": null,
            "payment_method": self.method,
            "payment_method_configuration_details": null,
            "payment_method_options": {},
            "payment_method_types": self.method_types,
            "processing": null,
            "receipt_email": self.receipt_email,
            "review": null,
            "setup_future_usage": self.setup_future_usage,
            "shipping": null,
            "source": null,
            "statement_descriptor": null,
            "statement_descriptor_suffix": self.statement_suffix,
            "status": self.status.as_str(),
            "transfer_data": null,
            "transfer_group": null,
        })
    }

    fn next_action(&self) -> Option<Value> {
        let url = self.action_url.as_ref()?;
        Some(match &self.return_url {
            Some(back) => json!({
                "type": "redirect_to_url",
                "redirect_to_url": { "return_url": back, "url": url },
            }),
            None => json!({ "type": "use_stripe_sdk", "use_stripe_sdk": {} }),
        })
    }
}

const CREATE_PARAMS: [&str; 22] = [
    "allowed_payment_method_types",
    "amount",
    "automatic_payment_methods",
    "capture_method",
    "confirm",
    "confirmation_method",
    "currency",
    "customer",
    "description",
    "error_on_requires_action",
    "mandate",
    "mandate_data",
    "metadata",
    "off_session",
    "payment_method",
    "payment_method_options",
    "payment_method_types",
    "receipt_email",
    "return_url",
    "setup_future_usage",
    "statement_descriptor_suffix",
    "use_stripe_sdk",
];

const CONFIRM_PARAMS: [&str; 8] = [
    "mandate_data",
    "off_session",
    "payment_method",
    "payment_method_options",
    "receipt_email",
    "return_url",
    "setup_future_usage",
    "use_stripe_sdk",
];

impl Processor {
    pub(super) fn create_intent(&mut self, params: &Params) -> Result<Value, ApiError> {
        params.allow(&CREATE_PARAMS)?;
        let amount = read_amount(params)?;
        let confirm = params.flag("confirm")?;
        check_return_url(params, confirm)?;
        self.check_customer(params.text("customer"))?;
        let method = match params.text("payment_method") {
            Some(method) => Some(self.resolve_method(method)?),
            None => None,
        };
        let mut intent = self.draft_intent(amount, params);
        let id = intent.id.clone();
        if let Some(method) = method {
            self.check_method(&intent, &method)?;
            intent.status = Status::RequiresConfirmation;
            intent.method = Some(method);
        }
        self.intents.insert(intent);
        let body = self.intents[&id].to_json();
        self.emit("payment_intent.created", body);
        if confirm {
            self.confirm(&id, params)?;
        }
        Ok(self.intents[&id].to_json())
    }

    fn draft_intent(&mut self, amount: Money, params: &Params) -> PaymentIntent {
        let id = self.new_id("pi");
        let secret = self.new_id(&format!("{id}_secret"));
        let chooses_methods = !params.has_part("payment_method_types")
            && !params.has_part("allowed_payment_method_types");
        PaymentIntent {
            id,
            secret,
            created: self.now,
            amount,
            customer: params.owned("customer"),
            method: None,
            method_types: super::setup_intents::method_types(params),
            chooses_methods,
            status: Status::RequiresPaymentMethod,
            latest_charge: None,
            last_error: None,
            action_url: None,
            return_url: params.owned("return_url"),
            off_session: false,
            canceled: None,
            description: params.owned("description"),
            receipt_email: params.owned("receipt_email"),
            setup_future_usage: params.owned("setup_future_usage"),
            statement_suffix: params.owned("statement_descriptor_suffix"),
            metadata: params.metadata(),
        }
    }

    /// Whether an intent may be paid with a method.
    fn check_method(&self, intent: &PaymentIntent, method_id: &str) -> Result<(), ApiError> {
        let method = &self.methods[method_id];
        if method.detached {
            return Err(used_up());
        }
        match (&method.customer, &intent.customer) {
            (Some(_), None) => {
                return Err(ApiError::invalid(
                    None,
                    "The payment method you provided is attached to a customer so for security \
                     purposes you must provide the customer in the request.",
                ));
            }
            (Some(owner), Some(customer)) if owner != customer => {
                return Err(ApiError::missing("PaymentMethod", method_id).about("payment_method"));
            }
            _ => {}
        }
        let kind = method.source.kind();
        if !intent.method_types.iter().any(|allowed| allowed == kind) {
            let message = format!(
                "The PaymentMethod provided ({kind}) is not allowed for this PaymentIntent. It \
                 allows: {}.",
                intent.method_types.join(", ")
            );
            let code = Some("payment_intent_incompatible_payment_method");
            return Err(ApiError::invalid(code, message));
        }
        if kind == "us_bank_account" && intent.amount.currency != Currency::USD {
            let message = "US bank accounts pay only usd.";
            return Err(ApiError::invalid(Some("payment_intent_invalid_currency"), message));
        }
        Ok(())
    }

    pub(super) fn confirm_intent(&mut self, id: &str, params: &Params) -> Result<Value, ApiError> {
        params.allow(&CONFIRM_PARAMS)?;
        self.intents.get(id)?;
        if let Some(method) = params.text("payment_method") {
            self.check_open(id, "confirm")?;
            let method = self.resolve_method(method)?;
            self.check_method(&self.intents[id], &method)?;
            self.intents[id].method = Some(method);
        }
        if let Some(url) = params.owned("return_url") {
            self.intents[id].return_url = Some(url);
        }
        self.confirm(id, params)?;
        Ok(self.intents[id].to_json())
    }

    fn confirm(&mut self, id: &str, params: &Params) -> Result<(), ApiError> {
        self.check_open(id, "confirm")?;
        // `one_off` and `recurring` are its older values.
        let off_session = params.text("off_session").is_some_and(|value| value != "false");
        self.intents[id].off_session = off_session;
        self.attempt(id, params.has_part("mandate_data"))
    }

    fn check_open(&self, id: &str, verb: &str) -> Result<(), ApiError> {
        let intent = &self.intents[id];
        match intent.status {
            Status::RequiresPaymentMethod
            | Status::RequiresConfirmation
            | Status::RequiresAction => Ok(()),
            Status::Processing | Status::Succeeded | Status::Canceled => {
                Err(unexpected_state(intent, verb))
            }
        }
    }

    pub(super) fn cancel_intent(&mut self, id: &str, params: &Params) -> Result<Value, ApiError> {
        params.allow(&["cancellation_reason"])?;
        self.intents.get(id)?;
        self.check_open(id, "cancel")?;
        let intent = &mut self.intents[id];
        intent.status = Status::Canceled;
        intent.action_url = None;
        intent.canceled = Some((self.now, params.owned("cancellation_reason")));
        let body = intent.to_json();
        self.emit("payment_intent.canceled", body.clone());
        Ok(body)
    }

    pub(super) fn update_intent(&mut self, id: &str, params: &Params) -> Result<Value, ApiError> {
        params.allow(&["description", "metadata", "receipt_email"])?;
        let intent = self.intents.get_mut(id)?;
        if params.has_part("description") {
            intent.description = params.owned("description");
        }
        if params.has_part("receipt_email") {
            intent.receipt_email = params.owned("receipt_email");
        }
        params.merge_metadata("metadata", &mut intent.metadata);
        Ok(intent.to_json())
    }

    pub(super) fn get_intent(&self, id: &str) -> Result<Value, ApiError> {
        Ok(self.intents.get(id)?.to_json())
    }

    pub(super) fn list_intents(&self, params: &Params) -> Result<Value, ApiError> {
        params.allow_list(&["customer"])?;
        let customer = params.text("customer");
        let wanted = |intent: &PaymentIntent| {
            customer.is_none_or(|id| intent.customer.as_deref() == Some(id))
        };
        self.intents.page("/v1/payment_intents", params, wanted, PaymentIntent::to_json)
    }
}

/// Stripe's limits: 50 cents at least, eight digits at most.
fn read_amount(params: &Params) -> Result<Money, ApiError> {
    params.required("amount")?;
    let amount = Cents(params.integer("amount")?.unwrap_or_default());
    let currency = currency::read(params.required("currency")?)?;
    let refuse =
        |code, message: &str| Err(ApiError::validation("amount", Some(code), message.to_owned()));
    match amount {
        Cents(..1) => {
            let message = "This value must be greater than or equal to 1.";
            refuse("parameter_invalid_integer", message)
        }
        Cents(1..50) => refuse("amount_too_small", "Amount must be at least $0.50."),
        _ if amount > Cents::LIMIT => {
            refuse("amount_too_large", "Amount must be no more than $999,999.99.")
        }
        _ => Ok(amount.of(currency)),
    }
}

/// Where Stripe may choose a method that leaves the page, it must know the way back.
fn check_return_url(params: &Params, confirm: bool) -> Result<(), ApiError> {
    let named = params.has_part("payment_method_types")
        || params.has_part("allowed_payment_method_types")
        || params.has_part("return_url")
        || params.has_part("off_session")
        || params.text("automatic_payment_methods[allow_redirects]") == Some("never");
    match named || !confirm {
        true => Ok(()),
        false => Err(ApiError::validation(
            "return_url",
            None,
            "This PaymentIntent is configured to accept payment methods that might redirect your \
             customer off of your page, so you must provide a `return_url`."
                .to_owned(),
        )),
    }
}

fn unexpected_state(intent: &PaymentIntent, verb: &str) -> ApiError {
    let message = format!(
        "You cannot {verb} this PaymentIntent because it has a status of {}.",
        intent.status.as_str()
    );
    ApiError::invalid(Some("payment_intent_unexpected_state"), message)
        .with("payment_intent", intent.to_json())
}
