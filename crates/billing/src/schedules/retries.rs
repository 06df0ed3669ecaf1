//! Whether a debit that failed is tried again: only for want of money (R01, R09 and a card's like),
//! and at most twice.

use base::Date;
use outside::facts::DeclineReason;

use super::rule::days_after;
use crate::payments::Failed;

/// Tries altogether, the first one included.
const TRIES: i64 = 3;
/// So many days after a failure, when there may be money again.
const PAUSE_DAYS: i64 = 3;

/// The day of the next try after `tries` of them; None for none.
pub fn retry_on(failed: Option<Failed>, tries: i64, today: Date) -> Option<Date> {
    let lacks_money = failed == Some(Failed::Declined(DeclineReason::InsufficientFunds));
    if lacks_money && tries < TRIES { days_after(today, PAUSE_DAYS) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_want_of_money_is_tried_again_and_at_most_twice() {
        let lacking = Failed::Declined(DeclineReason::InsufficientFunds);
        let closed = Failed::Declined(DeclineReason::AccountClosed);
        let revoked = Failed::Declined(DeclineReason::DebitNotAuthorized);
        for (failed, tries, again) in [
            (Some(lacking), 1, true),
            (Some(lacking), 2, true),
            (Some(lacking), 3, false),
            (Some(closed), 1, false),
            (Some(revoked), 1, false),
            (Some(Failed::NeverArrived), 1, false),
            (None, 1, false),
        ] {
            let today = "2026-11-30".parse().unwrap();
            let expected = again.then(|| "2026-12-03".parse().unwrap());
            assert_eq!(retry_on(failed, tries, today), expected, "{failed:?} {tries}");
        }
    }
}
