//! Webhook endpoints: where events are sent, and the secret that signs them.

use std::collections::BTreeMap;

use base::Timestamp;
use serde_json::{Value, json};

use super::error::ApiError;
use super::table::Row;
use super::{Params, Processor, events};

#[derive(Clone)]
pub struct WebhookEndpoint {
    id: String,
    created: Timestamp,
    pub url: String,
    pub secret: String,
    events: Vec<String>,
    description: Option<String>,
    metadata: BTreeMap<String, String>,
    deleted: bool,
}

impl Row for WebhookEndpoint {
    fn id(&self) -> &str {
        &self.id
    }

    fn created(&self) -> Timestamp {
        self.created
    }
}

impl WebhookEndpoint {
    fn to_json(&self) -> Value {
        if self.deleted {
            return json!({ "id": self.id, "object": "webhook_endpoint", "deleted": true });
        }
        json!({
            "id": self.id,
            "object": "webhook_endpoint",
            "api_version": null,
            "application": null,
            "created": self.created.as_second(),
            "description": self.description,
            "enabled_events": self.events,
            "livemode": false,
            "metadata": self.metadata,
            "status": "enabled",
            "url": self.url,
        })
    }
}

impl Processor {
    /// Sends every event to `url`, signed with `secret`, and no longer anywhere that an earlier
    /// call named.
    pub fn set_webhook(&mut self, now: Timestamp, url: &str, secret: &str) {
        const PLACE: &str = "we_sandbox";
        let endpoint = WebhookEndpoint {
            id: PLACE.to_owned(),
            created: now,
            url: url.to_owned(),
            secret: secret.to_owned(),
            events: vec!["*".to_owned()],
            description: None,
            metadata: BTreeMap::new(),
            deleted: false,
        };
        match self.endpoints.get_mut(PLACE) {
            Ok(place) => *place = endpoint,
            Err(_) => self.endpoints.insert(endpoint),
        }
    }

    /// The endpoints that want events of a kind.
    pub fn endpoints_for(&self, kind: &str) -> Vec<WebhookEndpoint> {
        let wants = |endpoint: &&WebhookEndpoint| {
            !endpoint.deleted
                && endpoint.events.iter().any(|pattern| events::matches(pattern, kind))
        };
        self.endpoints.oldest_first().filter(wants).cloned().collect()
    }

    /// The secret is shown once, in this answer.
    pub(super) fn create_endpoint(&mut self, params: &Params) -> Result<Value, ApiError> {
        params.allow(&["url", "enabled_events", "description", "metadata", "api_version"])?;
        let url = params.required("url")?.to_owned();
        let events: Vec<String> =
            params.list("enabled_events").into_iter().map(str::to_owned).collect();
        if events.is_empty() {
            let message = "Missing required param: enabled_events.".to_owned();
            return Err(ApiError::validation("enabled_events", Some("parameter_missing"), message));
        }
        let (id, secret) = (self.new_id("we"), self.new_id("whsec"));
        let endpoint = WebhookEndpoint {
            id: id.clone(),
            created: self.now,
            url,
            secret: secret.clone(),
            events,
            description: params.owned("description"),
            metadata: params.metadata(),
            deleted: false,
        };
        let mut body = endpoint.to_json();
        body["secret"] = secret.into();
        self.endpoints.insert(endpoint);
        Ok(body)
    }

    pub(super) fn get_endpoint(&self, id: &str) -> Result<Value, ApiError> {
        Ok(self.endpoints.get(id)?.to_json())
    }

    pub(super) fn delete_endpoint(&mut self, id: &str) -> Result<Value, ApiError> {
        let endpoint = self.endpoints.get_mut(id)?;
        endpoint.deleted = true;
        Ok(endpoint.to_json())
    }

    pub(super) fn list_endpoints(&self, params: &Params) -> Result<Value, ApiError> {
        params.allow_list(&[])?;
        let wanted = |endpoint: &WebhookEndpoint| !endpoint.deleted;
        self.endpoints.page("/v1/webhook_endpoints", params, wanted, WebhookEndpoint::to_json)
    }
}
