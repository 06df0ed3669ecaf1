//! An outside world in which nobody answers: no call gets through, and no letter is delivered.

use async_trait::async_trait;
use base::{Id, SignedDuration, Timestamp, kinds};
use outside::facts::{ChargeFacts, Method, MovementFacts, PayoutFacts, RefundFacts};
use outside::mail::{Letter, MailFailure, Mailer};
use outside::processor::{
    Balance, Charge, ChargeRef, Cursor, CustomerRef, Failure, Listed, ListedPayouts, ListedRefunds,
    MethodRef, NewCustomer, NewSetup, Notification, PayoutRef, Processor, Refund, RefundRef, Setup,
    SetupOutcome, SetupRef, Traits, WebhookError,
};

pub struct Nobody;

#[async_trait]
impl Mailer for Nobody {
    async fn send(&self, _: &Letter) -> Result<(), MailFailure> {
        Err(MailFailure::Later("nobody is there".to_owned()))
    }
}

fn unreachable<T>() -> Result<T, Failure> {
    Err(Failure::Unreachable("nobody is there".to_owned()))
}

#[async_trait]
impl Processor for Nobody {
    fn traits(&self) -> Traits {
        Traits { key_ttl: SignedDuration::from_hours(24), replays_errors: true }
    }

    async fn create_customer(&self, _: &NewCustomer) -> Result<CustomerRef, Failure> {
        unreachable()
    }

    async fn create_setup(&self, _: &NewSetup) -> Result<Setup, Failure> {
        unreachable()
    }

    async fn get_setup(&self, _: &SetupRef) -> Result<SetupOutcome, Failure> {
        unreachable()
    }

    async fn get_method(&self, _: &MethodRef) -> Result<Method, Failure> {
        unreachable()
    }

    async fn detach_method(&self, _: &MethodRef) -> Result<(), Failure> {
        unreachable()
    }

    async fn charge(&self, _: &Charge) -> Result<ChargeFacts, Failure> {
        unreachable()
    }

    async fn get_charge(&self, _: &ChargeRef) -> Result<ChargeFacts, Failure> {
        unreachable()
    }

    async fn find_by_attempt(&self, _: Id<kinds::Attempt>) -> Result<Option<ChargeFacts>, Failure> {
        unreachable()
    }

    async fn cancel_charge(&self, _: &ChargeRef) -> Result<ChargeFacts, Failure> {
        unreachable()
    }

    async fn list_since(&self, _: Timestamp, _: Option<Cursor>) -> Result<Listed, Failure> {
        unreachable()
    }

    async fn refund(&self, _: &Refund) -> Result<RefundFacts, Failure> {
        unreachable()
    }

    async fn get_refund(&self, _: &RefundRef) -> Result<RefundFacts, Failure> {
        unreachable()
    }

    async fn find_refund(
        &self,
        _: &ChargeRef,
        _: Id<kinds::RefundAttempt>,
    ) -> Result<Option<RefundFacts>, Failure> {
        unreachable()
    }

    async fn list_refunds_since(
        &self,
        _: Timestamp,
        _: Option<Cursor>,
    ) -> Result<ListedRefunds, Failure> {
        unreachable()
    }

    async fn list_payouts_since(
        &self,
        _: Timestamp,
        _: Option<Cursor>,
    ) -> Result<ListedPayouts, Failure> {
        unreachable()
    }

    async fn get_payout(&self, _: &PayoutRef) -> Result<PayoutFacts, Failure> {
        unreachable()
    }

    async fn movements_of(&self, _: &PayoutRef) -> Result<Vec<MovementFacts>, Failure> {
        unreachable()
    }

    async fn balance(&self) -> Result<Vec<Balance>, Failure> {
        unreachable()
    }

    fn read_webhook(&self, _: &[u8], _: &str, _: Timestamp) -> Result<Notification, WebhookError> {
        Err(WebhookError::WrongSignature)
    }
}
