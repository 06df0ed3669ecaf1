//! Payment methods: cards and US bank accounts, as tokens.

use std::collections::BTreeMap;

use base::Timestamp;
use serde_json::{Value, json};

use super::billing_details::BillingDetails;
use super::error::ApiError;
use super::source::Source;
use super::table::Row;
use super::{Params, Processor};

#[derive(Clone)]
pub struct PaymentMethod {
    pub id: String,
    created: Timestamp,
    pub customer: Option<String>,
    /// Once detached, a method can never be used again.
    pub detached: bool,
    pub billing: BillingDetails,
    pub source: Source,
    /// The authorization behind debits of a bank account.
    pub mandate: Option<String>,
    metadata: BTreeMap<String, String>,
}

impl Row for PaymentMethod {
    fn id(&self) -> &str {
        &self.id
    }

    fn created(&self) -> Timestamp {
        self.created
    }
}

impl PaymentMethod {
    pub fn to_json(&self) -> Value {
        json!({
            "id": self.id,
            "object": "payment_method",
            "allow_redisplay": "unspecified",
            "billing_details": self.billing.to_json(),
            "created": self.created.as_second(),
            "customer": self.customer,
            "livemode": false,
            "metadata": self.metadata,
            "type": self.source.kind(),
            self.source.kind(): self.source.to_json(),
        })
    }
}

impl Processor {
    pub(super) fn create_method(&mut self, params: &Params) -> Result<Value, ApiError> {
        params.allow(&["type", "card", "us_bank_account", "billing_details", "metadata"])?;
        let source = Source::read(params)?;
        let id = self.add_method(source, BillingDetails::default());
        let method = &mut self.methods[&id];
        method.billing.update(params);
        method.metadata = params.metadata();
        Ok(method.to_json())
    }

    pub(super) fn add_method(&mut self, source: Source, billing: BillingDetails) -> String {
        let id = self.new_id("pm");
        let method = PaymentMethod {
            id: id.clone(),
            created: self.now,
            customer: None,
            detached: false,
            billing,
            source,
            mandate: None,
            metadata: BTreeMap::new(),
        };
        self.methods.insert(method);
        id
    }

    /// The id of a method, made on the spot where the request names a test token.
    pub(super) fn resolve_method(&mut self, id: &str) -> Result<String, ApiError> {
        if self.methods.find(id).is_some() {
            return Ok(id.to_owned());
        }
        let source = Source::find_token(id)
            .ok_or_else(|| ApiError::missing("PaymentMethod", id).about("payment_method"))?;
        Ok(self.add_method(source, BillingDetails::default()))
    }

    pub(super) fn get_method(&self, id: &str) -> Result<Value, ApiError> {
        Ok(self.methods.get(id)?.to_json())
    }

    pub(super) fn get_method_of(&self, customer: &str, id: &str) -> Result<Value, ApiError> {
        match self.methods.get(id)? {
            method if method.customer.as_deref() == Some(customer) => Ok(method.to_json()),
            _ => Err(ApiError::missing("PaymentMethod", id)),
        }
    }

    pub(super) fn update_method(&mut self, id: &str, params: &Params) -> Result<Value, ApiError> {
        params.allow(&["billing_details", "metadata", "card"])?;
        let method = self.methods.get_mut(id)?;
        method.billing.update(params);
        params.merge_metadata("metadata", &mut method.metadata);
        if let Source::Card { exp_month, exp_year, .. } = &mut method.source {
            *exp_month = params.integer("card[exp_month]")?.unwrap_or(*exp_month);
            *exp_year = params.integer("card[exp_year]")?.unwrap_or(*exp_year);
        }
        let body = method.to_json();
        self.emit("payment_method.updated", body.clone());
        Ok(body)
    }

    pub(super) fn attach_method(&mut self, id: &str, params: &Params) -> Result<Value, ApiError> {
        params.allow(&["customer"])?;
        let customer = params.required("customer")?;
        self.check_customer(Some(customer))?;
        let id = self.resolve_method(id)?;
        self.attach(&id, customer)?;
        Ok(self.methods[&id].to_json())
    }

    /// Stores a method for a customer; the numbers that decline are refused here already.
    pub(super) fn attach(&mut self, id: &str, customer: &str) -> Result<(), ApiError> {
        let method = self.methods.get(id)?;
        if method.detached {
            return Err(used_up());
        }
        if method.customer.as_deref().is_some_and(|other| other != customer) {
            let message =
                "The payment method you provided has already been attached to a customer.";
            return Err(ApiError::invalid(Some("payment_method_unexpected_state"), message));
        }
        if let Some(decline) = method.source.refusal_at_storing() {
            return Err(ApiError::card(decline));
        }
        self.methods[id].customer = Some(customer.to_owned());
        let body = self.methods[id].to_json();
        self.emit("payment_method.attached", body);
        Ok(())
    }

    pub(super) fn detach_method(&mut self, id: &str) -> Result<Value, ApiError> {
        if self.methods.get(id)?.customer.is_none() {
            let message = "The payment method you provided is not attached to a customer so \
                           detachment is impossible.";
            return Err(ApiError::invalid(None, message));
        }
        self.detach(id);
        Ok(self.methods[id].to_json())
    }

    pub(super) fn detach(&mut self, id: &str) {
        let method = &mut self.methods[id];
        method.customer = None;
        method.detached = true;
        let body = method.to_json();
        self.emit("payment_method.detached", body);
    }

    pub(super) fn list_methods(&self, customer: &str, params: &Params) -> Result<Value, ApiError> {
        params.allow_list(&["customer", "type"])?;
        self.check_customer(Some(customer))?;
        let kind = params.text("type");
        let wanted = |method: &PaymentMethod| {
            method.customer.as_deref() == Some(customer)
                && kind.is_none_or(|kind| method.source.kind() == kind)
        };
        self.methods.page("/v1/payment_methods", params, wanted, PaymentMethod::to_json)
    }

    pub(super) fn methods_of(&self, customer: &str) -> Vec<String> {
        let of = |method: &&PaymentMethod| method.customer.as_deref() == Some(customer);
        self.methods.oldest_first().filter(of).map(|method| method.id.clone()).collect()
    }
}

pub(super) fn used_up() -> ApiError {
    let message = "The provided PaymentMethod was previously used with a PaymentIntent without \
                   Customer attachment, or was detached from a Customer. It may not be used again.";
    ApiError::invalid(Some("payment_method_unexpected_state"), message).about("payment_method")
}
