//! Events: a record of every change, with the object as it was then. Webhooks carry them out.

use base::Timestamp;
use serde_json::{Value, json};

use super::error::ApiError;
use super::table::Row;
use super::{API_VERSION, Params, Processor};

#[derive(Debug, Clone)]
pub struct Event {
    pub id: String,
    /// Such as `payment_intent.succeeded`.
    pub kind: String,
    created: Timestamp,
    object: Value,
    request_id: Option<String>,
    idempotency_key: Option<String>,
    endpoints: usize,
}

impl Row for Event {
    fn id(&self) -> &str {
        &self.id
    }

    fn created(&self) -> Timestamp {
        self.created
    }
}

impl Event {
    /// The id of the object that it is about.
    pub fn subject(&self) -> &str {
        self.object["id"].as_str().unwrap_or_default()
    }

    pub fn to_json(&self) -> Value {
        json!({
            "id": self.id,
            "object": "event",
            "api_version": API_VERSION,
            "created": self.created.as_second(),
            "data": { "object": self.object },
            "livemode": false,
            "pending_webhooks": self.endpoints,
            "request": { "id": self.request_id, "idempotency_key": self.idempotency_key },
            "type": self.kind,
        })
    }
}

impl Processor {
    pub(super) fn emit(&mut self, kind: &str, object: Value) {
        let id = self.new_id("evt");
        let event = Event {
            id: id.clone(),
            kind: kind.to_owned(),
            created: self.now,
            object,
            request_id: Some(self.request_id.clone()).filter(|id| !id.is_empty()),
            idempotency_key: self.request_key.clone(),
            endpoints: self.endpoints_for(kind).len(),
        };
        self.undelivered.push(event.clone());
        self.events.insert(event);
    }

    pub(super) fn get_event(&self, id: &str) -> Result<Value, ApiError> {
        Ok(self.events.get(id)?.to_json())
    }

    pub(super) fn list_events(&self, params: &Params) -> Result<Value, ApiError> {
        params.allow_list(&["type", "types"])?;
        let mut kinds = params.list("types");
        kinds.extend(params.text("type"));
        let wanted =
            |event: &Event| kinds.is_empty() || kinds.iter().any(|kind| matches(kind, &event.kind));
        self.events.page("/v1/events", params, wanted, Event::to_json)
    }
}

/// `*` and `charge.*` are patterns; anything else is a kind.
pub(super) fn matches(pattern: &str, kind: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(prefix) => kind.starts_with(prefix),
        None => pattern == kind,
    }
}
