//! What pays: a card or a bank account, each one of the test numbers.

use base::Cents;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::Params;
use super::error::ApiError;
use super::test_numbers::{
    CardBehaviour, Decline, TEST_ROUTING_NUMBER, TestAccount, TestCard, find_account,
    find_account_token, find_card, find_card_token,
};

/// Numbers aren't kept: each refers to its row of the test numbers.
#[derive(Clone)]
pub enum Source {
    Card { card: &'static TestCard, exp_month: i64, exp_year: i64 },
    Bank { account: &'static TestAccount, account_type: String, holder_type: String },
}

impl Source {
    /// Why a card can't even be stored.
    pub fn refusal_at_storing(&self) -> Option<Decline> {
        match self {
            Source::Card { card, .. } => match card.behaviour {
                CardBehaviour::Declines(decline) => Some(decline),
                _ => None,
            },
            Source::Bank { .. } => None,
        }
    }

    /// From the request that creates a method.
    pub fn read(params: &Params) -> Result<Source, ApiError> {
        match params.required("type")? {
            "card" => read_card(params),
            "us_bank_account" => read_bank(params),
            other => {
                let message = format!("Invalid type: the sandbox has no {other}.");
                Err(ApiError::validation("type", None, message))
            }
        }
    }

    /// What one of Stripe's test tokens stands for.
    pub fn find_token(token: &str) -> Option<Source> {
        if let Some(card) = find_card_token(token) {
            return Some(Source::Card { card, exp_month: 12, exp_year: 2034 });
        }
        let account = find_account_token(token)?;
        let (account_type, holder_type) = ("checking".to_owned(), "individual".to_owned());
        Some(Source::Bank { account, account_type, holder_type })
    }

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

    pub fn to_json(&self) -> Value {
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
    pub fn to_charge_json(&self, amount: Cents, mandate: Option<&str>) -> Value {
        let mut details = self.to_json();
        if let Value::Object(fields) = &mut details {
            fields.insert("mandate".to_owned(), mandate.into());
            if let Source::Card { card, .. } = self {
                fields.retain(|name, _| {
                    let only_on_methods =
                        ["display_brand", "generated_from", "networks", "three_d_secure_usage"];
                    !only_on_methods.contains(&name.as_str())
                });
                fields.insert("amount_authorized".to_owned(), amount.0.into());
                fields.insert("installments".to_owned(), Value::Null);
                fields.insert("network".to_owned(), card.brand.into());
                fields.insert("three_d_secure".to_owned(), Value::Null);
            }
        }
        json!({ "type": self.kind(), self.kind(): details })
    }
}

fn read_card(params: &Params) -> Result<Source, ApiError> {
    let number = params.required("card[number]")?;
    let card = find_card(number).ok_or_else(|| ApiError::card(Decline::NotATestCard))?;
    let part = |name: &str| -> Result<i64, ApiError> {
        params.required(name)?;
        Ok(params.integer(name)?.unwrap_or_default())
    };
    let exp_month = part("card[exp_month]")?;
    Ok(Source::Card { card, exp_month, exp_year: part("card[exp_year]")? })
}

fn read_bank(params: &Params) -> Result<Source, ApiError> {
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
