//! How calls travel to Stripe: over HTTPS in earnest, or into a simulated Stripe of the same
//! process, so that a simulation runs the very adapter that production runs.

use std::time::Duration;

use async_trait::async_trait;
use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderName, HeaderValue};
use reqwest::{RequestBuilder, redirect};

use super::{API_VERSION, BadSettings, Settings};

#[async_trait]
pub trait Wire: Send + Sync {
    async fn send(&self, call: &Call) -> Result<Reply, NoReply>;
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    pub verb: Verb,
    /// Such as `/v1/customers`, without parameters.
    pub path: String,
    /// In Stripe's way of naming them, such as `metadata[attempt_id]`.
    pub parameters: Vec<(&'static str, String)>,
    pub idempotency_key: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    Get,
    Post,
}

pub struct Reply {
    pub status: u16,
    pub body: Vec<u8>,
    /// Stripe's name of the call, by which its support finds it.
    pub request_id: Option<String>,
}

#[derive(Debug)]
pub enum NoReply {
    /// The call can't have arrived.
    NotConnected(String),
    /// The call may have arrived.
    Lost(String),
}

const VERSION_HEADER: HeaderName = HeaderName::from_static("stripe-version");
const IDEMPOTENCY_HEADER: HeaderName = HeaderName::from_static("idempotency-key");
const REQUEST_ID_HEADER: HeaderName = HeaderName::from_static("request-id");

/// Shorter than what load balancers wait, so that an idle connection is dropped by us first.
const POOL_IDLE: Duration = Duration::from_secs(30);

pub struct Https {
    http: reqwest::Client,
    base_url: String,
}

impl Https {
    pub fn new(settings: &Settings) -> Result<Https, BadSettings> {
        // reqwest and lettre look for the process's provider; an error says there is one already.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let builder = reqwest::Client::builder()
            .user_agent(concat!("paydesk/", env!("CARGO_PKG_VERSION")))
            .default_headers(headers(settings)?)
            .connect_timeout(settings.timeouts.connect)
            .timeout(settings.timeouts.whole)
            .pool_idle_timeout(POOL_IDLE)
            .redirect(redirect::Policy::none());
        let builder = match Scheme::of(settings)? {
            Scheme::Https => builder.https_only(true),
            // Without this the machine's root certificates would be read, and have to be there.
            Scheme::Http => builder.tls_certs_only([]),
        };
        let http = builder.build().map_err(BadSettings::Transport)?;
        Ok(Https { http, base_url: settings.base_url.trim_end_matches('/').to_owned() })
    }

    fn request(&self, call: &Call) -> RequestBuilder {
        let url = format!("{}{}", self.base_url, call.path);
        let request = match call.verb {
            Verb::Get => self.http.get(url).query(&call.parameters),
            Verb::Post => self.http.post(url).form(&call.parameters),
        };
        match &call.idempotency_key {
            Some(key) => request.header(IDEMPOTENCY_HEADER, key),
            None => request,
        }
    }
}

#[async_trait]
impl Wire for Https {
    async fn send(&self, call: &Call) -> Result<Reply, NoReply> {
        let response = self.request(call).send().await.map_err(|error| no_reply(&error))?;
        let status = response.status().as_u16();
        let request_id = response.headers().get(REQUEST_ID_HEADER);
        let request_id = request_id.and_then(|id| id.to_str().ok()).map(str::to_owned);
        let body = response.bytes().await.map_err(|error| no_reply(&error))?;
        Ok(Reply { status, body: body.into(), request_id })
    }
}

enum Scheme {
    Https,
    Http,
}

impl Scheme {
    /// A live key never crosses a network unencrypted; the sandbox's key may.
    fn of(settings: &Settings) -> Result<Scheme, BadSettings> {
        let test_key = settings.secret_key.expose().starts_with("sk_test_");
        match settings.base_url.split_once("://") {
            Some(("https", _)) => Ok(Scheme::Https),
            Some(("http", _)) if test_key => Ok(Scheme::Http),
            _ => Err(BadSettings::InsecureAddress),
        }
    }
}

fn headers(settings: &Settings) -> Result<HeaderMap, BadSettings> {
    let bearer = format!("Bearer {}", settings.secret_key.expose());
    let mut authorization = HeaderValue::from_str(&bearer).map_err(|_| BadSettings::BadKey)?;
    authorization.set_sensitive(true);
    Ok(HeaderMap::from_iter([
        (AUTHORIZATION, authorization),
        (VERSION_HEADER, HeaderValue::from_static(API_VERSION)),
    ]))
}

/// In our words: reqwest's own would repeat the address with its parameters.
fn no_reply(error: &reqwest::Error) -> NoReply {
    if error.is_connect() {
        return NoReply::NotConnected("no connection was made".to_owned());
    }
    let what = match error.is_timeout() {
        true => "no answer in time",
        false => "the connection broke before the whole answer came",
    };
    NoReply::Lost(what.to_owned())
}
