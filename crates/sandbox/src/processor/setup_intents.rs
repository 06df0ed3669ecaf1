//! Setup intents: a method is stored for later charges, without one now.

use std::collections::BTreeMap;

use base::Timestamp;
use serde_json::{Value, json};

use super::error::ApiError;
use super::source::Source;
use super::table::Row;
use super::{Params, Processor};

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum SetupStatus {
    RequiresPaymentMethod,
    RequiresConfirmation,
    Succeeded,
    Canceled,
}

impl SetupStatus {
    fn as_str(self) -> &'static str {
        match self {
            SetupStatus::RequiresPaymentMethod => "requires_payment_method",
            SetupStatus::RequiresConfirmation => "requires_confirmation",
            SetupStatus::Succeeded => "succeeded",
            SetupStatus::Canceled => "canceled",
        }
    }
}

#[derive(Clone)]
pub struct SetupIntent {
    pub id: String,
    secret: String,
    created: Timestamp,
    pub customer: Option<String>,
    pub method: Option<String>,
    method_types: Vec<String>,
    mandate: Option<String>,
    pub status: SetupStatus,
    last_error: Option<Value>,
    description: Option<String>,
    usage: String,
    metadata: BTreeMap<String, String>,
}

impl Row for SetupIntent {
    fn id(&self) -> &str {
        &self.id
    }

    fn created(&self) -> Timestamp {
        self.created
    }
}

impl SetupIntent {
    pub fn to_json(&self) -> Value {
        json!({
            "id": self.id,
            "object": "setup_intent",
            "application": null,
            "automatic_payment_methods": null,
            "cancellation_reason": null,
            "client_secret": self.secret,
            "created": self.created.as_second(),
            "customer": self.customer,
            "description": self.description,
            "flow_directions": null,
            "last_setup_error": self.last_error,
            "latest_attempt": null,
            "livemode": false,
            "mandate": self.mandate,
            "metadata": self.metadata,
            "next_action": null,
            "on_behalf_of": null,
            "payment_method": self.method,
            "payment_method_configuration_details": null,
            "payment_method_options": {},
            "payment_method_types": self.method_types,
            "single_use_mandate": null,
            "status": self.status.as_str(),
            "usage": self.usage,
        })
    }
}

const PARAMS: [&str; 13] = [
    "allowed_payment_method_types",
    "automatic_payment_methods",
    "confirm",
    "customer",
    "description",
    "mandate_data",
    "metadata",
    "payment_method",
    "payment_method_options",
    "payment_method_types",
    "return_url",
    "usage",
    "use_stripe_sdk",
];

impl Processor {
    pub(super) fn create_setup(&mut self, params: &Params) -> Result<Value, ApiError> {
        params.allow(&PARAMS)?;
        let confirm = params.flag("confirm")?;
        self.check_customer(params.text("customer"))?;
        let method = match params.text("payment_method") {
            Some(method) => Some(self.resolve_method(method)?),
            None => None,
        };
        let types = method_types(params);
        let id = self.add_setup(params.owned("customer"), types, params.metadata());
        let setup = &mut self.setups[&id];
        setup.description = params.owned("description");
        if method.is_some() {
            setup.method = method;
            setup.status = SetupStatus::RequiresConfirmation;
        }
        if confirm {
            self.complete_setup(&id)?;
        }
        Ok(self.setups[&id].to_json())
    }

    pub(super) fn add_setup(
        &mut self,
        customer: Option<String>,
        method_types: Vec<String>,
        metadata: BTreeMap<String, String>,
    ) -> String {
        let id = self.new_id("seti");
        let secret = self.new_id(&format!("{id}_secret"));
        let setup = SetupIntent {
            id: id.clone(),
            secret,
            created: self.now,
            customer,
            method: None,
            method_types,
            mandate: None,
            status: SetupStatus::RequiresPaymentMethod,
            last_error: None,
            description: None,
            usage: "off_session".to_owned(),
            metadata,
        };
        let body = setup.to_json();
        self.setups.insert(setup);
        self.emit("setup_intent.created", body);
        id
    }

