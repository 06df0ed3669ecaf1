//! The one error of the floors above: what a person can act on is named, the rest is for the log.

use std::error::Error as StdError;

use jiff::civil::Date;

use crate::{Cents, Currency, Locator};

pub type Result<T, E = Error> = std::result::Result<T, E>;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It isn't there, or it is another's: the two are never told apart.
    #[error("not found")]
    NotFound,
    /// The rules say no; the person can do something about it. Safe to show.
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// Something outside did not answer; nothing was changed, and trying again may work.
    #[error("{0} is unavailable: {1}")]
    Unavailable(&'static str, String),
    /// A fault of ours or of the machine's. The text is for the log, never for a person.
    #[error("{context}: {source}")]
    Internal { context: &'static str, source: Box<dyn StdError + Send + Sync> },
}

impl Error {
    pub fn internal(
        context: &'static str,
        source: impl Into<Box<dyn StdError + Send + Sync>>,
    ) -> Error {
        Error::Internal { context, source: source.into() }
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Error {
        Error::Refused(refusal)
    }
}

/// Why the rules say no. `words` has a sentence for each, and the build fails where one is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    // Signing in. The first two never say whether the user exists.
    WrongCredentials,
    WrongCode,
    /// The code of the authenticator app or from paper is wrong, was used, or is too old.
    WrongSecondProof,
    /// The device's answer fits no key of ours, was given before, or came too late.
    WrongPasskey,
    TooManyTries {
        retry_after_seconds: u32,
    },
    // Filling in a form.
    Missing(Field),
    NotAnAmount,
    AmountZero,
    AmountAbove {
        limit: Cents,
        currency: Currency,
    },
    /// Nothing is owed, or none of the ticked invoices is open.
    NothingToPay,
    ChooseInvoices,
    ChooseAccounts,
    /// More than is open of an invoice, or due on an account.
    AboveOpen {
        /// The invoice's number, or the account's.
        number: Locator,
        open: Cents,
        currency: Currency,
    },
    ChooseMethod,
    /// The method was removed, has expired, or the bank refused it for good.
    MethodUnusable,
    TermsNotAccepted,
    /// Of the United States.
    NotAZipCode,
    /// Of a country whose postal codes are checked.
    NotAPostalCode {
        example: &'static str,
    },
    UnknownState,
    /// A payment with the method is in progress.
    MethodInUse,
    // Registering.
    /// Whichever of the criteria is wrong.
    NoInvoiceFound,
    ChooseInvoicesToRegister,
    /// It has expired, or was completed in another window.
    RegistrationGone,
    // Forms that came too late.
    /// What was reviewed is no longer what is owed: look again.
    ReviewAgain,
    /// The payment was canceled or has been completed in another window.
    DraftGone,
    /// The page at the processor was left or has expired; no method was added.
    SetupNotFinished,
    /// The link to choose a password is wrong, was used, has expired, or a newer one was sent.
    ResetLinkGone,
    /// The second step was left alone for too long, or tried too often: begin again.
    SignInAgain,
    /// There is an authenticator app already; another one would need it removed first.
    AuthenticatorThere,
    /// The device's key is somebody's already.
    PasskeyKnown,
    // Logins, and who reaches an account.
    NotAUsername,
    UsernameTaken,
    NotAnEmail,
    /// Told only to whoever has proven that the address is theirs.
    EmailTaken,
    /// The address that is to be changed to is the login's already.
    EmailUnchanged,
    /// It was accepted, withdrawn, or came too late.
    InvitationGone,
    AlreadyReached,
    /// Nobody else would hold the account.
    LastHolder,
    // Payments of a later day, and instalments.
    DateTooLate {
        latest: Date,
    },
    /// It has begun, or its cut-off has passed.
    DateTooSoon,
    EndsBeforeItBegins,
    /// It can no longer be changed or stopped.
    CutOffPassed,
    /// Nothing can be arranged for the account now.
    NoArrangement,
    /// The biller's rules don't allow these instalments.
    NotThisArrangement,
    // AutoPay.
    /// Somebody else has it on this account.
    AutopayElsewhere,
    /// It is too late to skip it.
    DebitBegun,
    // Giving money back.
    /// It was never paid, or all of it has gone back.
    NothingToRefund,
    AboveRefundable {
        limit: Cents,
        currency: Currency,
    },
    /// The payer's bank holds it until the dispute is decided.
    PaymentContested,
    // Delegates' limits.
    AbovePaymentLimit {
        limit: Cents,
        currency: Currency,
    },
    AboveMonthLimit {
        limit: Cents,
        /// What can still be paid this month; never negative.
        left: Cents,
        currency: Currency,
    },
}

/// A field of a form, for the sentence that says it is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    Login,
    Username,
    Password,
    AccountNumber,
    InvoiceNumber,
    Pin,
    Email,
    Code,
    SecondProof,
    Amount,
    Nickname,
    FirstName,
    LastName,
    Country,
    PostalCode,
    Street,
    City,
    State,
    Date,
    Times,
}
