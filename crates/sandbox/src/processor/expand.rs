//! `expand[]`: puts the object itself where an answer holds only its id.

use serde_json::Value;

use super::error::ApiError;
use super::{Params, Processor};

/// Stripe's limit.
const DEEPEST: usize = 4;

impl Processor {
    pub(super) fn expand(&self, mut body: Value, params: &Params) -> Result<Value, ApiError> {
        for path in params.list("expand") {
            let steps: Vec<&str> = path.split('.').collect();
            let depth = steps.iter().filter(|step| **step != "data").count();
            if depth > DEEPEST || !self.expand_at(&mut body, &steps) {
                let message = format!("This property cannot be expanded ({path}).");
                return Err(ApiError::validation("expand", None, message));
            }
        }
        Ok(body)
    }

    /// False where the path names nothing that could be expanded.
    fn expand_at(&self, body: &mut Value, steps: &[&str]) -> bool {
        match (body, steps) {
            (_, []) => true,
            (Value::Array(items), _) => items.iter_mut().all(|item| self.expand_at(item, steps)),
            (Value::Object(fields), [step, rest @ ..]) => match fields.get_mut(*step) {
                None => false,
                Some(Value::Number(_) | Value::Bool(_)) => false,
                Some(field) => {
                    if let Value::String(id) = field {
                        let Some(object) = self.render(id) else { return false };
                        *field = object;
                    }
                    self.expand_at(field, rest)
                }
            },
            // An absent object has no fields to expand.
            (Value::Null, _) => true,
            _ => false,
        }
    }

    /// Any object, known by its id alone.
    fn render(&self, id: &str) -> Option<Value> {
        let (kind, _) = id.split_once('_')?;
        match kind {
            "cus" => self.customers.find(id).map(|customer| customer.to_json()),
            "pm" => self.methods.find(id).map(|method| method.to_json()),
            "mandate" => self.mandates.find(id).map(|mandate| mandate.to_json()),
            "seti" => self.setups.find(id).map(|setup| setup.to_json()),
            "cs" => self.sessions.find(id).map(|session| session.to_json()),
            "pi" => self.intents.find(id).map(|intent| intent.to_json()),
            "ch" | "py" => self.charges.find(id).map(|charge| charge.to_json()),
            "re" | "pyr" => self.refunds.find(id).map(|refund| refund.to_json()),
            "po" => self.payouts.find(id).map(|payout| payout.to_json()),
            "du" => self.find_dispute_json(id),
            "txn" => self.transactions.find(id).map(|entry| entry.to_json(self.now)),
            _ => None,
        }
    }
}
