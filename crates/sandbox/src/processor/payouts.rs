//! Payouts: what the biller's balance holds goes to its bank account, once a day or when a test
//! says so.
//!
//! As Stripe's automatic payouts: each takes along every movement that is available by then, and
//! `balance_transactions?payout=` lists them. A balance below zero waits until it has risen.

use base::{Cents, Currency, Money, SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::agenda::Change;
use super::balance::{AVAILABLE_AFTER, BalanceTransaction, Movement};
use super::error::ApiError;
use super::table::Row;
use super::{Params, Processor, currency};

/// From leaving the processor to arriving at the bank, and from one payout to the next.
const A_DAY: SignedDuration = SignedDuration::from_hours(24);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Status {
    InTransit,
    Paid,
    Failed,
}

impl Status {
    fn as_str(self) -> &'static str {
        match self {
            Status::InTransit => "in_transit",
            Status::Paid => "paid",
            Status::Failed => "failed",
        }
    }
}

#[derive(Clone)]
pub struct Payout {
    id: String,
    created: Timestamp,
    amount: Money,
    status: Status,
    /// The bank will turn it down.
    fails: bool,
    transaction: String,
    failure_transaction: Option<String>,
}

impl Row for Payout {
    fn id(&self) -> &str {
        &self.id
    }

    fn created(&self) -> Timestamp {
        self.created
    }
}

impl Payout {
    pub fn to_json(&self) -> Value {
        let arrives = self.created.checked_add(A_DAY).unwrap_or(Timestamp::MAX);
        let failure = (self.status == Status::Failed).then_some("account_closed");
        json!({
            "id": self.id,
            "object": "payout",
            "amount": self.amount.cents,
            "application_fee": null,
            "application_fee_amount": null,
            "arrival_date": arrives.as_second(),
            "automatic": true,
            "balance_transaction": self.transaction,
            "created": self.created.as_second(),
            "currency": currency::code(self.amount.currency),
            "description": "STRIPE PAYOUT",
            "destination": "ba_sandbox",
            "failure_balance_transaction": self.failure_transaction,
            "failure_code": failure,
            "failure_message": failure.map(|_| "The bank account has been closed."),
            "livemode": false,
            "metadata": {},
            "method": "standard",
            "original_payout": null,
            "reconciliation_status": "completed",
            "reversed_by": null,
            "source_type": "card",
            "statement_descriptor": null,
            "status": self.status.as_str(),
            "trace_id": null,
            "type": "bank_account",
        })
    }
}

impl Processor {
    /// Pays out the whole balance, also what is not yet available.
    pub fn pay_out(&mut self, now: Timestamp, fails: bool) {
        self.advance(now);
        self.pay_out_until(Timestamp::MAX, fails);
    }

    /// A movement has become something to pay out.
    pub(super) fn plan_payout(&mut self) {
        if self.settings.daily_payouts && !self.is_payout_planned {
            self.is_payout_planned = true;
            self.plan(AVAILABLE_AFTER, Change::PayOut);
        }
    }

    pub(super) fn pay_out_what_is_available(&mut self) {
        self.pay_out_until(self.now, false);
        let is_left = self.transactions.oldest_first().any(|moved| moved.payout.is_none());
        self.is_payout_planned = is_left;
        if is_left {
            self.plan(A_DAY, Change::PayOut);
        }
    }

    /// One payout for each currency in which there is something to pay out.
    fn pay_out_until(&mut self, until: Timestamp, fails: bool) {
        let waits =
            |moved: &&BalanceTransaction| moved.payout.is_none() && moved.available() <= until;
        let mut currencies: Vec<Currency> = Vec::new();
        for moved in self.transactions.oldest_first().filter(waits) {
            if !currencies.contains(&moved.currency()) {
                currencies.push(moved.currency());
            }
        }
        for currency in currencies {
            let of_currency = self.transactions.oldest_first().filter(waits);
            let of_currency = of_currency.filter(|moved| moved.currency() == currency);
            let (ids, nets): (Vec<String>, Vec<Cents>) =
                of_currency.map(|moved| (moved.id().to_owned(), moved.net())).unzip();
            let sum: Cents = nets.into_iter().sum();
            if sum.is_positive() {
                self.add_payout(sum.of(currency), ids, fails);
            }
        }
    }

    fn add_payout(&mut self, amount: Money, movements: Vec<String>, fails: bool) {
        let id = self.new_id("po");
        let given = (-amount.cents).of(amount.currency);
        let transaction = self.move_balance(Movement::Payout, given, &id);
        for moved in movements.iter().chain([&transaction]) {
            self.transactions[moved.as_str()].payout = Some(id.clone());
        }
        let payout = Payout {
            id: id.clone(),
            created: self.now,
            amount,
            status: Status::InTransit,
            fails,
            transaction,
            failure_transaction: None,
        };
        let body = payout.to_json();
        self.payouts.insert(payout);
        self.emit("payout.created", body);
        self.plan(A_DAY, Change::FinishPayout { payout: id });
    }

    /// It arrives, or the bank turns it down and the money is back in the balance.
    pub(super) fn finish_payout(&mut self, id: &str) {
        let (amount, fails) = (self.payouts[id].amount, self.payouts[id].fails);
        if fails {
            let transaction = self.move_balance(Movement::PayoutFailure, amount, id);
            let payout = &mut self.payouts[id];
            payout.status = Status::Failed;
            payout.failure_transaction = Some(transaction);
        } else {
            self.payouts[id].status = Status::Paid;
        }
        let body = self.payouts[id].to_json();
        self.emit(if fails { "payout.failed" } else { "payout.paid" }, body);
    }

    pub(super) fn get_payout(&self, id: &str) -> Result<Value, ApiError> {
        Ok(self.payouts.get(id)?.to_json())
    }

    pub(super) fn list_payouts(&self, params: &Params) -> Result<Value, ApiError> {
        params.allow_list(&["status"])?;
        let status = params.text("status");
        let wanted = |payout: &Payout| status.is_none_or(|status| payout.status.as_str() == status);
        self.payouts.page("/v1/payouts", params, wanted, Payout::to_json)
    }
}
