//! What time brings: debits that settle, disputes and refunds that change, sessions that expire.

use std::collections::BTreeMap;

use base::{SignedDuration, Timestamp};

use super::Processor;
use super::disputes::Reason;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    SettleDebit { intent: String },
    OpenDispute { charge: String, reason: Reason },
    SucceedRefund { refund: String },
    FailRefund { refund: String },
    ExpireSession { session: String },
}

/// Changes by the time they are due, and in the order they were planned.
#[derive(Clone, Default)]
pub struct Agenda {
    changes: BTreeMap<(Timestamp, u64), Change>,
    planned: u64,
}

impl Agenda {
    pub fn plan(&mut self, due: Timestamp, change: Change) {
        self.planned += 1;
        self.changes.insert((due, self.planned), change);
    }

    fn pop_due(&mut self, now: Timestamp) -> Option<Change> {
        let first = self.changes.first_entry()?;
        (first.key().0 <= now).then(|| first.remove())
    }

    fn pop_money(&mut self) -> Option<Change> {
        let is_money = |change: &Change| !matches!(change, Change::ExpireSession { .. });
        let at = self.changes.iter().find(|(_, change)| is_money(change)).map(|(at, _)| *at)?;
        self.changes.remove(&at)
    }
}

impl Processor {
    /// Lets the time be `now`, and everything that was due by then happen.
    pub fn advance(&mut self, now: Timestamp) {
        self.now = now;
        while let Some(change) = self.agenda.pop_due(now) {
            self.change(change);
        }
    }

    /// Everything to do with money that is still to come happens now.
    pub fn settle(&mut self, now: Timestamp) {
        self.advance(now);
        while let Some(change) = self.agenda.pop_money() {
            self.change(change);
        }
    }

    pub(super) fn plan(&mut self, after: SignedDuration, change: Change) {
        let due = self.now.checked_add(after).unwrap_or(Timestamp::MAX);
        self.agenda.plan(due, change);
    }

    fn change(&mut self, change: Change) {
        match change {
            Change::SettleDebit { intent } => self.settle_debit(&intent),
            Change::OpenDispute { charge, reason } => self.open_dispute(&charge, reason),
            Change::SucceedRefund { refund } => self.succeed_refund(&refund),
            Change::FailRefund { refund } => self.fail_refund(&refund),
            Change::ExpireSession { session } => self.expire_session_if_open(&session),
        }
    }
}
