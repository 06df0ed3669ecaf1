//! Customers: whom payment methods belong to.

use std::collections::BTreeMap;

use base::Timestamp;
use serde_json::{Value, json};

use super::billing_details::Address;
use super::error::ApiError;
use super::table::Row;
use super::{Params, Processor};

#[derive(Clone)]
pub struct Customer {
    id: String,
    created: Timestamp,
    name: Option<String>,
    email: Option<String>,
    phone: Option<String>,
    description: Option<String>,
    address: Option<Address>,
    preferred_locales: Vec<String>,
    default_payment_method: Option<String>,
    metadata: BTreeMap<String, String>,
    deleted: bool,
}

const PARAMS: [&str; 8] = [
    "name",
    "email",
    "phone",
    "description",
    "address",
    "preferred_locales",
    "invoice_settings",
    "metadata",
];

impl Row for Customer {
    fn id(&self) -> &str {
        &self.id
    }

    fn created(&self) -> Timestamp {
        self.created
    }
}

impl Customer {
    fn update(&mut self, params: &Params) {
        for (field, name) in [
            (&mut self.name, "name"),
            (&mut self.email, "email"),
            (&mut self.phone, "phone"),
            (&mut self.description, "description"),
            (&mut self.default_payment_method, "invoice_settings[default_payment_method]"),
        ] {
            if params.has_part(name) {
                *field = params.owned(name);
            }
        }
        if params.has_part("address") {
            self.address = Some(Address::read(params, "address"));
        }
        if params.has_part("preferred_locales") {
            self.preferred_locales =
                params.list("preferred_locales").into_iter().map(str::to_owned).collect();
        }
        params.merge_metadata("metadata", &mut self.metadata);
    }

    pub fn to_json(&self) -> Value {
        if self.deleted {
            return json!({ "id": self.id, "object": "customer", "deleted": true });
        }
        json!({
            "id": self.id,
            "object": "customer",
            "address": self.address.as_ref().map(Address::to_json),
            "balance": 0,
            "created": self.created.as_second(),
            "currency": null,
            "default_source": null,
            "delinquent": false,
            "description": self.description,
            "discount": null,
            "email": self.email,
            "invoice_prefix": self.id[self.id.len() - 8..].to_ascii_uppercase(),
            "invoice_settings": {
                "custom_fields": null,
                "default_payment_method": self.default_payment_method,
                "footer": null,
                "rendering_options": null,
            },
            "livemode": false,
            "metadata": self.metadata,
            "name": self.name,
            "next_invoice_sequence": 1,
            "phone": self.phone,
            "preferred_locales": self.preferred_locales,
            "shipping": null,
            "tax_exempt": "none",
            "test_clock": null,
        })
    }
}

impl Processor {
    pub(super) fn create_customer(&mut self, params: &Params) -> Result<Value, ApiError> {
        params.allow(&PARAMS)?;
        let id = self.new_id("cus");
        let mut customer = Customer {
            id: id.clone(),
            created: self.now,
            name: None,
            email: None,
            phone: None,
            description: None,
            address: None,
            preferred_locales: Vec::new(),
            default_payment_method: None,
            metadata: BTreeMap::new(),
            deleted: false,
        };
        customer.update(params);
        let body = customer.to_json();
        self.customers.insert(customer);
        self.emit("customer.created", body.clone());
        Ok(body)
    }

    pub(super) fn get_customer(&self, id: &str) -> Result<Value, ApiError> {
        Ok(self.customers.get(id)?.to_json())
    }

    pub(super) fn update_customer(&mut self, id: &str, params: &Params) -> Result<Value, ApiError> {
        params.allow(&PARAMS)?;
        self.check_customer(Some(id))?;
        let customer = self.customers.get_mut(id)?;
        customer.update(params);
        let body = customer.to_json();
        self.emit("customer.updated", body.clone());
        Ok(body)
    }

    /// Deleting a customer detaches the payment methods.
    pub(super) fn delete_customer(&mut self, id: &str) -> Result<Value, ApiError> {
        self.check_customer(Some(id))?;
        for method in self.methods_of(id) {
            self.detach(&method);
        }
        let customer = self.customers.get_mut(id)?;
        let before = customer.to_json();
        customer.deleted = true;
        let body = customer.to_json();
        self.emit("customer.deleted", before);
        Ok(body)
    }

    pub(super) fn list_customers(&self, params: &Params) -> Result<Value, ApiError> {
        params.allow_list(&["email"])?;
        let email = params.text("email");
        let wanted = |customer: &Customer| {
            !customer.deleted && email.is_none_or(|email| customer.email.as_deref() == Some(email))
        };
        self.customers.page("/v1/customers", params, wanted, Customer::to_json)
    }

    /// That a request's customer, where it names one, exists.
    pub(super) fn check_customer(&self, id: Option<&str>) -> Result<(), ApiError> {
        let Some(id) = id else { return Ok(()) };
        match self.customers.find(id) {
            Some(customer) if !customer.deleted => Ok(()),
            _ => Err(ApiError::missing("customer", id).about("customer")),
        }
    }
}
