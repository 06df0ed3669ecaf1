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

/// What has become of a payment.
pub enum Change {
    Made(String),
    /// It may not.
    Broken(String),
}

impl Book {
    /// Compares what is known now with what was known before.
    pub fn see(&mut self, known: &[Known]) -> Vec<Change> {
        let mut changes = Vec::new();
        let here: BTreeSet<_> = known.iter().map(|known| known.attempt_id).collect();
        for (attempt, before) in &self.seen {
            if !here.contains(attempt) {
                changes.push(Change::Broken(format!("payment {} is no longer known", before.id)));
            }
        }
        for now in known {
            let before = self.seen.insert(now.attempt_id, *now);
            changes.extend(change(before, now));
        }
        changes
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

fn change(before: Option<Known>, now: &Known) -> Option<Change> {
    let state = |known: &Known| {
        format!("{} (its attempt {})", known.state.as_str(), known.attempt_state.as_str())
    };
    let (id, to) = (now.id, state(now));
    let Some(before) = before else {
        return Some(Change::Made(format!("payment {id} is {to}")));
    };
    let from = state(&before);
    if now.attempt_state < before.attempt_state || !follows(now.state, before.state) {
        return Some(Change::Broken(format!("payment {id} went back from {from} to {to}")));
    }
    (from != to).then(|| Change::Made(format!("payment {id} was {from} and is {to}")))
}

fn follows(now: PaymentState, before: PaymentState) -> bool {
    use PaymentState::{Canceled, Failed, Open, Paid, Returned};
    match before {
        Open => true,
        Paid => matches!(now, Paid | Returned),
        Failed | Canceled | Returned => now == before,
    }
}
