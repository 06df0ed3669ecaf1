//! The biller's balance at the processor: every movement of money, its fee, and the sums.
//!
//! Fees are simple and whole: 2.9 % and 30 cents for a card, 0.8 % but at most 5 dollars for a bank
//! debit, 15 dollars for a dispute. There are no payouts; the balance only accumulates.

use std::collections::BTreeMap;

use base::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::error::ApiError;
use super::table::Row;
use super::{Params, Processor};

/// From a movement to the day when it counts as available.
const AVAILABLE_AFTER: SignedDuration = SignedDuration::from_hours(48);
const DISPUTE_FEE_CENTS: i64 = 1_500;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Movement {
    CardCharge,
    BankCharge,
    Refund,
    RefundFailure,
    Dispute,
    DisputeReversal,
}

impl Movement {
    fn fee_cents(self, amount: i64) -> i64 {
        match self {
            // Rounded half up, as a person would.
            Movement::CardCharge => (amount * 29 + 500) / 1_000 + 30,
            Movement::BankCharge => ((amount * 8 + 500) / 1_000).min(500),
            Movement::Dispute => DISPUTE_FEE_CENTS,
            Movement::Refund | Movement::RefundFailure | Movement::DisputeReversal => 0,
        }
    }

    /// `type` and `reporting_category`.
    fn names(self) -> (&'static str, &'static str) {
        match self {
            Movement::CardCharge => ("charge", "charge"),
            Movement::BankCharge => ("payment", "charge"),
            Movement::Refund => ("refund", "refund"),
            Movement::RefundFailure => ("refund_failure", "refund_failure"),
            Movement::Dispute => ("adjustment", "dispute"),
            Movement::DisputeReversal => ("adjustment", "dispute_reversal"),
        }
    }
}

pub struct BalanceTransaction {
    id: String,
    created: Timestamp,
    movement: Movement,
    amount: i64,
    fee: i64,
    currency: String,
    source: String,
}

impl Row for BalanceTransaction {
    fn id(&self) -> &str {
        &self.id
    }

    fn created(&self) -> Timestamp {
        self.created
    }
}

impl BalanceTransaction {
    fn available(&self) -> Timestamp {
        self.created.checked_add(AVAILABLE_AFTER).unwrap_or(Timestamp::MAX)
    }

    fn net(&self) -> i64 {
        self.amount - self.fee
    }

    pub fn to_json(&self, now: Timestamp) -> Value {
        let (kind, category) = self.movement.names();
        let fee = json!({
            "amount": self.fee,
            "application": null,
            "currency": self.currency,
            "description": "Processing fees",
            "type": "stripe_fee",
        });
        json!({
            "id": self.id,
            "object": "balance_transaction",
            "amount": self.amount,
            "available_on": self.available().as_second(),
            "balance_type": "payments",
            "created": self.created.as_second(),
            "currency": self.currency,
            "description": null,
            "exchange_rate": null,
            "fee": self.fee,
            "fee_details": if self.fee == 0 { json!([]) } else { json!([fee]) },
            "net": self.net(),
            "reporting_category": category,
            "source": self.source,
            "status": if self.available() <= now { "available" } else { "pending" },
            "type": kind,
        })
    }
}

impl Processor {
    pub(super) fn move_balance(
        &mut self,
        movement: Movement,
        amount: i64,
        currency: &str,
        source: &str,
    ) -> String {
        let id = self.new_id("txn");
        let transaction = BalanceTransaction {
            id: id.clone(),
            created: self.now,
            movement,
            amount,
            fee: movement.fee_cents(amount),
            currency: currency.to_owned(),
            source: source.to_owned(),
        };
        self.transactions.insert(transaction);
        id
    }

    pub(super) fn get_balance(&self) -> Result<Value, ApiError> {
        let mut sums: BTreeMap<&str, (i64, i64)> = BTreeMap::from([("usd", (0, 0))]);
        for transaction in self.transactions.oldest_first() {
            let (available, pending) = sums.entry(&transaction.currency).or_default();
            match transaction.available() <= self.now {
                true => *available += transaction.net(),
                false => *pending += transaction.net(),
            }
        }
        let amounts = |pick: fn(&(i64, i64)) -> i64| -> Vec<Value> {
            let each = sums.iter().map(|(currency, sums)| {
                let amount = pick(sums);
                json!({ "amount": amount, "currency": currency, "source_types": { "card": amount } })
            });
            each.collect()
        };
        Ok(json!({
            "object": "balance",
            "available": amounts(|(available, _)| *available),
            "livemode": false,
            "pending": amounts(|(_, pending)| *pending),
        }))
    }

    pub(super) fn get_transaction(&self, id: &str) -> Result<Value, ApiError> {
        Ok(self.transactions.get(id)?.to_json(self.now))
    }

    pub(super) fn list_transactions(&self, params: &Params) -> Result<Value, ApiError> {
        params.allow_list(&["currency", "source", "type"])?;
        let (currency, source, kind) =
            (params.text("currency"), params.text("source"), params.text("type"));
        let wanted = |transaction: &BalanceTransaction| {
            currency.is_none_or(|code| transaction.currency == code)
                && source.is_none_or(|id| transaction.source == id)
                && kind.is_none_or(|kind| transaction.movement.names().0 == kind)
        };
        let render = |transaction: &BalanceTransaction| transaction.to_json(self.now);
        self.transactions.page("/v1/balance_transactions", params, wanted, render)
    }
}
