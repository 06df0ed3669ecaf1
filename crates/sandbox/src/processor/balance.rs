//! The biller's balance at the processor: every movement of money, its fee, and the sums.
//!
//! Fees are simple and whole: 2.9 % and 30 cents for a card, 0.8 % but at most 5 dollars for a bank
//! debit, 15 dollars for a dispute. There are no payouts; the balance only accumulates.

use std::collections::BTreeMap;

use base::{Cents, Currency, Money, SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::error::ApiError;
use super::table::Row;
use super::{Params, Processor, currency};

/// From a movement to the day when it counts as available.
const AVAILABLE_AFTER: SignedDuration = SignedDuration::from_hours(48);
const DISPUTE_FEE: Cents = Cents(1_500);
const DEAREST_DEBIT_FEE: Cents = Cents(500);

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
    fn fee(self, amount: Cents) -> Cents {
        match self {
            Movement::CardCharge => per_mille(amount, 29) + Cents(30),
            Movement::BankCharge => per_mille(amount, 8).min(DEAREST_DEBIT_FEE),
            Movement::Dispute => DISPUTE_FEE,
            Movement::Refund | Movement::RefundFailure | Movement::DisputeReversal => Cents::ZERO,
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

/// Rounded half up, as a person would.
fn per_mille(amount: Cents, rate: i64) -> Cents {
    Cents((amount.0 * rate + 500) / 1_000)
}

#[derive(Clone)]
pub struct BalanceTransaction {
    id: String,
    created: Timestamp,
    movement: Movement,
    amount: Money,
    fee: Cents,
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

    fn net(&self) -> Cents {
        self.amount.cents - self.fee
    }

    pub fn to_json(&self, now: Timestamp) -> Value {
        let (kind, category) = self.movement.names();
        let currency = currency::code(self.amount.currency);
        let fee = json!({
            "amount": self.fee,
            "application": null,
            "currency": currency,
            "description": "Processing fees",
            "type": "stripe_fee",
        });
        json!({
            "id": self.id,
            "object": "balance_transaction",
            "amount": self.amount.cents,
            "available_on": self.available().as_second(),
            "balance_type": "payments",
            "created": self.created.as_second(),
            "currency": currency,
            "description": null,
            "exchange_rate": null,
            "fee": self.fee,
            "fee_details": if self.fee.is_zero() { json!([]) } else { json!([fee]) },
            "net": self.net(),
            "reporting_category": category,
            "source": self.source,
            "status": if self.available() <= now { "available" } else { "pending" },
            "type": kind,
        })
    }
}

#[derive(Default)]
struct Sums {
    available: Cents,
    pending: Cents,
}

impl Processor {
    pub(super) fn move_balance(
        &mut self,
        movement: Movement,
        amount: Money,
        source: &str,
    ) -> String {
        let id = self.new_id("txn");
        let transaction = BalanceTransaction {
            id: id.clone(),
            created: self.now,
            movement,
            amount,
            fee: movement.fee(amount.cents),
            source: source.to_owned(),
        };
        self.transactions.insert(transaction);
        id
    }

    pub(super) fn get_balance(&self) -> Result<Value, ApiError> {
        let mut sums = BTreeMap::from([(currency::code(Currency::USD), Sums::default())]);
        for transaction in self.transactions.oldest_first() {
            let sums = sums.entry(currency::code(transaction.amount.currency)).or_default();
            match transaction.available() <= self.now {
                true => sums.available += transaction.net(),
                false => sums.pending += transaction.net(),
            }
        }
        let amounts = |pick: fn(&Sums) -> Cents| -> Vec<Value> {
            let each = sums.iter().map(|(currency, sums)| {
                let amount = pick(sums);
                json!({ "amount": amount, "currency": currency, "source_types": { "card": amount } })
            });
            each.collect()
        };
        Ok(json!({
            "object": "balance",
            "available": amounts(|sums| sums.available),
            "livemode": false,
            "pending": amounts(|sums| sums.pending),
        }))
    }

    pub(super) fn get_transaction(&self, id: &str) -> Result<Value, ApiError> {
        Ok(self.transactions.get(id)?.to_json(self.now))
    }

    pub(super) fn list_transactions(&self, params: &Params) -> Result<Value, ApiError> {
        params.allow_list(&["currency", "source", "type"])?;
        let (code, source, kind) =
            (params.text("currency"), params.text("source"), params.text("type"));
        let wanted = |transaction: &BalanceTransaction| {
            code.is_none_or(|code| currency::code(transaction.amount.currency) == code)
                && source.is_none_or(|id| transaction.source == id)
                && kind.is_none_or(|kind| transaction.movement.names().0 == kind)
        };
        let render = |transaction: &BalanceTransaction| transaction.to_json(self.now);
        self.transactions.page("/v1/balance_transactions", params, wanted, render)
    }
}
