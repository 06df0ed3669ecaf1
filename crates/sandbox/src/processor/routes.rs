//! Which address is which call.

use serde_json::Value;

use super::error::ApiError;
use super::{Method, Params, Processor, Request};

impl Processor {
    pub(super) fn route(&mut self, request: &Request) -> Result<Value, ApiError> {
        let params = &request.params;
        let path = request.path.trim_end_matches('/');
        let parts: Vec<&str> = path.trim_start_matches('/').split('/').collect();
        let ["v1", parts @ ..] = parts.as_slice() else { return Err(no_route(request)) };
        let body = match request.method {
            Method::Get => self.read(parts, params),
            Method::Post => self.write(parts, params),
            Method::Delete => self.delete(parts),
        };
        let body = body.unwrap_or_else(|| Err(no_route(request)))?;
        self.expand(body, params)
    }

    fn read(&self, parts: &[&str], params: &Params) -> Option<Result<Value, ApiError>> {
        let lists = match parts {
            ["balance"] => self.get_balance(),
            ["balance_transactions"] => self.list_transactions(params),
            ["charges"] => self.list_charges(params),
            ["checkout", "sessions"] => self.list_sessions(params),
            ["customers"] => self.list_customers(params),
            ["customers", id, "payment_methods"] => self.list_methods(id, params),
            ["disputes"] => self.list_disputes(params),
            ["events"] => self.list_events(params),
            ["payment_intents"] => self.list_intents(params),
            ["payment_intents", "search"] => self.search_intents(params),
            ["payment_methods"] => {
                params.required("customer").and_then(|id| self.list_methods(id, params))
            }
            ["payouts"] => self.list_payouts(params),
            ["refunds"] => self.list_refunds(params),
            ["setup_intents"] => self.list_setups(params),
            ["webhook_endpoints"] => self.list_endpoints(params),
            _ => return self.read_one(parts, params),
        };
        Some(lists)
    }

    fn read_one(&self, parts: &[&str], params: &Params) -> Option<Result<Value, ApiError>> {
        let object = match parts {
            ["balance_transactions", id] => self.get_transaction(id),
            ["charges", id] => self.get_charge(id),
            ["checkout", "sessions", id] => self.get_session(id),
            ["customers", id] => self.get_customer(id),
            ["customers", customer, "payment_methods", id] => self.get_method_of(customer, id),
            ["disputes", id] => self.get_dispute(id),
            ["events", id] => self.get_event(id),
            ["mandates", id] => self.get_mandate(id, params),
            ["payment_intents", id] => self.get_intent(id),
            ["payment_methods", id] => self.get_method(id),
            ["payouts", id] => self.get_payout(id),
            ["refunds", id] => self.get_refund(id),
            ["setup_intents", id] => self.get_setup(id),
            ["webhook_endpoints", id] => self.get_endpoint(id),
            _ => return None,
        };
        Some(object)
    }

    fn write(&mut self, parts: &[&str], params: &Params) -> Option<Result<Value, ApiError>> {
        let outcome = match parts {
            ["checkout", "sessions"] => self.create_session(params),
            ["checkout", "sessions", id, "expire"] => self.expire_session(id),
            ["customers"] => self.create_customer(params),
            ["customers", id] => self.update_customer(id, params),
            ["disputes", id] => self.update_dispute(id, params),
            ["disputes", id, "close"] => self.close_dispute(id),
            ["payment_intents"] => self.create_intent(params),
            ["payment_intents", id] => self.update_intent(id, params),
            ["payment_intents", id, "cancel"] => self.cancel_intent(id, params),
            ["payment_intents", id, "confirm"] => self.confirm_intent(id, params),
            ["payment_methods"] => self.create_method(params),
            ["payment_methods", id] => self.update_method(id, params),
            ["payment_methods", id, "attach"] => self.attach_method(id, params),
            ["payment_methods", id, "detach"] => self.detach_method(id),
            ["refunds"] => self.create_refund(params),
            ["setup_intents"] => self.create_setup(params),
            ["setup_intents", id, "cancel"] => self.cancel_setup(id),
            ["setup_intents", id, "confirm"] => self.confirm_setup(id, params),
            ["webhook_endpoints"] => self.create_endpoint(params),
            _ => return None,
        };
        Some(outcome)
    }

    fn delete(&mut self, parts: &[&str]) -> Option<Result<Value, ApiError>> {
        match parts {
            ["customers", id] => Some(self.delete_customer(id)),
            ["webhook_endpoints", id] => Some(self.delete_endpoint(id)),
            _ => None,
        }
    }
}

fn no_route(request: &Request) -> ApiError {
    let method = match request.method {
        Method::Get => "GET",
        Method::Post => "POST",
        Method::Delete => "DELETE",
    };
    ApiError::no_route(method, &request.path)
}
