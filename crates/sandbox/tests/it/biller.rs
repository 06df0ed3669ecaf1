//! A biller that uses the processor in process, with a time of its own.

use base::{SignedDuration, Timestamp};
use sandbox::Processor;
use sandbox::processor::{BankEntry, SetupRefusal};
use sandbox::processor::{CardEntry, Entry, Method, Params, Request, Response, Settings};
use serde_json::Value;

pub const KEY: &str = "sk_test_biller";

pub struct Biller {
    pub processor: Processor,
    pub now: Timestamp,
}

impl Biller {
    pub fn new() -> Biller {
        Biller::with(|_| {})
    }

    pub fn with_search_lag(search_lag: SignedDuration) -> Biller {
        Biller::with(|settings| settings.search_lag = search_lag)
    }

    pub fn with_daily_payouts() -> Biller {
        Biller::with(|settings| settings.daily_payouts = true)
    }

    fn with(change: impl FnOnce(&mut Settings)) -> Biller {
        let mut settings = Settings {
            seed: 7,
            secret_key: KEY.to_owned(),
            base_url: "http://processor.test".to_owned(),
            settlement_delay: SignedDuration::from_hours(72),
            after_effect_delay: SignedDuration::from_hours(24),
            search_lag: SignedDuration::ZERO,
            daily_payouts: false,
        };
        change(&mut settings);
        let now = "2026-11-23T08:00:00Z".parse().unwrap();
        Biller { processor: Processor::new(settings), now }
    }

    pub fn post(&mut self, path: &str, pairs: &[(&str, &str)]) -> Response {
        let request = request(Method::Post, path, pairs);
        self.processor.handle(self.now, &request)
    }

    pub fn post_with_key(&mut self, key: &str, path: &str, pairs: &[(&str, &str)]) -> Response {
        let request = keyed(key, path, pairs);
        self.processor.handle(self.now, &request)
    }

    pub fn get(&mut self, path: &str, pairs: &[(&str, &str)]) -> Value {
        let request = request(Method::Get, path, pairs);
        done(self.processor.handle(self.now, &request))
    }

    pub fn hours_pass(&mut self, hours: i64) {
        self.now += SignedDuration::from_hours(hours);
        self.processor.advance(self.now);
    }

    pub fn customer(&mut self) -> String {
        id(&done(self.post("/v1/customers", &[("name", "Maria Ortiz")])))
    }

    /// Sends the payer to the hosted page; answers the session.
    pub fn session(&mut self, customer: &str) -> Value {
        done(self.post(
            "/v1/checkout/sessions",
            &[
                ("mode", "setup"),
                ("customer", customer),
                ("currency", "usd"),
                ("success_url", "https://portal.test/done?s={CHECKOUT_SESSION_ID}"),
                ("cancel_url", "https://portal.test/methods"),
            ],
        ))
    }

    pub fn type_in(&mut self, session: &str, entry: Entry) -> Result<String, SetupRefusal> {
        self.processor.complete_session(self.now, session, &entry)
    }

    /// A customer with a method that was typed on the hosted page.
    pub fn payer(&mut self, entry: Entry) -> Payer {
        let customer = self.customer();
        let session = id(&self.session(&customer));
        self.type_in(&session, entry).expect("the page takes it");
        let session =
            self.get(&format!("/v1/checkout/sessions/{session}"), &[("expand[]", "setup_intent")]);
        let method = session["setup_intent"]["payment_method"].as_str().unwrap().to_owned();
        Payer { customer, method }
    }

    pub fn pay(&mut self, payer: &Payer, amount: &str) -> Response {
        self.post("/v1/payment_intents", &payer.payment(amount))
    }

    pub fn intent(&mut self, id: &str) -> Value {
        self.get(&format!("/v1/payment_intents/{id}"), &[("expand[]", "latest_charge")])
    }

    /// The sum of all balance movements, fees taken off.
    pub fn net_cents(&mut self) -> i64 {
        let moved = self.get("/v1/balance_transactions", &[("limit", "100")]);
        moved["data"].as_array().unwrap().iter().map(|entry| entry["net"].as_i64().unwrap()).sum()
    }

    pub fn told(&mut self) -> Vec<String> {
        self.processor.take_events().into_iter().map(|event| event.kind).collect()
    }
}

pub struct Payer {
    pub customer: String,
    pub method: String,
}

impl Payer {
    pub fn payment<'p>(&'p self, amount: &'p str) -> Vec<(&'p str, &'p str)> {
        vec![
            ("amount", amount),
            ("currency", "usd"),
            ("customer", &self.customer),
            ("payment_method", &self.method),
            ("confirm", "true"),
            ("return_url", "https://portal.test/payments/1?from=bank"),
        ]
    }
}

pub fn card(number: &str) -> Entry {
    Entry::Card(CardEntry {
        number: number.to_owned(),
        expiry: "12 / 34".to_owned(),
        cvc: "123".to_owned(),
        name: "Maria Ortiz".to_owned(),
    })
}

pub fn account(number: &str) -> Entry {
    Entry::Bank(BankEntry {
        routing_number: "110000000".to_owned(),
        account_number: number.to_owned(),
        account_type: "checking".to_owned(),
        name: "Maria Ortiz".to_owned(),
    })
}

pub fn request(method: Method, path: &str, pairs: &[(&str, &str)]) -> Request {
    Request {
        method,
        path: path.to_owned(),
        params: Params::from_pairs(pairs.iter().copied()),
        idempotency_key: None,
        api_key: KEY.to_owned(),
        version: None,
    }
}

pub fn keyed(key: &str, path: &str, pairs: &[(&str, &str)]) -> Request {
    Request { idempotency_key: Some(key.to_owned()), ..request(Method::Post, path, pairs) }
}

/// The object of a request that must succeed.
pub fn done(response: Response) -> Value {
    assert_eq!(response.status, 200, "{}", response.body);
    response.body
}

pub fn id(object: &Value) -> String {
    object["id"].as_str().expect("an object with an id").to_owned()
}

/// Status and code of a request that must fail.
pub fn refused(response: &Response) -> (u16, &str) {
    (response.status, response.body["error"]["code"].as_str().unwrap_or(""))
}
