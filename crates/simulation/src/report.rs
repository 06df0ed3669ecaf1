//! What tasks tell the world of: what people were shown, and how background work ended.

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
    Seal,
}

impl Work {
    pub const ALL: [Work; 3] = [Work::Jobs, Work::Attempts, Work::Seal];
}
