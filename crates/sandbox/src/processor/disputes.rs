//! Disputes: a card payment that its holder contests, or a bank debit that comes back after success.
//!
//! Stripe reports a late return of a bank debit as a dispute that is lost from the start, for there
//! is no appeal ("ACH Direct Debit", disputed payments). Evidence decides a card's dispute as on
//! Stripe's test cards: the text `winning_evidence` or `losing_evidence`.

use std::collections::BTreeMap;

use base::{Money, SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::balance::Movement;
use super::charges::Outcome;
use super::error::ApiError;
use super::source::Source;
use super::table::Row;
use super::{Params, Processor, currency};

/// How long a biller may answer.
const ANSWER_WITHIN: SignedDuration = SignedDuration::from_hours(9 * 24);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    Fraudulent,
    ProductNotReceived,
    InsufficientFunds,
    IncorrectAccountDetails,
    BankCannotProcess,
    DebitNotAuthorized,
}

impl Reason {
    const ALL: [Reason; 6] = [
        Reason::Fraudulent,
        Reason::ProductNotReceived,
        Reason::InsufficientFunds,
        Reason::IncorrectAccountDetails,
        Reason::BankCannotProcess,
        Reason::DebitNotAuthorized,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Reason::Fraudulent => "fraudulent",
            Reason::ProductNotReceived => "product_not_received",
            Reason::InsufficientFunds => "insufficient_funds",
            Reason::IncorrectAccountDetails => "incorrect_account_details",
            Reason::BankCannotProcess => "bank_cannot_process",
            Reason::DebitNotAuthorized => "debit_not_authorized",
        }
    }

    pub fn find(text: &str) -> Option<Reason> {
        Reason::ALL.into_iter().find(|reason| reason.as_str() == text)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Status {
    NeedsResponse,
    UnderReview,
    Won,
    Lost,
}

impl Status {
    fn as_str(self) -> &'static str {
        match self {
            Status::NeedsResponse => "needs_response",
            Status::UnderReview => "under_review",
            Status::Won => "won",
            Status::Lost => "lost",
        }
    }
}

#[derive(Clone)]
pub struct Dispute {
    id: String,
    created: Timestamp,
    amount: Money,
    charge: String,
    intent: String,
    reason: Reason,
    status: Status,
    evidence: Option<String>,
    transactions: Vec<String>,
    details: Value,
    metadata: BTreeMap<String, String>,
}

impl Row for Dispute {
    fn id(&self) -> &str {
        &self.id
    }

    fn created(&self) -> Timestamp {
        self.created
    }
}

impl Dispute {
    pub fn is_won(&self) -> bool {
        self.status == Status::Won
    }

    fn to_json(&self, transactions: Vec<Value>, now: Timestamp) -> Value {
        let due = self.created.checked_add(ANSWER_WITHIN).unwrap_or(Timestamp::MAX);
        let can_answer = self.status == Status::NeedsResponse;
        json!({
            "id": self.id,
            "object": "dispute",
            "amount": self.amount.cents,
            "balance_transactions": transactions,
            "charge": self.charge,
            "created": self.created.as_second(),
            "currency": currency::code(self.amount.currency),
            "enhanced_eligibility_types": [],
            "evidence": { "uncategorized_text": self.evidence },
            "evidence_details": {
                "due_by": can_answer.then(|| due.as_second()),
                "enhanced_eligibility": {},
                "has_evidence": self.evidence.is_some(),
                "past_due": can_answer && now > due,
                "submission_count": i64::from(self.evidence.is_some()),
            },
            "is_charge_refundable": false,
            "livemode": false,
            "metadata": self.metadata,
            "payment_intent": self.intent,
            "payment_method_details": self.details,
            "reason": self.reason.as_str(),
            "status": self.status.as_str(),
        })
    }
}

impl Processor {
    /// A payment comes back after success: a late return of a bank debit, or a card's chargeback.
    /// Refused unless the payment has succeeded and isn't disputed yet.
    pub fn return_payment(
        &mut self,
        now: Timestamp,
        intent: &str,
        reason: Reason,
    ) -> Result<(), ApiError> {
        self.advance(now);
        let charge = self.intents.get(intent)?.latest_charge.clone();
        let charge = charge.filter(|id| {
            let charge = &self.charges[id];
            charge.outcome == Outcome::Succeeded && charge.dispute.is_none()
        });
        let charge = charge.ok_or_else(|| {
            let message = "Only a payment that succeeded and is not disputed can come back.";
            ApiError::invalid(Some("charge_not_returnable"), message)
        })?;
        self.open_dispute(&charge, reason);
        Ok(())
    }

