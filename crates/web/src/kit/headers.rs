//! The headers that go with every response: what a browser may load, where forms may go, and that
//! nobody keeps a page about somebody's money.

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
    pub form_origins: Vec<String>,
    /// Whether people reach the portal over TLS, so that browsers may insist on it.
    pub tls: bool,
}

/// Puts the headers on everything the router answers. Fails when an origin is not one.
pub fn secured<S>(router: Router<S>, policy: &Policy) -> Result<Router<S>, String>
where
    S: Clone + Send + Sync + 'static,
{
    let headers = Arc::new(security_headers(policy)?);
    Ok(router.layer(map_response_with_state(headers, add_headers)))
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

fn security_headers(policy: &Policy) -> Result<HeaderMap, String> {
    let csp = content_security_policy(&policy.form_origins)?;
    let csp = HeaderValue::from_str(&csp).map_err(|_| format!("“{csp}” is no header"))?;
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_SECURITY_POLICY, csp);
    for (name, value) in FIXED {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if policy.tls {
        let two_years = HeaderValue::from_static("max-age=63072000; includeSubDomains");
        headers.insert(STRICT_TRANSPORT_SECURITY, two_years);
    }
    Ok(headers)
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

fn content_security_policy(form_origins: &[String]) -> Result<String, String> {
    let mut form_action = String::from("form-action 'self'");
    for origin in form_origins {
        let scheme = origin.starts_with("https://") || origin.starts_with("http://");
        let separator = |c: char| c.is_whitespace() || c == ';' || c == ',' || c.is_control();
        if !scheme || origin.contains(separator) {
            return Err(format!("“{origin}” is not an origin such as https://pay.example.com"));
        }
        form_action.push(' ');
        form_action.push_str(origin);
    }
    Ok(format!(
        "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
         script-src 'self'; connect-src 'self'; {form_action}; frame-ancestors 'none'; \
         base-uri 'none'"
    ))
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
            Policy { form_origins: vec!["https://checkout.example".to_owned()], tls: true };
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
        for origin in ["https://a.example; script-src *", "javascript:", "https://a.example b"] {
            let policy = Policy { form_origins: vec![origin.to_owned()], tls: false };
            assert!(secured(Router::<()>::new(), &policy).is_err(), "{origin}");
        }
    }

    async fn answer(policy: &Policy) -> HeaderMap {
        let page = get(|| async { [(CACHE_CONTROL, "public")] });
        let router = secured(Router::new().route("/", page), policy).unwrap();
        router.oneshot(Request::new(Body::empty())).await.unwrap().headers().clone()
    }
}
