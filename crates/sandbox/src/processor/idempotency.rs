//! Idempotency keys as Stripe keeps them: the first answer is replayed for 24 hours, 500s included.

use std::collections::HashMap;

use base::{SignedDuration, Timestamp};

use super::error::ApiError;
use super::{Params, Request, Response};

const LIFETIME: SignedDuration = SignedDuration::from_hours(24);
const LONGEST_KEY: usize = 255;

#[derive(Clone, Default)]
pub struct Keys(HashMap<String, Record>);

#[derive(Clone)]
struct Record {
    at: Timestamp,
    path: String,
    params: Params,
    response: Response,
}

pub enum Found {
    New,
    Replay(Response),
    Misused(ApiError),
}

impl Keys {
    pub fn look_up(&self, now: Timestamp, key: &str, request: &Request) -> Found {
        if key.len() > LONGEST_KEY {
            let message = "Idempotency keys can be up to 255 characters long.".to_owned();
            return Found::Misused(ApiError::validation("Idempotency-Key", None, message));
        }
        let record = self.0.get(key).filter(|record| now.duration_since(record.at) < LIFETIME);
        let Some(record) = record else { return Found::New };
        if record.path != request.path {
            return Found::Misused(ApiError::idempotency(format!(
                "Keys for idempotent requests can only be used for the same endpoint they were \
                 first used for ('{}' vs '{}'). Try using a key other than '{key}' if you meant to \
                 execute a different request.",
                request.path, record.path
            )));
        }
        if !record.params.same_as(&request.params) {
            return Found::Misused(ApiError::idempotency(format!(
                "Keys for idempotent requests can only be used with the same parameters they were \
                 first used with. Try using a key other than '{key}' if you meant to execute a \
                 different request."
            )));
        }
        Found::Replay(record.response.clone())
    }

    pub fn record(&mut self, now: Timestamp, key: String, request: &Request, response: Response) {
        let (path, params) = (request.path.clone(), request.params.clone());
        self.0.insert(key, Record { at: now, path, params, response });
    }
}
