//! The processor Stripe, over its HTTP API (<https://docs.stripe.com/api>).
//!
//! A charge of ours is a payment intent of Stripe's that is created and confirmed in one call; a
//! setup is a Checkout session in mode `setup`; a refund is of a payment intent.

mod balance;
mod changes;
mod charges;
mod client;
mod methods;
mod objects;
mod payouts;
mod reading;
mod reasons;
mod refunds;
mod webhook;
mod wire;

use std::time::Duration;

use async_trait::async_trait;
use base::{Id, SignedDuration, Timestamp, kinds};

use crate::Secret;
use crate::facts::{ChargeFacts, Method, MovementFacts, PayoutFacts, RefundFacts};
use crate::processor::{
    Balance, Charge, ChargeRef, Cursor, CustomerRef, Failure, Listed, ListedPayouts, ListedRefunds,
    MethodRef, NewCustomer, NewSetup, Notification, PayoutRef, Processor, Refund, RefundRef, Setup,
    SetupOutcome, SetupRef, Traits, WebhookError,
};
use client::Client;
use wire::Https;

pub use wire::{Call, NoReply, Reply, Verb, Wire};

/// The version whose object shapes `objects` reads; a request names it, whatever the account has.
pub const API_VERSION: &str = "2025-03-31.basil";

pub const PRODUCTION_URL: &str = "https://api.stripe.com";

/// What a biller gets from Stripe's dashboard.
#[derive(Debug, Clone)]
pub struct Settings {
    /// [`PRODUCTION_URL`] or where the sandbox listens, without a slash at the end.
    pub base_url: String,
    pub secret_key: Secret,
    /// Several while one replaces another.
    pub webhook_secrets: Vec<Secret>,
    pub timeouts: Timeouts,
}

#[derive(Debug, Clone, Copy)]
pub struct Timeouts {
    pub connect: Duration,
    /// From connecting to the last byte of the answer.
    pub whole: Duration,
}

impl Default for Timeouts {
    fn default() -> Timeouts {
        Timeouts { connect: Duration::from_secs(5), whole: Duration::from_secs(20) }
    }
}

#[derive(Debug, thiserror::Error)]
pub enum BadSettings {
    #[error("the processor's address must begin with https:// (http:// only with a test key)")]
    InsecureAddress,
    #[error("the processor's secret key has characters that no key has")]
    BadKey,
    #[error("the connection to the processor cannot be prepared: {0}")]
    Transport(reqwest::Error),
}

pub struct Stripe {
    client: Client,
    webhook_secrets: Vec<Secret>,
}

impl Stripe {
    /// Prepares a connection pool; nothing is sent yet.
    pub fn new(settings: Settings) -> Result<Stripe, BadSettings> {
        let https = Https::new(&settings)?;
        Ok(Stripe::over(Box::new(https), settings.webhook_secrets))
    }

    /// Over another wire than HTTPS.
    pub fn over(wire: Box<dyn Wire>, webhook_secrets: Vec<Secret>) -> Stripe {
        Stripe { client: Client::new(wire), webhook_secrets }
    }
}

#[async_trait]
impl Processor for Stripe {
    /// <https://docs.stripe.com/api/idempotent_requests>: a key is kept for at least 24 hours, and
    /// what it brings back may be a recorded 500.
    fn traits(&self) -> Traits {
        Traits { key_ttl: SignedDuration::from_hours(24), replays_errors: true }
    }

    async fn create_customer(&self, request: &NewCustomer) -> Result<CustomerRef, Failure> {
        methods::create_customer(&self.client, request).await
    }

    async fn create_setup(&self, request: &NewSetup) -> Result<Setup, Failure> {
        methods::create_setup(&self.client, request).await
    }

    async fn get_setup(&self, reference: &SetupRef) -> Result<SetupOutcome, Failure> {
        methods::get_setup(&self.client, reference).await
    }

    async fn get_method(&self, reference: &MethodRef) -> Result<Method, Failure> {
        methods::get(&self.client, reference).await
    }

    async fn detach_method(&self, method: &MethodRef) -> Result<(), Failure> {
        methods::detach(&self.client, method).await
    }

    async fn charge(&self, request: &Charge) -> Result<ChargeFacts, Failure> {
        charges::create(&self.client, request).await
    }

    async fn get_charge(&self, reference: &ChargeRef) -> Result<ChargeFacts, Failure> {
        charges::get(&self.client, reference).await
    }

    async fn find_by_attempt(
        &self,
        attempt: Id<kinds::Attempt>,
    ) -> Result<Option<ChargeFacts>, Failure> {
        charges::find_by_attempt(&self.client, attempt).await
    }

    async fn cancel_charge(&self, reference: &ChargeRef) -> Result<ChargeFacts, Failure> {
        charges::cancel(&self.client, reference).await
    }

    async fn list_since(&self, since: Timestamp, next: Option<Cursor>) -> Result<Listed, Failure> {
        charges::list_since(&self.client, since, next).await
    }

    async fn refund(&self, request: &Refund) -> Result<RefundFacts, Failure> {
        refunds::create(&self.client, request).await
    }

    async fn get_refund(&self, reference: &RefundRef) -> Result<RefundFacts, Failure> {
        refunds::get(&self.client, reference).await
    }

    async fn find_refund(
        &self,
        charge: &ChargeRef,
        attempt: Id<kinds::RefundAttempt>,
    ) -> Result<Option<RefundFacts>, Failure> {
        refunds::find(&self.client, charge, attempt).await
    }

    async fn list_refunds_since(
        &self,
        since: Timestamp,
        next: Option<Cursor>,
    ) -> Result<ListedRefunds, Failure> {
        refunds::list_since(&self.client, since, next).await
    }

    async fn list_payouts_since(
        &self,
        since: Timestamp,
        next: Option<Cursor>,
    ) -> Result<ListedPayouts, Failure> {
        payouts::list_since(&self.client, since, next).await
    }

    async fn get_payout(&self, reference: &PayoutRef) -> Result<PayoutFacts, Failure> {
        payouts::get(&self.client, reference).await
    }

    async fn movements_of(&self, payout: &PayoutRef) -> Result<Vec<MovementFacts>, Failure> {
        payouts::movements(&self.client, payout).await
    }

    async fn balance(&self) -> Result<Vec<Balance>, Failure> {
        balance::sum(&self.client).await
    }

    fn read_webhook(
        &self,
        body: &[u8],
        signature: &str,
        now: Timestamp,
    ) -> Result<Notification, WebhookError> {
        webhook::read(&self.webhook_secrets, body, signature, now)
    }
}
