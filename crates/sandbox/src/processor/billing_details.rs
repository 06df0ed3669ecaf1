//! Whose payment method it is: name, address, and how to reach them.

use serde_json::{Value, json};

use super::Params;

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
    pub fn update(&mut self, params: &Params) {
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
