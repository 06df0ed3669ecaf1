//! Checkout sessions of mode `setup`: the hosted page where a payer types card or bank numbers.

use std::collections::BTreeMap;

use base::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::agenda::Change;
use super::error::ApiError;
use super::setup_intents::method_types;
use super::table::Row;
use super::{Params, Processor};

const LIFETIME: SignedDuration = SignedDuration::from_hours(24);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SessionStatus {
    Open,
    Complete,
    Expired,
}

impl SessionStatus {
    fn as_str(self) -> &'static str {
        match self {
            SessionStatus::Open => "open",
            SessionStatus::Complete => "complete",
            SessionStatus::Expired => "expired",
        }
    }
}

#[derive(Clone)]
pub struct CheckoutSession {
    pub id: String,
    created: Timestamp,
    expires: Timestamp,
    pub customer: Option<String>,
    customer_email: Option<String>,
    client_reference: Option<String>,
    currency: Option<String>,
    pub locale: Option<String>,
    pub success_url: String,
    pub cancel_url: Option<String>,
    /// As the request named it: `hosted` became `hosted_page` in later versions of the API.
    ui_mode: String,
    pub method_types: Vec<String>,
    pub setup: String,
    pub status: SessionStatus,
    page_url: String,
    metadata: BTreeMap<String, String>,
}

impl Row for CheckoutSession {
    fn id(&self) -> &str {
        &self.id
    }

    fn created(&self) -> Timestamp {
        self.created
    }
}

impl CheckoutSession {
    pub fn to_json(&self) -> Value {
        let open = self.status == SessionStatus::Open;
        json!({
            "id": self.id,
            "object": "checkout.session",
            "after_expiration": null,
            "allow_promotion_codes": null,
            "amount_subtotal": null,
            "amount_total": null,
            "automatic_tax": { "enabled": false, "liability": null, "status": null },
            "billing_address_collection": null,
            "cancel_url": self.cancel_url,
            "client_reference_id": self.client_reference,
            "client_secret": null,
            "consent": null,
            "consent_collection": null,
            "created": self.created.as_second(),
            "currency": self.currency,
            "custom_fields": [],
            "customer": self.customer,
            "customer_creation": null,
            "customer_details": null,
            "customer_email": self.customer_email,
            "expires_at": self.expires.as_second(),
            "invoice": null,
            "livemode": false,
            "locale": self.locale,
            "metadata": self.metadata,
            "mode": "setup",
            "payment_intent": null,
            "payment_link": null,
            "payment_method_collection": "always",
            "payment_method_options": {},
            "payment_method_types": self.method_types,
            "payment_status": "no_payment_required",
            "phone_number_collection": { "enabled": false },
            "recovered_from": null,
            "setup_intent": self.setup,
            "shipping_options": [],
            "status": self.status.as_str(),
            "submit_type": null,
            "subscription": null,
            "success_url": self.success_url,
            "total_details": null,
            "ui_mode": self.ui_mode,
            "url": open.then_some(&self.page_url),
        })
    }
}

const PARAMS: [&str; 17] = [
    "allowed_payment_method_types",
    "billing_address_collection",
    "cancel_url",
    "client_reference_id",
    "currency",
    "custom_text",
    "customer",
    "customer_email",
    "expires_at",
    "locale",
    "metadata",
    "mode",
    "payment_method_options",
    "payment_method_types",
    "setup_intent_data",
    "success_url",
    "ui_mode",
];

impl Processor {
    pub(super) fn create_session(&mut self, params: &Params) -> Result<Value, ApiError> {
        params.allow(&PARAMS)?;
        check_mode(params)?;
        let success_url = params.required("success_url")?.to_owned();
        let expires = self.session_end(params)?;
        self.check_customer(params.text("customer"))?;
        let mut setup_metadata = BTreeMap::new();
        params.merge_metadata("setup_intent_data[metadata]", &mut setup_metadata);
        let types = method_types(params);
        let customer = params.owned("customer");
        let setup = self.add_setup(customer.clone(), types.clone(), setup_metadata);
        let id = self.new_id("cs_test");
        let session = CheckoutSession {
            id: id.clone(),
            created: self.now,
            expires,
            customer,
            customer_email: params.owned("customer_email"),
            client_reference: params.owned("client_reference_id"),
            currency: params.owned("currency"),
            locale: params.owned("locale"),
            success_url,
            cancel_url: params.owned("cancel_url"),
            ui_mode: params.text("ui_mode").unwrap_or("hosted").to_owned(),
            method_types: types,
            setup,
            status: SessionStatus::Open,
            page_url: format!("{}/checkout/{id}", self.settings.base_url),
            metadata: params.metadata(),
        };
        let body = session.to_json();
        self.sessions.insert(session);
        self.agenda.plan(expires, Change::ExpireSession { session: id });
        Ok(body)
    }

    fn session_end(&self, params: &Params) -> Result<Timestamp, ApiError> {
        let latest = self.now.checked_add(LIFETIME).unwrap_or(Timestamp::MAX);
        let Some(second) = params.integer("expires_at")? else { return Ok(latest) };
        let end = Timestamp::from_second(second).ok();
        let end = end.filter(|end| *end > self.now && *end <= latest);
        end.ok_or_else(|| {
            let message = "The `expires_at` timestamp must be less than 24 hours from Checkout \
                           Session creation."
                .to_owned();
            ApiError::validation("expires_at", None, message)
        })
    }

    pub(super) fn get_session(&self, id: &str) -> Result<Value, ApiError> {
        Ok(self.sessions.get(id)?.to_json())
    }

    pub(super) fn list_sessions(&self, params: &Params) -> Result<Value, ApiError> {
        params.allow_list(&["customer", "status"])?;
        let (customer, status) = (params.text("customer"), params.text("status"));
        let wanted = |session: &CheckoutSession| {
            customer.is_none_or(|id| session.customer.as_deref() == Some(id))
                && status.is_none_or(|status| session.status.as_str() == status)
        };
        self.sessions.page("/v1/checkout/sessions", params, wanted, CheckoutSession::to_json)
    }

    pub(super) fn expire_session(&mut self, id: &str) -> Result<Value, ApiError> {
        let status = self.sessions.get(id)?.status;
        if status != SessionStatus::Open {
            let message = format!(
                "Only Checkout Sessions with a status in [\"open\"] can be expired. This one has a \
                 status of {}.",
                status.as_str()
            );
            return Err(ApiError::invalid(None, message));
        }
        self.expire_session_if_open(id);
        Ok(self.sessions[id].to_json())
    }

    pub(super) fn expire_session_if_open(&mut self, id: &str) {
        let session = &mut self.sessions[id];
        if session.status == SessionStatus::Open {
            session.status = SessionStatus::Expired;
            let body = session.to_json();
            self.emit("checkout.session.expired", body);
        }
    }
}

fn check_mode(params: &Params) -> Result<(), ApiError> {
    let mode = params.required("mode")?;
    if mode != "setup" {
        let message = format!("Invalid mode: the sandbox hosts only setup, not {mode}.");
        return Err(ApiError::validation("mode", None, message));
    }
    let named =
        params.has_part("payment_method_types") || params.has_part("allowed_payment_method_types");
    if !named {
        params.required("currency")?;
    }
    match params.text("ui_mode") {
        None | Some("hosted" | "hosted_page") => Ok(()),
        Some(other) => {
            let message = format!("Invalid ui_mode: the sandbox has no {other}.");
            Err(ApiError::validation("ui_mode", None, message))
        }
    }
}
