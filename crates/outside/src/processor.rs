//! The payment processor as a trait: what the engine asks of it, and every way it can fail.
//!
//! No type here knows a particular processor; `stripe` is the adapter.

use async_trait::async_trait;
use base::{Cents, Currency, Email, Id, Language, Money, SignedDuration, Timestamp, kinds};

use crate::facts::{ChargeFacts, Method, MethodKind, MovementFacts, PayoutFacts, RefundFacts};

#[async_trait]
pub trait Processor: Send + Sync {
    fn traits(&self) -> Traits;

    /// Makes the payer known; safe to repeat with the same request.
    async fn create_customer(&self, request: &NewCustomer) -> Result<CustomerRef, Failure>;

    /// Opens a page of the processor's where a card or bank number is typed.
    async fn create_setup(&self, request: &NewSetup) -> Result<Setup, Failure>;

    async fn get_setup(&self, reference: &SetupRef) -> Result<SetupOutcome, Failure>;

    /// The method as it is now: the processor renews expiry dates by itself. `NotFound` once it
    /// has been detached.
    async fn get_method(&self, reference: &MethodRef) -> Result<Method, Failure>;

    /// Makes a stored method useless for ever. One that is already detached is no failure.
    async fn detach_method(&self, method: &MethodRef) -> Result<(), Failure>;

    /// Charges; the attempt is both idempotency key and reference. A decline is no failure but
    /// facts whose state is `Failed`. A stored method that is no longer there is `Refused` with
    /// the code [`METHOD_GONE`].
    async fn charge(&self, request: &Charge) -> Result<ChargeFacts, Failure>;

    async fn get_charge(&self, reference: &ChargeRef) -> Result<ChargeFacts, Failure>;

    /// Looks a charge up when only our side of it is known. None proves nothing while the call
    /// that would have made it may still be under way, or the processor's index lags.
    async fn find_by_attempt(
        &self,
        attempt: Id<kinds::Attempt>,
    ) -> Result<Option<ChargeFacts>, Failure>;

    /// Gives up a charge that still waits for the payer; answers the facts after it, which may be
    /// a success when the payer was faster.
    async fn cancel_charge(&self, reference: &ChargeRef) -> Result<ChargeFacts, Failure>;

    /// One page of everything charged since, newest first, and then of every older charge that has
    /// changed since; follow `next` until it is None.
    async fn list_since(&self, since: Timestamp, next: Option<Cursor>) -> Result<Listed, Failure>;

    /// Gives a charge back, whole or in part; the attempt is both idempotency key and reference.
    /// `Refused` where the charge cannot be refunded so far, or not any more.
    async fn refund(&self, request: &Refund) -> Result<RefundFacts, Failure>;

    async fn get_refund(&self, reference: &RefundRef) -> Result<RefundFacts, Failure>;

    /// Looks a refund of the charge up when only our side of it is known. None proves nothing
    /// while the call that would have made it may still be under way.
    async fn find_refund(
        &self,
        charge: &ChargeRef,
        attempt: Id<kinds::RefundAttempt>,
    ) -> Result<Option<RefundFacts>, Failure>;

    /// One page of everything refunded since, newest first, and then of every older refund that
    /// has changed since; follow `next` until it is None.
    async fn list_refunds_since(
        &self,
        since: Timestamp,
        next: Option<Cursor>,
    ) -> Result<ListedRefunds, Failure>;

    /// One page of everything paid out since, newest first.
    async fn list_payouts_since(
        &self,
        since: Timestamp,
        next: Option<Cursor>,
    ) -> Result<ListedPayouts, Failure>;

    async fn get_payout(&self, reference: &PayoutRef) -> Result<PayoutFacts, Failure>;

    /// What a payout took along; empty for one that the biller asked for by hand, of which the
    /// processor cannot say it.
    async fn movements_of(&self, payout: &PayoutRef) -> Result<Vec<MovementFacts>, Failure>;

    /// The sum of all balance movements there have ever been, by currency, for `verify`.
    async fn balance(&self) -> Result<Vec<Balance>, Failure>;

    /// Verifies who sent a webhook and how old it is, and reads from it only what to fetch again.
    fn read_webhook(
        &self,
        body: &[u8],
        signature: &str,
        now: Timestamp,
    ) -> Result<Notification, WebhookError>;
}

/// The code of a refusal to charge a method that has been detached; the word that
/// [`DeclineReason`](crate::facts::DeclineReason) has for it.
pub const METHOD_GONE: &str = "method_gone";

/// How a processor treats idempotency keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Traits {
    /// Within this time the same key never charges twice.
    pub key_ttl: SignedDuration,
    /// Whether a recorded server error comes back for the same key, so that only a lookup can tell.
    pub replays_errors: bool,
}

