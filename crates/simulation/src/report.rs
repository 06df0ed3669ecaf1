//! What tasks tell the world of: what people were shown, and how background work ended.

use std::fmt;

use base::{Error, Id, kinds};
use billing::payments::PaymentState;

use crate::payers::Seen;

#[derive(Debug)]
pub enum Report {
    Drafted {
        visit: usize,
        draft: Id<kinds::Draft>,
    },
    /// The form came back, or an error page.
    NotDrafted {
        visit: usize,
        error: Error,
    },
    /// The review of a draft, in one window or another.
    Reviewed {
        visit: usize,
        seen: Seen,
        is_other_window: bool,
    },
    NotReviewed {
        visit: usize,
        error: Error,
    },
    /// A card is to be typed on the processor's page.
    SentToProcessor {
        visit: usize,
        setup: String,
    },
    MethodAdded {
        visit: usize,
        method: Id<kinds::Method>,
    },
    /// The browser was sent to the payment's page.
    Accepted {
        visit: usize,
        payment: Id<kinds::Payment>,
    },
    NotAccepted {
        visit: usize,
        review: usize,
        error: Error,
    },
    /// The payment's page said so.
    Told {
        payment: Id<kinds::Payment>,
        state: PaymentState,
    },
    /// Whether a notification was kept; None when the program could not say.
    Received {
        notification: usize,
        is_believed: Option<bool>,
    },
    Worked {
        work: Work,
        error: Option<Error>,
    },
    /// Anything else that a person or the biller asked for.
    Done {
        what: &'static str,
        error: Option<Error>,
    },
}

/// The rounds of a worker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Work {
    Jobs,
    Attempts,
    Refunds,
    Seal,
}

impl Work {
    pub const ALL: [Work; 4] = [Work::Jobs, Work::Attempts, Work::Refunds, Work::Seal];
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Report::Drafted { visit, draft } => write!(f, "  visitor {visit} has draft {draft}"),
            Report::NotDrafted { visit, error } => write!(f, "  visitor {visit} reads: {error}"),
            Report::Reviewed { visit, seen, is_other_window } => {
                let window = if *is_other_window { " in the other window" } else { "" };
                let Seen { total, parts, .. } = seen;
                let parts: Vec<_> =
                    parts.iter().map(|(account, cents)| format!("{account} {}", cents.0)).collect();
                let parts = parts.join(", ");
                write!(f, "  visitor {visit} reviews {}{window}: {parts}", total.0)
            }
            Report::NotReviewed { visit, error } => write!(f, "  visitor {visit} reads: {error}"),
            Report::SentToProcessor { visit, .. } => {
                write!(f, "  visitor {visit} types a card at the processor")
            }
            Report::MethodAdded { visit, method } => {
                write!(f, "  visitor {visit} has method {method}")
            }
            Report::Accepted { visit, payment } => {
                write!(f, "  visitor {visit} is sent to payment {payment}")
            }
            Report::NotAccepted { visit, review, error } => {
                write!(f, "  visitor {visit} reads, below review {review}: {error}")
            }
            Report::Told { payment, state } => {
                write!(f, "  the page of payment {payment} says {}", state.as_str())
            }
            Report::Received { notification, is_believed } => {
                let answer = match is_believed {
                    Some(true) => "kept",
                    Some(false) => "not believed",
                    None => "not answered",
                };
                write!(f, "  notification {notification} is {answer}")
            }
            Report::Worked { work, error: None } => write!(f, "  worker: {work:?} done"),
            Report::Worked { work, error: Some(error) } => write!(f, "  worker: {work:?}: {error}"),
            Report::Done { what, error: None } => write!(f, "  {what}: done"),
            Report::Done { what, error: Some(error) } => write!(f, "  {what}: {error}"),
        }
    }
}
