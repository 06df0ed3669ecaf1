//! Errors in Stripe's shape: a type and a code for programs, a message for whoever writes them.

use serde_json::{Map, Value, json};

use super::Response;
use super::test_numbers::Decline;

/// Boxed by [`ApiError`] so that every endpoint's `Result` stays small.
#[derive(Debug)]
pub struct Details {
    status: u16,
    kind: &'static str,
    code: Option<&'static str>,
    message: String,
    param: Option<String>,
    /// Fields that only some errors have: `payment_intent`, `decline_code`, `charge`.
    more: Map<String, Value>,
}

#[derive(Debug)]
pub struct ApiError {
    details: Box<Details>,
    /// The parameters were wrong before any endpoint began: such answers are never replayed.
    pub is_validation: bool,
}

impl ApiError {
    fn new(status: u16, kind: &'static str, code: Option<&'static str>, message: String) -> Self {
        let details = Details { status, kind, code, message, param: None, more: Map::new() };
        ApiError { details: Box::new(details), is_validation: false }
    }

    /// A parameter that is missing, malformed or unknown.
    pub fn validation(param: &str, code: Option<&'static str>, message: String) -> ApiError {
        let error = ApiError::new(400, "invalid_request_error", code, message);
        ApiError { is_validation: true, ..error.about(param) }
    }

    /// A request that was understood and can't be done.
    pub fn invalid(code: Option<&'static str>, message: impl Into<String>) -> ApiError {
        ApiError::new(400, "invalid_request_error", code, message.into())
    }

    pub fn missing(noun: &str, id: &str) -> ApiError {
        let message = format!("No such {noun}: '{id}'");
        ApiError::new(404, "invalid_request_error", Some("resource_missing"), message).about("id")
    }

    pub fn no_route(method: &str, path: &str) -> ApiError {
        let message = format!("Unrecognized request URL ({method}: {path}).");
        ApiError::new(404, "invalid_request_error", None, message)
    }

    pub fn unauthenticated(message: &str) -> ApiError {
        ApiError::new(401, "invalid_request_error", None, message.to_owned())
    }

    pub fn idempotency(message: String) -> ApiError {
        ApiError::new(400, "idempotency_error", None, message)
    }

    pub fn key_in_use(key: &str) -> ApiError {
        let message = format!(
            "There is currently another in-progress request using this Idempotent Key: {key}. \
             Please try again later."
        );
        ApiError::new(409, "idempotency_error", Some("idempotency_key_in_use"), message)
    }

    pub fn rate_limited() -> ApiError {
        let message = "Too many requests. Please try again later.".to_owned();
        ApiError::new(429, "invalid_request_error", Some("rate_limit"), message)
    }

    pub fn internal() -> ApiError {
        ApiError::new(500, "api_error", None, "An unknown error occurred".to_owned())
    }

    pub fn card(decline: Decline) -> ApiError {
        let (code, decline_code, message) = decline.words();
        let error = ApiError::new(402, "card_error", Some(code), message.to_owned());
        error.with("decline_code", decline_code.into())
    }

    pub fn about(mut self, param: &str) -> ApiError {
        self.details.param = Some(param.to_owned());
        self
    }

    pub fn with(mut self, field: &str, value: Value) -> ApiError {
        self.details.more.insert(field.to_owned(), value);
        self
    }

    /// The inner object, as objects keep it in `last_payment_error` and `last_setup_error`.
    pub fn to_json(&self) -> Value {
        let details = &self.details;
        let mut error = Map::new();
        error.insert("type".to_owned(), details.kind.into());
        error.insert("message".to_owned(), details.message.clone().into());
        if let Some(code) = details.code {
            error.insert("code".to_owned(), code.into());
            let page = code.replace('_', "-");
            error.insert(
                "doc_url".to_owned(),
                format!("https://stripe.com/docs/error-codes/{page}").into(),
            );
        }
        if let Some(param) = &details.param {
            error.insert("param".to_owned(), param.clone().into());
        }
        error.extend(details.more.clone());
        Value::Object(error)
    }

    pub fn message(&self) -> &str {
        &self.details.message
    }

    pub fn into_response(self) -> Response {
        let body = json!({ "error": self.to_json() });
        Response { status: self.details.status, headers: Vec::new(), body }
    }
}
