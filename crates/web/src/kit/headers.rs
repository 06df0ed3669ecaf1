//! The headers that go with every response: what a browser may load, where forms may go, and that
//! nobody keeps a page about somebody's money.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY,
    X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue};
use axum::middleware::map_response_with_state;
use axum::response::Response;

/// What depends on where the portal runs.
#[derive(Debug, Clone, Default)]
pub struct Policy {
    /// Origins that a form may lead to besides our own: the processor's hosted page. Chromium holds
    /// `form-action` against the redirect after a form as well.
    pub form_origins: Vec<Origin>,
    /// Whether people reach the portal over TLS, so that browsers may insist on it.
    pub tls: bool,
}

/// A scheme, a host and maybe a port: `https://checkout.example`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin(String);

impl FromStr for Origin {
    type Err = String;

    /// Nothing in it can end a directive of the policy or begin another.
    fn from_str(text: &str) -> Result<Origin, String> {
        let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        let is_part = |byte: u8| byte.is_ascii_alphanumeric() || b"-._:[]".contains(&byte);
        match host {
            Some(host) if !host.is_empty() && host.bytes().all(is_part) => {
                Ok(Origin(text.to_owned()))
            }
            _ => Err(format!("“{text}” is not an origin such as https://pay.example.com")),
        }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Puts the headers on everything the router answers.
pub fn secured<S>(router: Router<S>, policy: &Policy) -> Router<S>
where
    S: Clone + Send + Sync + 'static,
{
    let headers = Arc::new(security_headers(policy));
    router.layer(map_response_with_state(headers, add_headers))
}

async fn add_headers(State(headers): State<Arc<HeaderMap>>, mut response: Response) -> Response {
    for (name, value) in headers.iter() {
        let ours = response.headers_mut();
        // A handler knows better: assets are kept for ever, a PDF may be framed by its viewer.
        if !ours.contains_key(name) {
            ours.insert(name, value.clone());
        }
    }
    response
}

fn security_headers(policy: &Policy) -> HeaderMap {
    let csp = content_security_policy(&policy.form_origins);
    let csp = HeaderValue::from_str(&csp).expect("origins are plain ASCII");
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_SECURITY_POLICY, csp);
    for (name, value) in FIXED {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if policy.tls {
        let two_years = HeaderValue::from_static("max-age=63072000; includeSubDomains");
        headers.insert(STRICT_TRANSPORT_SECURITY, two_years);
    }
    headers
}

const FIXED: [(HeaderName, &str); 7] = [
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (X_FRAME_OPTIONS, "DENY"),
    (REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    ),
    (CACHE_CONTROL, "no-store"),
];

fn content_security_policy(form_origins: &[Origin]) -> String {
    let mut form_action = String::from("form-action 'self'");
    for origin in form_origins {
        form_action.push(' ');
        form_action.push_str(&origin.0);
    }
    format!(
        "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
         script-src 'self'; connect-src 'self'; {form_action}; frame-ancestors 'none'; \
         base-uri 'none'"
    )
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::http::Request;
    use axum::routing::get;
    use tower::ServiceExt as _;

    use super::*;

    #[tokio::test]
    async fn a_form_may_lead_to_the_processor_and_nowhere_else() {
        let policy =
            Policy { form_origins: vec!["https://checkout.example".parse().unwrap()], tls: true };
        let headers = answer(&policy).await;
        let csp = headers[CONTENT_SECURITY_POLICY].to_str().unwrap();
        assert!(csp.contains("form-action 'self' https://checkout.example;"));
        assert!(!csp.contains("unsafe"));
        assert!(headers.contains_key(STRICT_TRANSPORT_SECURITY));
    }

    #[tokio::test]
    async fn what_a_handler_says_itself_stays() {
        let headers = answer(&Policy::default()).await;
        assert_eq!(headers[CACHE_CONTROL], "public");
        assert_eq!(headers[X_CONTENT_TYPE_OPTIONS], "nosniff");
        assert!(!headers.contains_key(STRICT_TRANSPORT_SECURITY));
    }

    #[test]
    fn an_origin_cannot_smuggle_in_a_directive() {
        for text in [
            "https://a.example; script-src *",
            "javascript:",
            "https://a.example b",
            "https://",
            "https://a.example/path",
        ] {
            assert!(text.parse::<Origin>().is_err(), "{text}");
        }
        assert!("http://127.0.0.1:8080".parse::<Origin>().is_ok());
    }

    async fn answer(policy: &Policy) -> HeaderMap {
        let page = get(|| async { [(CACHE_CONTROL, "public")] });
        let router = secured(Router::new().route("/", page), policy);
        router.oneshot(Request::new(Body::empty())).await.unwrap().headers().clone()
    }
}
