//! One request in, one answer out: authentication, idempotency, the route, the record.

use base::Timestamp;
use serde_json::Value;

use super::error::ApiError;
use super::idempotency::Found;
use super::{API_VERSION, Params, Processor};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    Get,
    Post,
    Delete,
}

#[derive(Debug, Clone)]
pub struct Request {
    pub method: Method,
    /// Without query, such as `/v1/customers`.
    pub path: String,
    /// The query's or the form's pairs.
    pub params: Params,
    pub idempotency_key: Option<String>,
    pub api_key: String,
    /// `Stripe-Version`; any is accepted and echoed.
    pub version: Option<String>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Response {
    pub status: u16,
    pub headers: Vec<(&'static str, String)>,
    pub body: Value,
}

/// A fault inside the processor, for those who test their clients.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ServerFault {
    /// 500, nothing was done, and the key may be used again.
    BeforeEffect,
    /// It was done, but the answer is a 500, and replays of the key answer that 500 too.
    AfterEffect,
}

impl Processor {
    pub fn handle(&mut self, now: Timestamp, request: &Request) -> Response {
        self.handle_with(now, request, None)
    }

    pub fn handle_with(
        &mut self,
        now: Timestamp,
        request: &Request,
        fault: Option<ServerFault>,
    ) -> Response {
        self.advance(now);
        self.request_id = self.new_id("req");
        let version = request.version.clone().unwrap_or_else(|| API_VERSION.to_owned());
        let mut response = self.answer(request, fault);
        response.headers.push(("Request-Id", self.request_id.clone()));
        response.headers.push(("Stripe-Version", version));
        if let Some(key) = &request.idempotency_key {
            response.headers.push(("Idempotency-Key", key.clone()));
        }
        self.request_id.clear();
        self.request_key = None;
        response
    }

    fn answer(&mut self, request: &Request, fault: Option<ServerFault>) -> Response {
        if let Err(error) = self.authenticate(request) {
            return error.into_response();
        }
        // Stripe ignores the header where repeating is harmless anyway.
        let key = request.idempotency_key.clone().filter(|_| request.method == Method::Post);
        let Some(key) = key else {
            return self.execute(request, fault).0;
        };
        match self.keys.look_up(self.now, &key, request) {
            Found::Replay(mut response) => {
                response.headers.push(("Idempotent-Replayed", "true".to_owned()));
                response
            }
            Found::Misused(error) => error.into_response(),
            Found::New => {
                self.request_key = Some(key.clone());
                let (response, executed) = self.execute(request, fault);
                if executed {
                    self.keys.record(self.now, key, request, response.clone());
                }
                response
            }
        }
    }

    /// The answer, and whether an endpoint began its work, so that the answer is worth recording.
    fn execute(&mut self, request: &Request, fault: Option<ServerFault>) -> (Response, bool) {
        if fault == Some(ServerFault::BeforeEffect) {
            return (ApiError::internal().into_response(), false);
        }
        let outcome = self.route(request);
        if fault == Some(ServerFault::AfterEffect) {
            return (ApiError::internal().into_response(), true);
        }
        match outcome {
            Ok(body) => (Response { status: 200, headers: Vec::new(), body }, true),
            Err(error) => {
                let executed = !error.is_validation;
                (error.into_response(), executed)
            }
        }
    }

    fn authenticate(&self, request: &Request) -> Result<(), ApiError> {
        match request.api_key.as_str() {
            "" => Err(ApiError::unauthenticated(
                "You did not provide an API key. Provide it as the user name of HTTP Basic \
                 authentication, or as a Bearer token.",
            )),
            key if key == self.settings.secret_key => Ok(()),
            key => {
                // As Stripe: enough of the key to recognise it, not enough to use it.
                let tail: String = key.chars().rev().take(4).collect();
                let tail: String = tail.chars().rev().collect();
                Err(ApiError::unauthenticated(&format!("Invalid API Key provided: ****{tail}")))
            }
        }
    }
}
