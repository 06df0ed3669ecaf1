//! One call to Stripe, and what its failing means for the one who asked.

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::objects::ApiError;
use super::wire::{Call, NoReply, Reply, Verb, Wire};
use crate::processor::Failure;

pub struct Client {
    wire: Box<dyn Wire>,
}

/// An answer that Stripe certainly gave.
pub enum Answer<T> {
    Done(T),
    Refused(Box<ApiError>),
}

impl<T> Answer<T> {
    /// For calls to whom every refusal is a failure.
    pub fn done(self) -> Result<T, Failure> {
        match self {
            Answer::Done(object) => Ok(object),
            Answer::Refused(error) => Err(error.to_failure()),
        }
    }
}

impl Client {
    pub fn new(wire: Box<dyn Wire>) -> Client {
        Client { wire }
    }

    /// Reads; tried a second time when the first got no answer, for it changes nothing.
    pub async fn get<T: DeserializeOwned>(&self, path: &str, form: Form) -> Result<T, Failure> {
        let call = call(Verb::Get, path, form, None);
        match self.send(&call).await {
            Err(Failure::Unknown(_) | Failure::Unreachable(_)) => self.send(&call).await?.done(),
            answered => answered?.done(),
        }
    }

    /// Changes something; never tried again here, for only the caller knows whether that is safe.
    pub async fn post<T: DeserializeOwned>(
        &self,
        path: &str,
        form: Form,
        idempotency_key: Option<String>,
    ) -> Result<Answer<T>, Failure> {
        self.send(&call(Verb::Post, path, form, idempotency_key)).await
    }

    async fn send<T: DeserializeOwned>(&self, call: &Call) -> Result<Answer<T>, Failure> {
        match self.wire.send(call).await {
            Ok(reply) => read(&reply),
            Err(NoReply::NotConnected(why)) => Err(Failure::Unreachable(why)),
            Err(NoReply::Lost(why)) => Err(Failure::Unknown(why)),
        }
    }
}

/// The path of one object. Ids are letters, digits and underscores; another text would be able to
/// lead the call, with our key, to another path.
pub fn object_path(collection: &str, id: &str) -> Result<String, Failure> {
    match !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
        true => Ok(format!("{collection}/{id}")),
        false => Err(Failure::NotFound),
    }
}

/// Parameters, in a body or in a query.
#[derive(Default)]
pub struct Form(Vec<(&'static str, String)>);

impl Form {
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Form {
        self.0.push((name, value.to_string()));
        self
    }

    pub fn with_some(self, name: &'static str, value: Option<impl ToString>) -> Form {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }
}

fn call(verb: Verb, path: &str, form: Form, idempotency_key: Option<String>) -> Call {
    Call { verb, path: format!("/v1/{path}"), parameters: form.0, idempotency_key }
}

fn read<T: DeserializeOwned>(reply: &Reply) -> Result<Answer<T>, Failure> {
    match reply.status {
        200..=299 => serde_json::from_slice(&reply.body).map(Answer::Done).map_err(garbage),
        // 409 (another call with this idempotency key is under way) and 429 (too many requests, or
        // a lock was not got in time) say nothing about an earlier call with the same key, so they
        // count as unknown and get looked up.
        status @ 400..=499 if ![409, 429].contains(&status) => {
            // A refusal that is not in Stripe's words came from something in between.
            let Envelope { mut error } = serde_json::from_slice(&reply.body).map_err(garbage)?;
            error.status = status;
            Ok(Answer::Refused(error))
        }
        status => {
            let request = reply.request_id.as_deref().unwrap_or("unnamed");
            Err(Failure::Unknown(format!("HTTP {status}, request {request}")))
        }
    }
}

#[derive(Deserialize)]
struct Envelope {
    error: Box<ApiError>,
}

/// Only where it broke: the body itself may hold what must not be logged.
fn garbage(error: serde_json::Error) -> Failure {
    let (line, column) = (error.line(), error.column());
    Failure::Unknown(format!("an answer that cannot be read (line {line}, column {column})"))
}
