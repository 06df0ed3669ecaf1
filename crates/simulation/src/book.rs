//! What has been seen of each payment so far: states only rise, and what people were told stays so.

use std::collections::{BTreeMap, BTreeSet};

use base::{Id, kinds};
use billing::payments::PaymentState;

use crate::store::Known;

#[derive(Default)]
pub struct Book {
    seen: BTreeMap<Id<kinds::Attempt>, Known>,
    /// Every payment whose page somebody was sent to.
    pub accepted: BTreeSet<Id<kinds::Payment>>,
    /// What its page, or a letter, has said.
    pub told: BTreeMap<Id<kinds::Payment>, BTreeSet<PaymentState>>,
}

impl Book {
    /// Compares what is known now with what was known before; names whatever went back.
    pub fn see(&mut self, known: &[Known]) -> Vec<String> {
        let mut broken = Vec::new();
        let here: BTreeSet<_> = known.iter().map(|known| known.attempt_id).collect();
        for (attempt, before) in &self.seen {
            if !here.contains(attempt) {
                broken.push(format!("payment {} is no longer known", before.id));
            }
        }
        for now in known {
            if let Some(before) = self.seen.insert(now.attempt_id, *now)
                && (now.attempt_state < before.attempt_state || !follows(now.state, before.state))
            {
                let (from, to) = (before.state.as_str(), now.state.as_str());
                let (low, high) = (before.attempt_state.as_str(), now.attempt_state.as_str());
                broken.push(format!(
                    "payment {} went back: from {from} to {to}, its attempt from {low} to {high}",
                    now.id
                ));
            }
        }
        broken
    }

    pub fn tell(&mut self, payment: Id<kinds::Payment>, state: PaymentState) {
        self.told.entry(payment).or_default().insert(state);
    }

    /// After an old backup was restored, what it does not know is as if it had never been.
    pub fn begin_again(&mut self) {
        self.seen.clear();
        self.accepted.clear();
    }
}

fn follows(now: PaymentState, before: PaymentState) -> bool {
    use PaymentState::{Canceled, Failed, Open, Paid, Returned};
    match before {
        Open => true,
        Paid => matches!(now, Paid | Returned),
        Failed | Canceled | Returned => now == before,
    }
}
