//! Refunds: at once for cards, later for bank accounts, and as the test numbers ask.

use std::collections::BTreeMap;

use base::{Cents, Money, Timestamp};
use serde_json::{Value, json};

use super::agenda::Change;
use super::balance::Movement;
use super::charges::Outcome;
use super::error::ApiError;
use super::source::Source;
use super::table::Row;
use super::test_numbers::CardBehaviour;
use super::{Params, Processor, currency};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Status {
    Pending,
    Succeeded,
    Failed,
}

impl Status {
    fn as_str(self) -> &'static str {
        match self {
            Status::Pending => "pending",
            Status::Succeeded => "succeeded",
            Status::Failed => "failed",
        }
    }
}

#[derive(Clone)]
pub struct Refund {
    id: String,
    created: Timestamp,
    amount: Money,
    charge: String,
    intent: String,
    reason: Option<String>,
    status: Status,
    failure_reason: Option<&'static str>,
    kind: &'static str,
    transaction: String,
    failure_transaction: Option<String>,
    metadata: BTreeMap<String, String>,
}

impl Row for Refund {
    fn id(&self) -> &str {
        &self.id
    }

    fn created(&self) -> Timestamp {
        self.created
    }
}

impl Refund {
    pub fn to_json(&self) -> Value {
        let details = match self.kind {
            "card" => json!({
                "reference_status": "pending",
                "reference_type": "acquirer_reference_number",
                "type": "refund",
            }),
            _ => json!({}),
        };
        let mut body = json!({
            "id": self.id,
            "object": "refund",
            "amount": self.amount.cents,
            "balance_transaction": self.transaction,
            "charge": self.charge,
            "created": self.created.as_second(),
            "currency": currency::code(self.amount.currency),
            "destination_details": { "type": self.kind, self.kind: details },
            "metadata": self.metadata,
            "payment_intent": self.intent,
            "reason": self.reason,
            "receipt_number": null,
            "source_transfer_reversal": null,
            "status": self.status.as_str(),
            "transfer_reversal": null,
        });
        if let Some(reason) = self.failure_reason {
            body["failure_reason"] = reason.into();
            body["failure_balance_transaction"] = self.failure_transaction.clone().into();
        }
        body
    }
}

impl Processor {
    pub(super) fn create_refund(&mut self, params: &Params) -> Result<Value, ApiError> {
        params.allow(&["amount", "charge", "metadata", "payment_intent", "reason"])?;
        let charge = self.charge_to_refund(params)?;
        let amount = self.amount_to_refund(&charge, params)?;
        let id = self.add_refund(&charge, amount, params);
        let body = self.refunds[&id].to_json();
        self.emit("refund.created", body);
        let body = self.charges[&charge].to_json();
        self.emit("charge.refunded", body);
        self.plan_refund(&id, &charge);
        Ok(self.refunds[&id].to_json())
    }

    fn charge_to_refund(&self, params: &Params) -> Result<String, ApiError> {
        if let Some(charge) = params.owned("charge") {
            self.charges.get(&charge)?;
            return Ok(charge);
        }
        let Some(intent) = params.text("payment_intent") else {
            let message =
                "One of the following params should be provided: `payment_intent` or `charge`.";
            let code = Some("parameter_missing");
            return Err(ApiError::validation("payment_intent", code, message.to_owned()));
        };
        let intent = self.intents.get(intent)?;
        intent.latest_charge.clone().ok_or_else(|| {
            let message = format!(
                "This PaymentIntent ({}) does not have a successful charge to refund.",
                intent.id
            );
            ApiError::invalid(None, message)
        })
    }

