//! Letters that wait, and what became of them.

use base::{Email, Id, Language, Timestamp, kinds};

db::text_enum! {
    LetterKind {
        SignInCode = "sign_in_code",
        RegistrationCode = "registration_code",
        Welcome = "welcome",
        /// Accounts were added to the login of whoever it goes to.
        AccountsAdded = "accounts_added",
        /// Somebody else's login reaches an account of theirs now.
        LoginRegistered = "login_registered",
        PasswordReset = "password_reset",
        SecurityChange = "security_change",
        /// To an address that is to be a login's.
        EmailChangeCode = "email_change_code",
        /// To whoever has the address that somebody else wanted.
        EmailWanted = "email_wanted",
        /// To the old address, and to the new one.
        EmailChanged = "email_changed",
        EmailConfirmed = "email_confirmed",
        /// An account's address, telephone, or whom to ask for.
        DetailsChanged = "details_changed",
        PaymentReceived = "payment_received",
        PaymentInProgress = "payment_in_progress",
        PaymentFailed = "payment_failed",
        PaymentReturned = "payment_returned",
        PaymentDisputed = "payment_disputed",
        PaymentRefunded = "payment_refunded",
        RefundFailed = "refund_failed",
        /// About AutoPay; the subject is the event that it tells of.
        Autopay = "autopay",
        CardExpiring = "card_expiring",
        Invitation = "invitation",
        InvitationAccepted = "invitation_accepted",
        /// Planned, or changed.
        ScheduleMade = "schedule_made",
        ScheduleComesUp = "schedule_comes_up",
        /// Less was owed on the day than planned.
        ScheduleLess = "schedule_less",
        /// Nothing left, too late, or refused.
        ScheduleNotCharged = "schedule_not_charged",
        ScheduleFailed = "schedule_failed",
        ScheduleCanceled = "schedule_canceled",
        ArrangementMade = "arrangement_made",
        InstalmentComesUp = "instalment_comes_up",
        InstalmentFailed = "instalment_failed",
        ArrangementBroken = "arrangement_broken",
        ArrangementCompleted = "arrangement_completed",
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewLetter {
    /// The same cause is told once, such as `payment_received:<payment>`.
    pub cause: String,
    pub kind: LetterKind,
    /// The id of what it is about: a code, a payment.
    pub subject: String,
    pub recipient: Email,
    pub language: Language,
}

/// A letter in the outbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Message {
    pub id: Id<kinds::Message>,
    pub kind: LetterKind,
    pub subject: String,
    pub recipient: Email,
    pub language: Language,
    pub created_at: Timestamp,
    pub sent_at: Option<Timestamp>,
    /// Given up.
    pub failed_at: Option<Timestamp>,
}

impl Message {
    pub fn is_over(&self) -> bool {
        self.sent_at.is_some() || self.failed_at.is_some()
    }
}
