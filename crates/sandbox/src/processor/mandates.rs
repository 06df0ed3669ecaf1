//! Mandates: the payer's standing authorization to debit a bank account.

use base::Timestamp;
use serde_json::{Value, json};

use super::error::ApiError;
use super::table::Row;
use super::{Params, Processor};

#[derive(Clone)]
pub struct Mandate {
    id: String,
    accepted: Timestamp,
    method: String,
    pub active: bool,
}

impl Row for Mandate {
    fn id(&self) -> &str {
        &self.id
    }

    fn created(&self) -> Timestamp {
        self.accepted
    }
}

impl Mandate {
    pub fn to_json(&self) -> Value {
        json!({
            "id": self.id,
            "object": "mandate",
            "customer_acceptance": {
                "accepted_at": self.accepted.as_second(),
                "online": { "ip_address": "127.0.0.1", "user_agent": "sandbox" },
                "type": "online",
            },
            "livemode": false,
            "multi_use": {},
            "payment_method": self.method,
            "payment_method_details": { "type": "us_bank_account", "us_bank_account": {} },
            "status": if self.active { "active" } else { "inactive" },
            "type": "multi_use",
        })
    }
}

impl Processor {
    /// Records the payer's consent to debits of a bank account; once is enough.
    pub(super) fn accept_mandate(&mut self, method: &str) -> String {
        if let Some(mandate) = self.active_mandate(method) {
            return mandate;
        }
        let id = self.new_id("mandate");
        let mandate =
            Mandate { id: id.clone(), accepted: self.now, method: method.to_owned(), active: true };
        self.mandates.insert(mandate);
        self.methods[method].mandate = Some(id.clone());
        id
    }

    pub(super) fn active_mandate(&self, method: &str) -> Option<String> {
        let mandate = self.methods[method].mandate.clone()?;
        self.mandates[&mandate].active.then_some(mandate)
    }

    /// A bank that reports an unauthorised debit ends the authorization.
    pub(super) fn revoke_mandate(&mut self, id: &str) {
        let mandate = &mut self.mandates[id];
        if mandate.active {
            mandate.active = false;
            let body = mandate.to_json();
            self.emit("mandate.updated", body);
        }
    }

    pub(super) fn get_mandate(&self, id: &str, params: &Params) -> Result<Value, ApiError> {
        params.allow(&[])?;
        Ok(self.mandates.get(id)?.to_json())
    }
}
