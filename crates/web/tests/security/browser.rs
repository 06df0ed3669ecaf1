//! A browser without a script: it keeps cookies and says where its forms come from.

use std::collections::BTreeMap;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, COOKIE, LOCATION, SET_COOKIE};
use axum::http::request::Builder;
use axum::http::{HeaderMap, Request, StatusCode};
use tower::ServiceExt as _;
use web::kit::forms::encode;

pub const FORM: &str = "application/x-www-form-urlencoded";

pub struct Browser {
    router: Router,
    cookies: BTreeMap<String, String>,
}

pub struct Seen {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub html: String,
}

impl Browser {
    pub fn new(router: Router) -> Browser {
        Browser { router, cookies: BTreeMap::new() }
    }

    pub async fn get(&mut self, address: &str) -> Seen {
        self.ask(Request::get(address), String::new()).await
    }

    /// Sends a form of ours.
    pub async fn post(&mut self, address: &str, fields: &[(&str, &str)]) -> Seen {
        let request = Request::post(address)
            .header(CONTENT_TYPE, FORM)
            .header("sec-fetch-site", "same-origin");
        self.ask(request, body(fields)).await
    }

    /// The same with the length of what is sent, as browsers do it.
    pub async fn post_whole(&mut self, address: &str, fields: &[(&str, &str)]) -> Seen {
        let request = Request::post(address)
            .header(CONTENT_TYPE, FORM)
            .header(CONTENT_LENGTH, body(fields).len())
            .header("sec-fetch-site", "same-origin");
        self.ask(request, body(fields)).await
    }

    pub async fn ask(&mut self, request: Builder, body: String) -> Seen {
        let pairs: Vec<_> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = request.header(COOKIE, pairs.join("; ")).body(Body::from(body)).unwrap();
        let (parts, body) = self.router.clone().oneshot(request).await.unwrap().into_parts();
        for line in parts.headers.get_all(SET_COOKIE) {
            self.keep(line.to_str().unwrap());
        }
        let html = String::from_utf8(to_bytes(body, 1 << 20).await.unwrap().to_vec()).unwrap();
        Seen { status: parts.status, headers: parts.headers, html }
    }

    pub async fn sign_in(&mut self, login: &str, password: &str, return_to: &str) -> Seen {
        let fields = [("login", login), ("password", password), ("return_to", return_to)];
        self.post("/sign-in", &fields).await
    }

    pub fn cookie(&self, name: &str) -> &str {
        self.cookies.get(name).map_or("", String::as_str)
    }

    fn keep(&mut self, line: &str) {
        let (name, value) = line.split(';').next().unwrap().split_once('=').unwrap();
        match line.contains("Max-Age=0") {
            true => self.cookies.remove(name),
            false => self.cookies.insert(name.to_owned(), value.to_owned()),
        };
    }
}

impl Seen {
    /// Where a redirect leads.
    pub fn leads_to(&self) -> &str {
        assert_eq!(self.status, StatusCode::SEE_OTHER, "{}", self.html);
        self.headers[LOCATION].to_str().unwrap()
    }

    pub fn says(&self, words: &str) -> bool {
        self.html.contains(words)
    }
}

pub fn body(fields: &[(&str, &str)]) -> String {
    let pairs = fields.iter().map(|(name, value)| format!("{name}={}", encode(value)));
    pairs.collect::<Vec<_>>().join("&")
}
