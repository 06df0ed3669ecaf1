//! A person with a browser: gets pages, fills in forms, follows where they lead.

use axum::body::{Body, to_bytes};
use axum::http::header::{CONTENT_TYPE, COOKIE, LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, Request, StatusCode};
use tower::ServiceExt as _;
use web::kit::forms::encode;

use crate::portal::Portal;

pub struct Person<'p> {
    pub portal: &'p Portal,
    /// The cookie that opens pages: `session=…`, or `guest=…`.
    pub cookie: String,
    /// What stands before the addresses of a guest: `/guest`.
    pub under: &'static str,
}

pub struct Seen {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub html: String,
}

impl<'p> Person<'p> {
    /// As the guest that this form makes of somebody.
    pub async fn come(&self, address: &str, fields: &[(&str, &str)]) -> Person<'p> {
        let found = self.post(address, fields).await;
        assert_eq!(found.leads_to(), "/guest/payments/new");
        let cookie = found.headers[SET_COOKIE].to_str().unwrap();
        let cookie = cookie.split(';').next().unwrap().to_owned();
        Person { cookie, ..*self }
    }

    pub async fn get(&self, address: &str) -> Seen {
        self.ask(Request::get(address), String::new()).await
    }

    pub async fn post(&self, address: &str, fields: &[(&str, &str)]) -> Seen {
        let pairs: Vec<_> =
            fields.iter().map(|(name, value)| format!("{name}={}", encode(value))).collect();
        let request = Request::post(address)
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin");
        self.ask(request, pairs.join("&")).await
    }

    async fn ask(&self, request: axum::http::request::Builder, body: String) -> Seen {
        let request = request.header(COOKIE, &self.cookie).body(Body::from(body)).unwrap();
        let answer = self.portal.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = answer.into_parts();
        let body = to_bytes(body, 1 << 20).await.unwrap();
        let html = String::from_utf8(body.to_vec()).unwrap();
        Seen { status: parts.status, headers: parts.headers, html }
    }

    /// Chooses how much and with what; answers where that leads.
    pub async fn choose(&self, fields: &[(&str, &str)]) -> String {
        self.try_to_choose(fields).await.leads_to()
    }

    pub async fn try_to_choose(&self, fields: &[(&str, &str)]) -> Seen {
        let address = format!("{}/payments/new", self.under);
        let key = self.get(&address).await.field("draft");
        self.post(&address, &[&[("draft", &*key)], fields].concat()).await
    }

    /// Chooses all that is due, adds that card for it, and comes back to the review.
    pub async fn review_with_card(&self, number: &str) -> Seen {
        let form = self.choose(&[("choice", "amount_due"), ("method", "card")]).await;
        let review = self.add(&form, &card(number)).await;
        self.get(&review).await
    }

    pub async fn review_with_bank_account(&self, number: &str) -> Seen {
        let form = self.choose(&[("choice", "amount_due"), ("method", "bank")]).await;
        let review = self.add(&form, &bank_account(number)).await;
        self.get(&review).await
    }

    /// Fills in the form of a new method, types the numbers at the processor, and comes back.
    pub async fn add(&self, form: &str, typed: &[(&str, &str)]) -> String {
        let page = self.begin(form, &[]).await.leads_to();
        let back = self.submit_elsewhere(&page, typed).await;
        self.get(&back).await.leads_to()
    }

    /// Sends the form of a new method, with fields that replace the usual ones.
    pub async fn begin(&self, form: &str, changed: &[(&str, &str)]) -> Seen {
        let shown = self.get(form).await;
        let names = ["kind", "draft", "agree", "first_name", "last_name", "street", "city"];
        let names = names.into_iter().chain(["postal_code", "state_of"]);
        let filled: Vec<_> =
            names.filter_map(|name| Some((name, shown.find_field(name)?))).collect();
        let mut fields: Vec<_> =
            filled.iter().map(|(name, value)| (*name, value.as_str())).collect();
        fields.extend([("country", "US"), ("state", "NY")]);
        fields.retain(|(name, _)| !changed.iter().any(|(other, _)| other == name));
        fields.extend(changed);
        self.post(&format!("{}/payment-methods/new", self.under), &fields).await
    }

    /// Sends a form of the processor's, which leads back to a page of ours.
    pub async fn submit_elsewhere(&self, url: &str, typed: &[(&str, &str)]) -> String {
        let answer = self.portal.elsewhere.post(url).form(typed).send().await.unwrap();
        let place = answer.headers().get(LOCATION).expect("the processor takes the form");
        let place = place.to_str().unwrap();
        place.strip_prefix(&*self.portal.world.ctx.portal_url).unwrap().to_owned()
    }

    /// Presses "Complete payment".
    pub async fn complete(&self, review: &Seen) -> Seen {
        let fields = ["draft", "quote"].map(|name| (name, review.field(name)));
        let fields = fields.each_ref().map(|(name, value)| (*name, &**value));
        self.post(&format!("{}/payments", self.under), &fields).await
    }
}

impl Seen {
    /// Where a redirect leads.
    pub fn leads_to(&self) -> String {
        assert_eq!(self.status, StatusCode::SEE_OTHER, "{}", self.html);
        self.headers[LOCATION].to_str().unwrap().to_owned()
    }

    /// The value of the first control of that name.
    pub fn field(&self, name: &str) -> String {
        self.find_field(name).unwrap_or_else(|| panic!("no {name} in {}", self.html))
    }

    fn find_field(&self, name: &str) -> Option<String> {
        let control = &self.html[self.html.find(&format!("name=\"{name}\""))?..];
        let control = &control[..control.find('>')?];
        let value = control.split_once("value=\"").map(|(_, rest)| rest);
        Some(value.and_then(|rest| rest.split('"').next()).unwrap_or_default().to_owned())
    }

    /// Whether the page says so, in these words.
    pub fn says(&self, words: &str) -> bool {
        self.html.contains(words)
    }
}

pub fn card(number: &str) -> [(&str, &str); 4] {
    [("number", number), ("expiry", "12 / 40"), ("cvc", "123"), ("name", "Maria Lopez")]
}

pub fn bank_account(number: &str) -> [(&str, &str); 4] {
    [
        ("routing_number", "110000000"),
        ("account_number", number),
        ("account_type", "checking"),
        ("name", "Maria Lopez"),
    ]
}
