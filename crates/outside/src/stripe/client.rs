//! One HTTP call to Stripe, and what its failing means for the one who asked.

use std::time::Duration;

use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderName, HeaderValue};
use reqwest::{RequestBuilder, Response, StatusCode, redirect};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::objects::ApiError;
use super::{API_VERSION, BadSettings, Settings};
use crate::processor::Failure;

const VERSION_HEADER: HeaderName = HeaderName::from_static("stripe-version");
const IDEMPOTENCY_HEADER: HeaderName = HeaderName::from_static("idempotency-key");
const REQUEST_ID_HEADER: HeaderName = HeaderName::from_static("request-id");

/// Shorter than what Stripe's load balancers wait, so that a connection is dropped by us first.
const POOL_IDLE: Duration = Duration::from_secs(30);

pub struct Client {
    http: reqwest::Client,
    base_url: String,
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
    pub fn new(settings: &Settings) -> Result<Client, BadSettings> {
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
        Ok(Client { http, base_url: settings.base_url.trim_end_matches('/').to_owned() })
    }

    /// Reads; tried a second time when the first got no answer, for it changes nothing.
    pub async fn get<T: DeserializeOwned>(&self, path: &str, form: &Form) -> Result<T, Failure> {
        let request = || self.http.get(self.url(path)).query(&form.0);
        match answer(request()).await {
            Err(Failure::Unknown(_) | Failure::Unreachable(_)) => answer(request()).await?.done(),
            answered => answered?.done(),
        }
    }

    /// Changes something; never tried again here, for only the caller knows whether that is safe.
    pub async fn post<T: DeserializeOwned>(
        &self,
        path: &str,
        form: &Form,
        idempotency_key: Option<&str>,
    ) -> Result<Answer<T>, Failure> {
        let request = self.http.post(self.url(path)).form(&form.0);
        match idempotency_key {
            Some(key) => answer(request.header(IDEMPOTENCY_HEADER, key)).await,
            None => answer(request).await,
        }
    }

    fn url(&self, path: &str) -> String {
        format!("{}/v1/{path}", self.base_url)
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

async fn answer<T: DeserializeOwned>(request: RequestBuilder) -> Result<Answer<T>, Failure> {
    let response = request.send().await.map_err(|error| no_answer(&error))?;
    let status = response.status();
    if !status.is_success() && !is_certain_refusal(status) {
        return Err(Failure::Unknown(describe(&response)));
    }
    let body = response.bytes().await.map_err(|error| no_answer(&error))?;
    if status.is_success() {
        return serde_json::from_slice(&body).map(Answer::Done).map_err(|error| garbage(&error));
    }
    // A refusal that is not in Stripe's words came from something in between.
    let Envelope { mut error } = serde_json::from_slice(&body).map_err(|error| garbage(&error))?;
    error.status = status.as_u16();
    Ok(Answer::Refused(error))
}

#[derive(Deserialize)]
struct Envelope {
    error: Box<ApiError>,
}

/// Whether the status says that nothing was done. 409 (another call with this idempotency key is
/// under way) and 429 (too many requests, or a lock was not got in time) say nothing about an
/// earlier call with the same key, so they count as unknown and get looked up.
fn is_certain_refusal(status: StatusCode) -> bool {
    let undecided = [StatusCode::CONFLICT, StatusCode::TOO_MANY_REQUESTS];
    status.is_client_error() && !undecided.contains(&status)
}

fn no_answer(error: &reqwest::Error) -> Failure {
    if error.is_connect() {
        return Failure::Unreachable("no connection was made".to_owned());
    }
    let what = match error.is_timeout() {
        true => "no answer in time",
        false => "the connection broke before the whole answer came",
    };
    Failure::Unknown(what.to_owned())
}

/// Only where it broke: the body itself may hold what must not be logged.
fn garbage(error: &serde_json::Error) -> Failure {
    let (line, column) = (error.line(), error.column());
    Failure::Unknown(format!("an answer that cannot be read (line {line}, column {column})"))
}

fn describe(response: &Response) -> String {
    let request_id = response.headers().get(REQUEST_ID_HEADER).and_then(|id| id.to_str().ok());
    format!("HTTP {}, request {}", response.status().as_u16(), request_id.unwrap_or("unnamed"))
}
