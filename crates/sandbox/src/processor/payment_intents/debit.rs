//! Bank debits: they begin as `processing`, and settle or fail days later.

use serde_json::Value;

use super::{Processor, Status};
use crate::processor::agenda::Change;
use crate::processor::charges::Outcome;
use crate::processor::error::ApiError;
use crate::processor::source::Source;
use crate::processor::test_numbers::{AccountBehaviour, TestAccount};

impl Processor {
    pub(super) fn begin_debit(
        &mut self,
        id: &str,
        method: &str,
        account: &TestAccount,
        with_consent: bool,
    ) -> Result<(), ApiError> {
        if with_consent {
            self.accept_mandate(method);
        }
        if self.active_mandate(method).is_none() {
            let message = "The payer has not authorized debits of this bank account. Collect a \
                           mandate with a SetupIntent or `mandate_data`.";
            return Err(ApiError::invalid(Some("payment_intent_mandate_invalid"), message)
                .with("payment_intent", self.intents[id].to_json()));
        }
        self.add_charge(id, Outcome::Pending);
        let intent = &mut self.intents[id];
        intent.status = Status::Processing;
        intent.last_error = None;
        let body = intent.to_json();
        self.emit("payment_intent.processing", body);
        if account.behaviour != AccountBehaviour::StaysProcessing {
            let after = self.settings.settlement_delay;
            self.plan(after, Change::SettleDebit { intent: id.to_owned() });
        }
        Ok(())
    }

    pub(in crate::processor) fn settle_debit(&mut self, id: &str) {
        let intent = &self.intents[id];
        let (Some(method), Some(charge)) = (intent.method.clone(), intent.latest_charge.clone())
        else {
            return;
        };
        let Source::Bank { account, .. } = self.methods[&method].source else { return };
        if let AccountBehaviour::Fails { code, message } = account.behaviour {
            self.finish_charge(&charge, Outcome::Failed { code, message });
            let error = ApiError::invalid(Some(code), message);
            self.fail(id, error.with("charge", Value::from(charge)));
            return;
        }
        self.finish_charge(&charge, Outcome::Succeeded);
        let intent = &mut self.intents[id];
        intent.status = Status::Succeeded;
        let body = intent.to_json();
        self.emit("payment_intent.succeeded", body);
        if let AccountBehaviour::Disputed(reason) = account.behaviour {
            let after = self.settings.after_effect_delay;
            self.plan(after, Change::OpenDispute { charge, reason });
        }
    }
}