/// Why a call brought no facts.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// It may or may not have happened: time-out, lost connection, server error, garbage, too many
    /// requests, key in use. Look it up before anything else.
    #[error("the processor's answer is unknown: {0}")]
    Unknown(String),
    /// The processor definitely did not do what this call asked. An earlier call with the same
    /// idempotency key, whose answer was lost, may have done it all the same.
    #[error("the processor refused ({code}): {message}")]
    Refused { code: String, message: String },
    /// No connection was made, so the request cannot have arrived.
    #[error("the processor cannot be reached: {0}")]
    Unreachable(String),
    #[error("the processor knows no such object")]
    NotFound,
}

impl Failure {
    /// For calls that change nothing here when they fail: trying again may work.
    pub fn unavailable(self) -> base::Error {
        base::Error::Unavailable("the payment service", self.to_string())
    }
}

macro_rules! references {
    ($($(#[$doc:meta])+ $name:ident)+) => { $(
        $(#[$doc])+
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        pub struct $name(String);

        impl $name {
            pub fn new(text: impl Into<String>) -> $name {
                $name(text.into())
            }

            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+ };
}

references! {
    /// The processor's name of a payer.
    CustomerRef
    /// The processor's name of one visit to its hosted page.
    SetupRef
    /// The processor's name (token) of a stored card or bank account.
    MethodRef
    /// The processor's name of a charge.
    ChargeRef
    /// The processor's name of a dispute.
    DisputeRef
    /// The processor's name of a refund.
    RefundRef
    /// The processor's name of a payout.
    PayoutRef
    /// Where the next page of a list begins.
    Cursor
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCustomer {
    /// Our id of the payer, also the idempotency key: the same one with other particulars is refused.
    pub reference: String,
    pub name: Option<String>,
    pub email: Option<Email>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSetup {
    /// The idempotency key and our reference.
    pub id: Id<kinds::MethodSetup>,
    pub customer: CustomerRef,
    pub kind: MethodKind,
    pub currency: Currency,
    /// The language of the hosted page.
    pub language: Language,
    /// Where the payer comes back to when done.
    pub success_url: String,
    /// Where the payer comes back to without having added anything.
    pub cancel_url: String,
}

/// A hosted page that waits for the payer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setup {
    pub reference: SetupRef,
    pub url: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SetupOutcome {
    /// The payer has not finished, or the bank account still awaits its confirmation.
    Open,
    Complete(Method),
    /// Too old or given up; a new setup is needed.
    Expired,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Charge {
    pub attempt: Id<kinds::Attempt>,
    pub payment: Id<kinds::Payment>,
    pub customer: CustomerRef,
    pub method: MethodRef,
    pub method_kind: MethodKind,
    pub amount: Money,
    /// What the biller's staff read at the processor; no personal data.
    pub description: String,
    /// What stands behind the biller's name on the card statement, at most 22 characters with it.
    pub statement_suffix: Option<String>,
    pub presence: Presence,
}

/// Whether the payer is there to pass an authentication (3-D Secure).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Presence {
    /// On our pages now; comes back to `return_url` after authenticating.
    Present { return_url: String },
    /// AutoPay and schedules: a charge that needs the payer fails instead.
    Absent,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    pub charges: Vec<ChargeFacts>,
    pub next: Option<Cursor>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refund {
    pub attempt: Id<kinds::RefundAttempt>,
    pub charge: ChargeRef,
    /// In the charge's currency, and no more than is left of it.
    pub amount: Money,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedRefunds {
    pub refunds: Vec<RefundFacts>,
    pub next: Option<Cursor>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedPayouts {
    pub payouts: Vec<PayoutFacts>,
    pub next: Option<Cursor>,
}

/// All movements of one currency: charges, refunds, disputes and payouts, each with its sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Balance {
    pub currency: Currency,
    /// Before the processor's fees.
    pub gross_cents: Cents,
    /// What the processor kept; `gross_cents - fees_cents` is what it owes us.
    pub fees_cents: Cents,
}

/// What a verified webhook is about. Its other content is not believed but fetched again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notification {
    /// The event's id: the same one may arrive many times.
    pub event_id: String,
    /// The processor's own word, such as `payment_intent.succeeded`.
    pub event_type: String,
    pub subject: Subject,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// Also for its disputes.
    Charge(ChargeRef),
    Refund(RefundRef),
    Payout(PayoutRef),
    Setup(SetupRef),
    Method(MethodRef),
    /// Nothing that we fetch.
    Other,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WebhookError {
    #[error("the signature header cannot be read")]
    MalformedSignature,
    #[error("no signature is by one of our secrets")]
    WrongSignature,
    #[error("signed more than five minutes from now")]
    OutsideTolerance,
    #[error("signed, but not an event")]
    MalformedBody,
}
