//! Payment methods: cards and US bank accounts, as tokens.

use std::collections::BTreeMap;

use base::Timestamp;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::error::ApiError;
use super::table::Row;
use super::test_numbers::{
    CardBehaviour, Decline, TEST_ROUTING_NUMBER, TestAccount, TestCard, find_account,
    find_account_token, find_card, find_card_token,
};
use super::{Params, Processor};

#[derive(Clone, Default)]
pub struct Address {
    city: Option<String>,
    country: Option<String>,
    line1: Option<String>,
    line2: Option<String>,
    postal_code: Option<String>,
    state: Option<String>,
}

impl Address {
    pub fn read(params: &Params, at: &str) -> Address {
        let field = |name: &str| params.owned(&format!("{at}[{name}]"));
        Address {
            city: field("city"),
            country: field("country"),
            line1: field("line1"),
            line2: field("line2"),
            postal_code: field("postal_code"),
            state: field("state"),
        }
    }

    pub fn to_json(&self) -> Value {
        json!({
            "city": self.city,
            "country": self.country,
            "line1": self.line1,
            "line2": self.line2,
            "postal_code": self.postal_code,
            "state": self.state,
        })
    }
}

#[derive(Clone, Default)]
pub struct BillingDetails {
    pub address: Address,
    pub email: Option<String>,
    pub name: Option<String>,
    pub phone: Option<String>,
}

impl BillingDetails {
    fn update(&mut self, params: &Params) {
        for (field, name) in
            [(&mut self.email, "email"), (&mut self.name, "name"), (&mut self.phone, "phone")]
        {
            let key = format!("billing_details[{name}]");
            if params.has_part(&key) {
                *field = params.owned(&key);
            }
        }
        if params.has_part("billing_details[address]") {
            self.address = Address::read(params, "billing_details[address]");
        }
    }

    pub fn to_json(&self) -> Value {
        json!({
            "address": self.address.to_json(),
            "email": self.email,
            "name": self.name,
            "phone": self.phone,
            "tax_id": null,
        })
    }
}

/// What pays. Numbers aren't kept: each refers to its row of the test numbers.
#[derive(Clone)]
pub enum Source {
    Card { card: &'static TestCard, exp_month: i64, exp_year: i64 },
    Bank { account: &'static TestAccount, account_type: String, holder_type: String },
}

impl Source {
    pub fn kind(&self) -> &'static str {
        match self {
            Source::Card { .. } => "card",
            Source::Bank { .. } => "us_bank_account",
        }
    }

    /// The same for the same number, and no way back to it.
    fn fingerprint(&self) -> String {
        let number = match self {
            Source::Card { card, .. } => card.number,
            Source::Bank { account, .. } => account.number,
        };
        let digest = Sha256::digest(format!("sandbox fingerprint {number}"));
        digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
    }

    fn to_json(&self) -> Value {
        match self {
            Source::Card { card, exp_month, exp_year } => json!({
                "brand": card.brand,
                "checks": {
                    "address_line1_check": null,
                    "address_postal_code_check": null,
                    "cvc_check": "pass",
                },
                "country": "US",
                "display_brand": card.brand,
                "exp_month": exp_month,
                "exp_year": exp_year,
                "fingerprint": self.fingerprint(),
                "funding": card.funding,
                "generated_from": null,
                "last4": card.last4(),
                "networks": { "available": [card.brand], "preferred": null },
                "regulated_status": null,
                "three_d_secure_usage": { "supported": true },
                "wallet": null,
            }),
            Source::Bank { account, account_type, holder_type } => json!({
                "account_holder_type": holder_type,
                "account_type": account_type,
                "bank_name": "STRIPE TEST BANK",
                "financial_connections_account": null,
                "fingerprint": self.fingerprint(),
                "last4": account.last4(),
                "networks": { "preferred": "ach", "supported": ["ach"] },
                "routing_number": TEST_ROUTING_NUMBER,
                "status_details": {},
            }),
        }
    }

    /// As a charge describes what it was paid with.
    pub fn to_charge_json(&self, amount: i64, mandate: Option<&str>) -> Value {
        let mut details = self.to_json();
        if let Value::Object(fields) = &mut details {
            fields.insert("mandate".to_owned(), mandate.into());
            if let Source::Card { card, .. } = self {
                fields.retain(|name, _| {
                    let only_on_methods =
                        ["display_brand", "generated_from", "networks", "three_d_secure_usage"];
                    !only_on_methods.contains(&name.as_str())
                });
                fields.insert("amount_authorized".to_owned(), amount.into());
                fields.insert("installments".to_owned(), Value::Null);
                fields.insert("network".to_owned(), card.brand.into());
                fields.insert("three_d_secure".to_owned(), Value::Null);
            }
        }
        json!({ "type": self.kind(), self.kind(): details })
    }
}

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
        let source = match params.required("type")? {
            "card" => card_source(params)?,
            "us_bank_account" => bank_source(params)?,
            other => {
                let message = format!("Invalid type: the sandbox has no {other}.");
                return Err(ApiError::validation("type", None, message));
            }
        };
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
        let source = if let Some(card) = find_card_token(id) {
            Source::Card { card, exp_month: 12, exp_year: 2034 }
        } else if let Some(account) = find_account_token(id) {
            Source::Bank {
                account,
                account_type: "checking".to_owned(),
                holder_type: "individual".to_owned(),
            }
        } else {
            return Err(ApiError::missing("PaymentMethod", id).about("payment_method"));
        };
        Ok(self.add_method(source, BillingDetails::default()))
    }

    pub(super) fn get_method(&self, id: &str) -> Result<Value, ApiError> {
        Ok(self.methods.get(id)?.to_json())
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
        if let Some(decline) = refusal_at_storing(&method.source) {
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

pub(super) fn refusal_at_storing(source: &Source) -> Option<Decline> {
    match source {
        Source::Card { card, .. } => match card.behaviour {
            CardBehaviour::Declines(decline) => Some(decline),
            _ => None,
        },
        Source::Bank { .. } => None,
    }
}

fn card_source(params: &Params) -> Result<Source, ApiError> {
    let number = params.required("card[number]")?;
    let card = find_card(number).ok_or_else(|| ApiError::card(Decline::NotATestCard))?;
    let part = |name: &str| -> Result<i64, ApiError> {
        params.required(name)?;
        Ok(params.integer(name)?.unwrap_or_default())
    };
    let exp_month = part("card[exp_month]")?;
    Ok(Source::Card { card, exp_month, exp_year: part("card[exp_year]")? })
}

fn bank_source(params: &Params) -> Result<Source, ApiError> {
    let routing = params.required("us_bank_account[routing_number]")?;
    let number = params.required("us_bank_account[account_number]")?;
    let text = |name: &str, otherwise: &str| {
        params.text(&format!("us_bank_account[{name}]")).unwrap_or(otherwise).to_owned()
    };
    let account = find_account(number).filter(|_| routing == TEST_ROUTING_NUMBER);
    let account = account.ok_or_else(not_a_test_account)?;
    Ok(Source::Bank {
        account,
        account_type: text("account_type", "checking"),
        holder_type: text("account_holder_type", "individual"),
    })
}

fn not_a_test_account() -> ApiError {
    ApiError::invalid(
        Some("account_number_invalid"),
        "You must use a test bank account number in test mode. Try 000123456789 with routing \
         number 110000000.",
    )
}