    fn amount_to_refund(&self, charge_id: &str, params: &Params) -> Result<Money, ApiError> {
        let charge = &self.charges[charge_id];
        let refuse = |code, message: String| Err(ApiError::invalid(Some(code), message));
        if charge.outcome != Outcome::Succeeded {
            let message = format!("Charge {charge_id} has not succeeded and cannot be refunded.");
            return refuse("charge_not_refundable", message);
        }
        if charge.dispute.as_ref().is_some_and(|id| !self.disputes[id].is_won()) {
            let message =
                format!("Charge {charge_id} has been charged back; cannot issue a refund.");
            return refuse("charge_disputed", message);
        }
        let left = charge.left();
        if left.cents.is_zero() {
            let message = format!("Charge {charge_id} has already been refunded.");
            return refuse("charge_already_refunded", message);
        }
        match params.integer("amount")?.map_or(left.cents, Cents) {
            amount if !amount.is_positive() => {
                let message = "This value must be greater than or equal to 1.".to_owned();
                let code = Some("parameter_invalid_integer");
                Err(ApiError::validation("amount", code, message))
            }
            amount if amount > left.cents => {
                let message = format!(
                    "Refund amount ({}) is greater than unrefunded amount on charge ({})",
                    amount.0, left.cents.0
                );
                Err(ApiError::invalid(None, message).about("amount"))
            }
            amount => Ok(amount.of(left.currency)),
        }
    }

    fn add_refund(&mut self, charge_id: &str, amount: Money, params: &Params) -> String {
        let charge = &mut self.charges[charge_id];
        charge.refunded += amount.cents;
        let charge = &self.charges[charge_id];
        let intent = charge.intent.clone();
        let (kind, status, prefix) = match &charge.source {
            Source::Bank { .. } => ("us_bank_transfer", Status::Pending, "pyr"),
            Source::Card { card, .. } => match card.behaviour {
                CardBehaviour::RefundsLater => ("card", Status::Pending, "re"),
                _ => ("card", Status::Succeeded, "re"),
            },
        };
        let id = self.new_id(prefix);
        let given = (-amount.cents).of(amount.currency);
        let transaction = self.move_balance(Movement::Refund, given, &id);
        let refund = Refund {
            id: id.clone(),
            created: self.now,
            amount,
            charge: charge_id.to_owned(),
            intent,
            reason: params.owned("reason"),
            status,
            failure_reason: None,
            kind,
            transaction,
            failure_transaction: None,
            metadata: params.metadata(),
        };
        self.refunds.insert(refund);
        id
    }

    fn plan_refund(&mut self, id: &str, charge: &str) {
        let refund = id.to_owned();
        let soon = self.settings.after_effect_delay;
        match &self.charges[charge].source {
            Source::Bank { .. } => {
                let after = self.settings.settlement_delay;
                self.plan(after, Change::SucceedRefund { refund });
            }
            Source::Card { card, .. } => match card.behaviour {
                CardBehaviour::RefundsLater => self.plan(soon, Change::SucceedRefund { refund }),
                CardBehaviour::RefundsFailLater => self.plan(soon, Change::FailRefund { refund }),
                _ => {}
            },
        }
    }

    pub(super) fn succeed_refund(&mut self, id: &str) {
        let refund = &mut self.refunds[id];
        if refund.status == Status::Pending {
            refund.status = Status::Succeeded;
            self.tell_refund(id, "refund.updated");
        }
    }

    /// The money comes back to the biller's balance, and may be refunded again.
    pub(super) fn fail_refund(&mut self, id: &str) {
        let refund = &mut self.refunds[id];
        refund.status = Status::Failed;
        refund.failure_reason = Some("expired_or_canceled_card");
        let (amount, charge) = (refund.amount, refund.charge.clone());
        let transaction = self.move_balance(Movement::RefundFailure, amount, id);
        self.refunds[id].failure_transaction = Some(transaction);
        self.charges[&charge].refunded -= amount.cents;
        self.tell_refund(id, "refund.failed");
    }

    fn tell_refund(&mut self, id: &str, kind: &str) {
        let body = self.refunds[id].to_json();
        self.emit(kind, body.clone());
        self.emit("charge.refund.updated", body);
    }

    pub(super) fn get_refund(&self, id: &str) -> Result<Value, ApiError> {
        Ok(self.refunds.get(id)?.to_json())
    }

    pub(super) fn list_refunds(&self, params: &Params) -> Result<Value, ApiError> {
        params.allow_list(&["charge", "payment_intent"])?;
        let (charge, intent) = (params.text("charge"), params.text("payment_intent"));
        let wanted = |refund: &Refund| {
            charge.is_none_or(|id| refund.charge == id)
                && intent.is_none_or(|id| refund.intent == id)
        };
        self.refunds.page("/v1/refunds", params, wanted, Refund::to_json)
    }
}
