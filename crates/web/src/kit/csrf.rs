//! Forms are taken from our own pages only.
//!
//! No token is needed for that. Every browser of the last years says with each request where it
//! comes from (`Sec-Fetch-Site`, Fetch Metadata) and no page can change it; those before that send
//! `Origin` with every POST. What says neither was not sent by a browser's form, and is refused. The
//! session's cookie is `SameSite=Lax` besides, so another site's form would come without it.

use axum::extract::{Request, State};
use axum::http::header::{HOST, ORIGIN};
use axum::http::{HeaderMap, HeaderName, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::{Failure, Web};

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Senders of webhooks are no browsers; each signs what it sends.
const WEBHOOKS: &str = "/hooks/";

pub async fn guard(State(web): State<Web>, request: Request, next: Next) -> Response {
    let is_safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let is_webhook = request.uri().path().starts_with(WEBHOOKS);
    if is_safe || is_webhook || is_own(request.headers(), &web.ctx.portal_url) {
        return next.run(request).await;
    }
    Failure::ForeignForm.into_response()
}

/// Whether a page of ours sent it, or the person did without any page.
fn is_own(headers: &HeaderMap, portal_url: &str) -> bool {
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    match (text(SEC_FETCH_SITE), text(ORIGIN)) {
        (Some(site), _) => matches!(site, "same-origin" | "none"),
        (None, Some(origin)) => {
            let host = origin.split_once("://").map(|(_, host)| host);
            origin == portal_url || (host.is_some() && host == text(HOST))
        }
        (None, None) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_taken_from_our_own_pages() {
        for (site, origin, own) in [
            (Some("same-origin"), None, true),
            (Some("none"), None, true),
            (Some("same-site"), None, false),
            (Some("cross-site"), Some("https://pay.example"), false),
            (None, Some("https://pay.example"), true),
            (None, Some("https://evil.example"), false),
            (None, Some("null"), false),
            (None, None, false),
        ] {
            let mut headers = HeaderMap::new();
            let mut add = |name, value: Option<&'static str>| {
                value.map(|value| headers.insert(name, value.parse().unwrap()));
            };
            add(SEC_FETCH_SITE, site);
            add(ORIGIN, origin);
            assert_eq!(is_own(&headers, "https://pay.example"), own, "{site:?} {origin:?}");
        }
    }

    #[test]
    fn without_a_proxy_the_host_is_known_from_the_request() {
        let headers = [(ORIGIN, "http://10.0.0.7:8080"), (HOST, "10.0.0.7:8080")];
        let headers = headers.map(|(name, value)| (name, value.parse().unwrap()));
        assert!(is_own(&HeaderMap::from_iter(headers), "https://pay.example"));
    }
}
