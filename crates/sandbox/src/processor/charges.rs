//! Charges: each try of a payment intent that reached a bank.

use std::collections::BTreeMap;

use base::{Cents, Money, Timestamp};
use serde_json::{Value, json};

use super::balance::Movement;
use super::billing_details::BillingDetails;
use super::error::ApiError;
use super::source::Source;
use super::table::Row;
use super::{Params, Processor, currency};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Pending,
    Succeeded,
    Failed { code: &'static str, message: &'static str },
}

#[derive(Clone)]
pub struct Charge {
    id: String,
    created: Timestamp,
    pub amount: Money,
    pub refunded: Cents,
    pub customer: Option<String>,
    pub intent: String,
    pub method: String,
    pub source: Source,
    billing: BillingDetails,
    pub mandate: Option<String>,
    pub outcome: Outcome,
    pub transaction: Option<String>,
    pub dispute: Option<String>,
    description: Option<String>,
    statement_suffix: Option<String>,
    metadata: BTreeMap<String, String>,
}

impl Row for Charge {
    fn id(&self) -> &str {
        &self.id
    }

    fn created(&self) -> Timestamp {
        self.created
    }
}

impl Charge {
    /// What has not been refunded.
    pub fn left(&self) -> Money {
        Money { cents: self.amount.cents - self.refunded, ..self.amount }
    }

    pub fn to_json(&self) -> Value {
        let succeeded = self.outcome == Outcome::Succeeded;
        let failure = match self.outcome {
            Outcome::Failed { code, message } => Some((code, message)),
            _ => None,
        };
        json!({
            "id": self.id,
            "object": "charge",
            "amount": self.amount.cents,
            "amount_captured": if succeeded { self.amount.cents } else { Cents::ZERO },
            "amount_refunded": self.refunded,
            "application": null,
            "application_fee": null,
            "application_fee_amount": null,
            "balance_transaction": self.transaction,
            "billing_details": self.billing.to_json(),
            "calculated_statement_descriptor": null,
            "captured": succeeded,
            "created": self.created.as_second(),
            "currency": currency::code(self.amount.currency),
            "customer": self.customer,
            "description": self.description,
            "disputed": self.dispute.is_some(),
            "failure_balance_transaction": null,
            "failure_code": failure.map(|(code, _)| code),
            "failure_message": failure.map(|(_, message)| message),
            "fraud_details": {},
            "livemode": false,
            "metadata": self.metadata,
            "on_behalf_of": null,
            "outcome": self.network_outcome(),
            "paid": succeeded,
            "payment_intent": self.intent,
            "payment_method": self.method,
            "payment_method_details":
                self.source.to_charge_json(self.amount.cents, self.mandate.as_deref()),
            "receipt_email": null,
            "receipt_number": null,
            "receipt_url": null,
            "refunded": self.refunded == self.amount.cents,
            "review": null,
            "shipping": null,
            "source": null,
            "source_transfer": null,
            "statement_descriptor": null,
            "statement_descriptor_suffix": self.statement_suffix,
            "status": match self.outcome {
                Outcome::Pending => "pending",
                Outcome::Succeeded => "succeeded",
                Outcome::Failed { .. } => "failed",
            },
            "transfer_data": null,
            "transfer_group": null,
        })
    }

    fn network_outcome(&self) -> Value {
        let (status, reason, message, kind) = match self.outcome {
            Outcome::Failed { code, message } => {
                ("declined_by_network", Some(code), message, "issuer_declined")
            }
            _ => ("approved_by_network", None, "Payment complete.", "authorized"),
        };
        json!({
            "advice_code": null,
            "network_advice_code": null,
            "network_decline_code": null,
            "network_status": status,
            "reason": reason,
            "seller_message": message,
            "type": kind,
        })
    }
}

impl Processor {
    /// A new charge of an intent's method, with its balance movement if it succeeded.
    pub(super) fn add_charge(&mut self, intent: &str, outcome: Outcome) -> String {
        let (intent_id, intent) = (intent, &self.intents[intent]);
        let method_id = intent.method.clone().unwrap_or_default();
        let (source, billing) =
            (self.methods[&method_id].source.clone(), self.methods[&method_id].billing.clone());
        let mandate = self.methods[&method_id].mandate.clone();
        let id = self.new_id(if source.kind() == "card" { "ch" } else { "py" });
        let intent = &self.intents[intent_id];
        let charge = Charge {
            id: id.clone(),
            created: self.now,
            amount: intent.amount,
            refunded: Cents::ZERO,
            customer: intent.customer.clone(),
            intent: intent.id.clone(),
            method: method_id,
            source,
            billing,
            mandate,
            outcome: Outcome::Pending,
            transaction: None,
            dispute: None,
            description: intent.description.clone(),
            statement_suffix: intent.statement_suffix.clone(),
            metadata: intent.metadata.clone(),
        };
        self.charges.insert(charge);
        self.intents[intent_id].latest_charge = Some(id.clone());
        self.finish_charge(&id, outcome);
        id
    }

    pub(super) fn finish_charge(&mut self, id: &str, outcome: Outcome) {
        self.charges[id].outcome = outcome;
        if outcome == Outcome::Succeeded {
            let charge = &self.charges[id];
            let movement = match charge.source {
                Source::Card { .. } => Movement::CardCharge,
                Source::Bank { .. } => Movement::BankCharge,
            };
            let transaction = self.move_balance(movement, charge.amount, id);
            self.charges[id].transaction = Some(transaction);
        }
        let kind = match outcome {
            Outcome::Pending => "charge.pending",
            Outcome::Succeeded => "charge.succeeded",
            Outcome::Failed { .. } => "charge.failed",
        };
        let body = self.charges[id].to_json();
        self.emit(kind, body);
    }

    pub(super) fn get_charge(&self, id: &str) -> Result<Value, ApiError> {
        Ok(self.charges.get(id)?.to_json())
    }

    pub(super) fn list_charges(&self, params: &Params) -> Result<Value, ApiError> {
        params.allow_list(&["customer", "payment_intent"])?;
        let (customer, intent) = (params.text("customer"), params.text("payment_intent"));
        let wanted = |charge: &Charge| {
            customer.is_none_or(|id| charge.customer.as_deref() == Some(id))
                && intent.is_none_or(|id| charge.intent == id)
        };
        self.charges.page("/v1/charges", params, wanted, Charge::to_json)
    }
}
