//! An outside world in which nobody answers: no call gets through, and no letter is delivered.

use async_trait::async_trait;
use base::{Id, SignedDuration, Timestamp, kinds};
use outside::facts::{ChargeFacts, Method};
use outside::mail::{Letter, MailFailure, Mailer};
use outside::processor::{
    Balance, Charge, ChargeRef, Cursor, CustomerRef, Failure, Listed, MethodRef, NewCustomer,
    NewSetup, Notification, Processor, Setup, SetupOutcome, SetupRef, Traits, WebhookError,
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

    async fn balance(&self) -> Result<Vec<Balance>, Failure> {
        unreachable()
    }

    fn read_webhook(&self, _: &[u8], _: &str, _: Timestamp) -> Result<Notification, WebhookError> {
        Err(WebhookError::WrongSignature)
    }
}
