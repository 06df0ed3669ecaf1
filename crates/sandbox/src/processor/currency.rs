//! Currencies as Stripe writes them: ISO 4217 codes in lower case.

use base::Currency;

use super::error::ApiError;

pub fn code(currency: Currency) -> String {
    currency.code().to_ascii_lowercase()
}

pub fn read(text: &str) -> Result<Currency, ApiError> {
    text.parse().map_err(|_| {
        let message = format!("Invalid currency: {text}.");
        ApiError::validation("currency", None, message)
    })
}
