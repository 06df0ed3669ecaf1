//! A biller whose processor and mail server are the sandbox, and a payer with a browser.

use base::{Chance, Clock, Currency, Id, Language, OsChance, SystemClock};
use outside::Secret;
use outside::facts::{ChargeFacts, Method, MethodKind};
use outside::processor::{
    Charge, CustomerRef, Failure, NewCustomer, NewSetup, Presence, Processor, SetupOutcome,
};
use outside::stripe::{Settings, Stripe, Timeouts};
use reqwest::{Client, StatusCode, redirect};
use sandbox::{Config, Sandbox};
use serde_json::Value;

use crate::samples::charge;

pub struct World {
    pub sandbox: Sandbox,
    pub stripe: Stripe,
    pub browser: Client,
    customer: CustomerRef,
}

impl World {
    pub async fn start() -> World {
        // The sandbox's own HTTP client looks for it, and starts before our adapter.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let sandbox = Sandbox::start(Config::default()).await.expect("free ports");
        let stripe = Stripe::new(settings(&sandbox)).expect("good settings");
        let payer = NewCustomer { reference: "payer-1".to_owned(), name: None, email: None };
        let customer = stripe.create_customer(&payer).await.expect("a customer");
        let browser = Client::builder().redirect(redirect::Policy::none()).build();
        World { sandbox, stripe, browser: browser.expect("a browser"), customer }
    }

    /// Types a card on the hosted page and comes back.
    pub async fn store_card(&self, number: &str) -> Method {
        let typed =
            [("number", number), ("expiry", "12 / 40"), ("cvc", "123"), ("name", "Maria Ruiz")];
        self.store(MethodKind::Card, &typed).await
    }

    pub async fn store_bank_account(&self, account_number: &str) -> Method {
        let typed = [
            ("routing_number", "110000000"),
            ("account_number", account_number),
            ("account_type", "checking"),
            ("name", "Maria Ruiz"),
        ];
        self.store(MethodKind::Bank, &typed).await
    }

    async fn store(&self, kind: MethodKind, typed: &[(&str, &str)]) -> Method {
        let request = NewSetup {
            id: new_id(),
            customer: self.customer.clone(),
            kind,
            currency: Currency::USD,
            language: Language::Es,
            success_url: "https://pay.example/back".to_owned(),
            cancel_url: "https://pay.example/".to_owned(),
        };
        let setup = self.stripe.create_setup(&request).await.expect("a hosted page");
        let open = self.stripe.get_setup(&setup.reference).await;
        assert_eq!(open, Ok(SetupOutcome::Open));
        self.submit(&setup.url, typed).await;
        match self.stripe.get_setup(&setup.reference).await {
            Ok(SetupOutcome::Complete(method)) => method,
            other => panic!("{other:?}"),
        }
    }

    /// Sends a form of one of the processor's pages, which leads back to ours.
    pub async fn submit(&self, url: &str, typed: &[(&str, &str)]) {
        let answer = self.browser.post(url).form(typed).send().await.expect("an answer");
        assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    }

    /// A new attempt to charge 120.00 dollars.
    pub fn attempt(&self, method: &Method, presence: Presence) -> Charge {
        Charge {
            attempt: new_id(),
            payment: new_id(),
            customer: self.customer.clone(),
            method: method.reference.clone(),
            method_kind: method.details.kind(),
            presence,
            ..charge()
        }
    }

    pub async fn pay(&self, method: &Method) -> ChargeFacts {
        self.try_to_pay(method).await.expect("facts")
    }

    pub async fn try_to_pay(&self, method: &Method) -> Result<ChargeFacts, Failure> {
        let return_url = "https://pay.example/payments/1".to_owned();
        self.stripe.charge(&self.attempt(method, Presence::Present { return_url })).await
    }

    pub async fn look_again(&self, facts: &ChargeFacts) -> ChargeFacts {
        self.stripe.get_charge(&facts.reference).await.expect("facts")
    }

    /// Uses one of the sandbox's handles for tests.
    pub async fn steer(&self, path: &str, order: Value) {
        let url = format!("{}/sandbox/{path}", self.sandbox.processor_url());
        let answer =
            self.browser.post(url).body(order.to_string()).send().await.expect("an answer");
        assert!(answer.status().is_success(), "{path}: {}", answer.status());
    }
}

fn settings(sandbox: &Sandbox) -> Settings {
    Settings {
        base_url: sandbox.processor_url(),
        secret_key: Secret::new(sandbox.secret_key()),
        webhook_secrets: vec![Secret::new(sandbox.webhook_secret())],
        timeouts: Timeouts { whole: std::time::Duration::from_secs(2), ..Timeouts::default() },
    }
}

fn new_id<Kind>() -> Id<Kind> {
    let (clock, chance): (&dyn Clock, &dyn Chance) = (&SystemClock, &OsChance);
    Id::new(clock, chance)
}