    pub(super) fn confirm_setup(&mut self, id: &str, params: &Params) -> Result<Value, ApiError> {
        params.allow(&["payment_method", "mandate_data", "return_url", "use_stripe_sdk"])?;
        self.setups.get(id)?;
        if let Some(method) = params.text("payment_method") {
            self.setups[id].method = Some(self.resolve_method(method)?);
        }
        self.complete_setup(id)?;
        Ok(self.setups[id].to_json())
    }

    /// Stores the setup's method for its customer; a refusal stays on the setup to be read.
    pub(super) fn complete_setup(&mut self, id: &str) -> Result<(), ApiError> {
        let setup = &self.setups[id];
        let open = [SetupStatus::RequiresPaymentMethod, SetupStatus::RequiresConfirmation];
        if !open.contains(&setup.status) {
            return Err(unexpected_state(setup));
        }
        let Some(method) = setup.method.clone() else {
            let message = "You cannot confirm this SetupIntent because it's missing a payment \
                           method.";
            return Err(ApiError::invalid(Some("setup_intent_unexpected_state"), message));
        };
        if let Err(error) = self.store_method(&method, setup.customer.clone()) {
            return Err(self.fail_setup(id, error));
        }
        let is_bank = matches!(self.methods[&method].source, Source::Bank { .. });
        let mandate = is_bank.then(|| self.accept_mandate(&method));
        let setup = &mut self.setups[id];
        setup.status = SetupStatus::Succeeded;
        setup.mandate = mandate;
        setup.last_error = None;
        let body = setup.to_json();
        self.emit("setup_intent.succeeded", body);
        Ok(())
    }

    fn store_method(&mut self, method: &str, customer: Option<String>) -> Result<(), ApiError> {
        match customer {
            Some(customer) => self.attach(method, &customer),
            None => match self.methods[method].source.refusal_at_storing() {
                Some(decline) => Err(ApiError::card(decline)),
                None => Ok(()),
            },
        }
    }

    fn fail_setup(&mut self, id: &str, error: ApiError) -> ApiError {
        let setup = &mut self.setups[id];
        setup.status = SetupStatus::RequiresPaymentMethod;
        setup.method = None;
        setup.last_error = Some(error.to_json());
        let body = setup.to_json();
        self.emit("setup_intent.setup_failed", body.clone());
        error.with("setup_intent", body)
    }

    pub(super) fn cancel_setup(&mut self, id: &str) -> Result<Value, ApiError> {
        let setup = self.setups.get_mut(id)?;
        if matches!(setup.status, SetupStatus::Succeeded | SetupStatus::Canceled) {
            return Err(unexpected_state(setup));
        }
        setup.status = SetupStatus::Canceled;
        let body = setup.to_json();
        self.emit("setup_intent.canceled", body.clone());
        Ok(body)
    }

    pub(super) fn get_setup(&self, id: &str) -> Result<Value, ApiError> {
        Ok(self.setups.get(id)?.to_json())
    }

    pub(super) fn list_setups(&self, params: &Params) -> Result<Value, ApiError> {
        params.allow_list(&["customer", "payment_method"])?;
        let (customer, method) = (params.text("customer"), params.text("payment_method"));
        let wanted = |setup: &SetupIntent| {
            customer.is_none_or(|id| setup.customer.as_deref() == Some(id))
                && method.is_none_or(|id| setup.method.as_deref() == Some(id))
        };
        self.setups.page("/v1/setup_intents", params, wanted, SetupIntent::to_json)
    }
}

/// Older versions name the types; newer ones filter them; with neither, all we have are allowed.
pub(super) fn method_types(params: &Params) -> Vec<String> {
    let named = [params.list("payment_method_types"), params.list("allowed_payment_method_types")];
    let named: Vec<String> = named.concat().into_iter().map(str::to_owned).collect();
    match named.is_empty() {
        true => vec!["card".to_owned(), "us_bank_account".to_owned()],
        false => named,
    }
}

fn unexpected_state(setup: &SetupIntent) -> ApiError {
    let message = format!(
        "This SetupIntent cannot be changed because it has a status of {}.",
        setup.status.as_str()
    );
    ApiError::invalid(Some("setup_intent_unexpected_state"), message)
        .with("setup_intent", setup.to_json())
}
