//! What comes after a debit that brought no money: by the bank's reason, and three tries at most.

use base::Date;
use outside::facts::DeclineReason;

use super::model::AskReason;
use super::timing::days_after;
use crate::payments::Failed;

/// Of one debit, the backup method's included. Nacha lets a debit that came back for want of money be
/// presented twice more.
pub const MOST_TRIES: i64 = 3;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Again {
        on: Date,
        with_backup: bool,
    },
    Ask(AskReason),
    /// The payer took the authorization back: nothing more is debited, with no method.
    Stop,
}

/// How the try ended.
#[derive(Debug, Clone, Copy)]
pub struct Ended {
    pub failed: Option<Failed>,
    /// After it had been paid.
    pub came_back: bool,
    /// How many tries there have been.
    pub tries: i64,
    pub was_backup: bool,
    pub has_backup: bool,
}

/// A method that may work another day is tried again, one that will not gives way to the backup.
pub fn next_step(ended: Ended, today: Date) -> Step {
    let kind = Kind::of(ended.failed, ended.came_back);
    if kind == Kind::Revoked {
        return Step::Stop;
    }
    let again = |days, with_backup| Step::Again { on: days_after(today, days), with_backup };
    let may_use_backup = ended.has_backup && !ended.was_backup;
    match kind {
        _ if ended.tries >= MOST_TRIES => Step::Ask(kind.asks()),
        Kind::Passing => again(1, ended.was_backup),
        _ if may_use_backup => again(1, true),
        Kind::NoMoney => again(3, ended.was_backup),
        Kind::Revoked | Kind::NeedsPayer | Kind::Final => Step::Ask(kind.asks()),
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Nothing is wrong with the method.
    Passing,
    /// R01, R09, and their likes.
    NoMoney,
    NeedsPayer,
    /// The method will be declined again.
    Final,
    /// R05, R07, R10, R29, and a card payment that its holder contested.
    Revoked,
}

impl Kind {
    fn of(failed: Option<Failed>, came_back: bool) -> Kind {
        use DeclineReason::{
            AccountClosed, AccountRestricted, AuthenticationFailed, CardLostOrStolen,
            DebitNotAuthorized, ExpiredCard, Generic, InsufficientFunds, MethodGone, NoSuchAccount,
            ProcessingError, TooManyAttempts, WrongSecurityCode,
        };
        let Some(failed) = failed else { return Kind::Final };
        let Failed::Declined(reason) = failed else { return Kind::Passing };
        match reason {
            ProcessingError => Kind::Passing,
            Generic if came_back => Kind::Revoked,
            InsufficientFunds | TooManyAttempts | Generic => Kind::NoMoney,
            AuthenticationFailed => Kind::NeedsPayer,
            DebitNotAuthorized => Kind::Revoked,
            AccountClosed | AccountRestricted | CardLostOrStolen | ExpiredCard | MethodGone
            | NoSuchAccount | WrongSecurityCode => Kind::Final,
        }
    }

    fn asks(self) -> AskReason {
        match self {
            Kind::NeedsPayer => AskReason::NeedsPayer,
            _ => AskReason::Declined,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(failed: Failed, tries: i64, was_backup: bool, has_backup: bool) -> Step {
        let came_back = false;
        let ended = Ended { failed: Some(failed), came_back, tries, was_backup, has_backup };
        next_step(ended, "2026-12-01".parse().unwrap())
    }

    fn again(on: &str, with_backup: bool) -> Step {
        Step::Again { on: on.parse().unwrap(), with_backup }
    }

    #[test]
    fn each_reason_has_its_rule() {
        use DeclineReason::*;
        let ask = Step::Ask(AskReason::Declined);
        // The reason, then what follows without a backup method, and with one.
        for (reason, alone, with_backup) in [
            (InsufficientFunds, again("2026-12-04", false), again("2026-12-02", true)),
            (TooManyAttempts, again("2026-12-04", false), again("2026-12-02", true)),
            (Generic, again("2026-12-04", false), again("2026-12-02", true)),
            (ProcessingError, again("2026-12-02", false), again("2026-12-02", false)),
            (AccountClosed, ask, again("2026-12-02", true)),
            (NoSuchAccount, ask, again("2026-12-02", true)),
            (AccountRestricted, ask, again("2026-12-02", true)),
            (CardLostOrStolen, ask, again("2026-12-02", true)),
            (ExpiredCard, ask, again("2026-12-02", true)),
            (WrongSecurityCode, ask, again("2026-12-02", true)),
            (MethodGone, ask, again("2026-12-02", true)),
            (AuthenticationFailed, Step::Ask(AskReason::NeedsPayer), again("2026-12-02", true)),
            (DebitNotAuthorized, Step::Stop, Step::Stop),
        ] {
            let failed = Failed::Declined(reason);
            assert_eq!(after(failed, 1, false, false), alone, "{reason}");
            assert_eq!(after(failed, 1, false, true), with_backup, "{reason}, with a backup");
        }
        assert_eq!(after(Failed::Unreachable, 1, false, true), again("2026-12-02", false));
    }

    #[test]
    fn what_came_back_is_presented_again_only_for_want_of_money() {
        use DeclineReason::*;
        for (reason, step) in [
            (InsufficientFunds, again("2026-12-04", false)),
            (AccountClosed, Step::Ask(AskReason::Declined)),
            (DebitNotAuthorized, Step::Stop),
            (Generic, Step::Stop), // contested
        ] {
            let ended = Ended {
                failed: Some(Failed::Declined(reason)),
                came_back: true,
                tries: 1,
                was_backup: false,
                has_backup: false,
            };
            assert_eq!(next_step(ended, "2026-12-01".parse().unwrap()), step, "{reason}");
        }
    }

    #[test]
    fn the_third_try_is_the_last() {
        use DeclineReason::*;
        for reason in [InsufficientFunds, ProcessingError, Generic] {
            let failed = Failed::Declined(reason);
            assert!(matches!(after(failed, 2, false, false), Step::Again { .. }), "{reason}");
            let step = after(failed, 3, false, true);
            assert_eq!(step, Step::Ask(AskReason::Declined), "{reason}");
        }
    }

    #[test]
    fn the_backup_is_tried_like_any_other_but_gives_way_to_none() {
        let failed = Failed::Declined(DeclineReason::InsufficientFunds);
        assert_eq!(after(failed, 2, true, true), again("2026-12-04", true));
        let failed = Failed::Declined(DeclineReason::AccountClosed);
        assert_eq!(after(failed, 2, true, true), Step::Ask(AskReason::Declined));
    }
}
