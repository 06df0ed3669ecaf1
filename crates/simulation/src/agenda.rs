//! What is to happen, and when.

use std::collections::BTreeMap;
use std::fmt;

use base::{Cents, SignedDuration, Timestamp};
use sandbox::processor::Request;

#[derive(Debug, Clone)]
pub enum Happening {
    /// A payer opens the pay page.
    Open {
        visit: usize,
    },
    /// … comes back from the processor's page for a new card.
    ComeBack {
        visit: usize,
        back: String,
    },
    /// … looks once more at what was chosen.
    Review {
        visit: usize,
    },
    /// … presses Complete Payment, below one of the reviews that were seen.
    Complete {
        visit: usize,
        review: usize,
    },
    /// … looks at the payment's page.
    Look {
        visit: usize,
    },
    /// … changes the form that another window still shows.
    Reconsider {
        visit: usize,
    },
    Cancel {
        visit: usize,
    },
    /// The payer answers what the bank asks (3-D Secure).
    Confirm {
        intent: String,
        passes: bool,
    },
    /// A notification arrives, once more or for the first time.
    Notify {
        notification: usize,
    },
    /// A call arrives whose caller has given up.
    ArriveLate(Box<Request>),
    /// A payment comes back, or is contested.
    Return {
        intent: String,
    },
    DecideDispute {
        dispute: String,
        is_won: bool,
    },
    /// The biller sends a bill, or takes money at the counter.
    Bill {
        account: usize,
    },
    TakeCash {
        account: usize,
    },
    /// Somebody who may pay for the account chooses AutoPay.
    Enrol {
        account: usize,
    },
    /// The biller gives a payment back: all of it, or a part.
    Refund {
        payment: String,
        cents: Option<Cents>,
    },
    /// Our machine's clock is wrong from now on, or right again.
    Jump(SignedDuration),
    Outage {
        begins: bool,
    },
    Backup,
    Restore,
    /// The program is started again.
    Start,
    /// Nothing goes wrong any more.
    ClearUp,
}

/// By time, and in the order in which they were planned.
#[derive(Default)]
pub struct Agenda {
    happenings: BTreeMap<(Timestamp, u64), Happening>,
    planned: u64,
}

impl Agenda {
    pub fn plan(&mut self, at: Timestamp, happening: Happening) {
        self.planned += 1;
        self.happenings.insert((at, self.planned), happening);
    }

    pub fn next_at(&self) -> Option<Timestamp> {
        self.happenings.keys().next().map(|(at, _)| *at)
    }

    pub fn pop(&mut self) -> Option<Happening> {
        self.happenings.pop_first().map(|(_, happening)| happening)
    }
}

impl fmt::Display for Happening {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Happening::Open { visit } => write!(f, "visitor {visit} opens the pay page"),
            Happening::ComeBack { visit, .. } => {
                write!(f, "visitor {visit} comes back with a new card")
            }
            Happening::Review { visit } => write!(f, "visitor {visit} looks at the review again"),
            Happening::Complete { visit, review } => {
                write!(f, "visitor {visit} presses Complete Payment below review {review}")
            }
            Happening::Look { visit } => write!(f, "visitor {visit} looks at the payment's page"),
            Happening::Reconsider { visit } => {
                write!(f, "visitor {visit} chooses anew in another window")
            }
            Happening::Cancel { visit } => write!(f, "visitor {visit} presses Cancel"),
            Happening::Confirm { intent, passes: true } => write!(f, "{intent} is confirmed"),
            Happening::Confirm { intent, .. } => write!(f, "{intent} is confirmed wrongly"),
            Happening::Notify { notification } => {
                write!(f, "notification {notification} arrives")
            }
            Happening::ArriveLate(request) => {
                write!(f, "a call arrives late: {:?} {}", request.method, request.path)
            }
            Happening::Return { intent } => write!(f, "{intent} comes back, or is contested"),
            Happening::DecideDispute { dispute, is_won: true } => write!(f, "{dispute} is won"),
            Happening::DecideDispute { dispute, .. } => write!(f, "{dispute} is lost"),
            Happening::Bill { account } => write!(f, "account {account} gets a bill"),
            Happening::TakeCash { account } => write!(f, "account {account} pays at the counter"),
            Happening::Enrol { account } => write!(f, "account {account} is to have AutoPay"),
            Happening::Refund { payment, cents: None } => {
                write!(f, "payment {payment} is refunded")
            }
            Happening::Refund { payment, cents: Some(cents) } => {
                write!(f, "{} of payment {payment} is refunded", cents.0)
            }
            Happening::Jump(by) => write!(f, "our clock jumps by {by}"),
            Happening::Outage { begins: true } => f.write_str("the processor is out of reach"),
            Happening::Outage { .. } => f.write_str("the processor can be reached again"),
            Happening::Backup => f.write_str("a backup is made"),
            Happening::Restore => f.write_str("the backup is put back"),
            Happening::Start => f.write_str("the program starts"),
            Happening::ClearUp => f.write_str("nothing goes wrong any more"),
        }
    }
}