    pub(super) fn open_dispute(&mut self, charge_id: &str, reason: Reason) {
        let charge = &self.charges[charge_id];
        // What was refunded already is no longer there to be disputed.
        let amount = charge.left();
        if amount.cents.is_zero() || charge.dispute.is_some() {
            return;
        }
        let (intent, mandate) = (charge.intent.clone(), charge.mandate.clone());
        let is_bank = matches!(charge.source, Source::Bank { .. });
        let details = dispute_details(&charge.source);
        let id = self.new_id("du");
        let withdrawn =
            self.move_balance(Movement::Dispute, (-amount.cents).of(amount.currency), &id);
        let dispute = Dispute {
            id: id.clone(),
            created: self.now,
            amount,
            charge: charge_id.to_owned(),
            intent,
            reason,
            status: if is_bank { Status::Lost } else { Status::NeedsResponse },
            evidence: None,
            transactions: vec![withdrawn],
            details,
            metadata: BTreeMap::new(),
        };
        self.disputes.insert(dispute);
        self.charges[charge_id].dispute = Some(id.clone());
        self.tell_dispute(&id, &["charge.dispute.created", "charge.dispute.funds_withdrawn"]);
        if is_bank {
            self.tell_dispute(&id, &["charge.dispute.closed"]);
        }
        if let (Reason::DebitNotAuthorized, Some(mandate)) = (reason, mandate) {
            self.revoke_mandate(&mandate);
        }
    }

    pub(super) fn update_dispute(&mut self, id: &str, params: &Params) -> Result<Value, ApiError> {
        params.allow(&["evidence", "metadata", "submit"])?;
        let text = params.owned("evidence[uncategorized_text]");
        self.check_answerable(id)?;
        let dispute = self.disputes.get_mut(id)?;
        params.merge_metadata("metadata", &mut dispute.metadata);
        if params.has_part("evidence") {
            dispute.evidence = text.clone();
            dispute.status = Status::UnderReview;
        }
        match text.as_deref() {
            Some("winning_evidence") => self.win_dispute(id),
            Some("losing_evidence") => self.lose_dispute(id),
            _ => self.tell_dispute(id, &["charge.dispute.updated"]),
        }
        Ok(self.dispute_json(id))
    }

    pub(super) fn close_dispute(&mut self, id: &str) -> Result<Value, ApiError> {
        self.check_answerable(id)?;
        self.lose_dispute(id);
        Ok(self.dispute_json(id))
    }

    fn check_answerable(&self, id: &str) -> Result<(), ApiError> {
        match self.disputes.get(id)?.status {
            Status::NeedsResponse | Status::UnderReview => Ok(()),
            Status::Won | Status::Lost => {
                let message = "This dispute is already closed.";
                Err(ApiError::invalid(Some("dispute_already_closed"), message))
            }
        }
    }

    fn win_dispute(&mut self, id: &str) {
        let amount = self.disputes[id].amount;
        let reinstated = self.move_balance(Movement::DisputeReversal, amount, id);
        let dispute = &mut self.disputes[id];
        dispute.status = Status::Won;
        dispute.transactions.push(reinstated);
        self.tell_dispute(id, &["charge.dispute.funds_reinstated", "charge.dispute.closed"]);
    }

    fn lose_dispute(&mut self, id: &str) {
        self.disputes[id].status = Status::Lost;
        self.tell_dispute(id, &["charge.dispute.closed"]);
    }

    fn tell_dispute(&mut self, id: &str, kinds: &[&str]) {
        for kind in kinds {
            let body = self.dispute_json(id);
            self.emit(kind, body);
        }
    }

    fn dispute_json(&self, id: &str) -> Value {
        let dispute = &self.disputes[id];
        let transactions =
            dispute.transactions.iter().map(|id| self.transactions[id].to_json(self.now)).collect();
        dispute.to_json(transactions, self.now)
    }

    pub(super) fn find_dispute_json(&self, id: &str) -> Option<Value> {
        self.disputes.find(id).map(|dispute| self.dispute_json(&dispute.id))
    }

    pub(super) fn get_dispute(&self, id: &str) -> Result<Value, ApiError> {
        self.disputes.get(id)?;
        Ok(self.dispute_json(id))
    }

    pub(super) fn list_disputes(&self, params: &Params) -> Result<Value, ApiError> {
        params.allow_list(&["charge", "payment_intent"])?;
        let (charge, intent) = (params.text("charge"), params.text("payment_intent"));
        let wanted = |dispute: &Dispute| {
            charge.is_none_or(|id| dispute.charge == id)
                && intent.is_none_or(|id| dispute.intent == id)
        };
        let render = |dispute: &Dispute| self.dispute_json(&dispute.id);
        self.disputes.page("/v1/disputes", params, wanted, render)
    }
}

fn dispute_details(source: &Source) -> Value {
    match source {
        Source::Card { card, .. } => json!({
            "type": "card",
            "card": {
                "brand": card.brand,
                "case_type": "chargeback",
                "network": card.brand,
                "network_reason_code": "10.4",
            },
        }),
        Source::Bank { .. } => json!({ "type": "us_bank_account", "us_bank_account": {} }),
    }
}
