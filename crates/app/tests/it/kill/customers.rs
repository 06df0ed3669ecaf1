//! Customers who pay again and again, and try the same payment again when nobody answers.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use base::{Id, OsChance, SystemClock, kinds};
use reqwest::redirect::Policy;
use reqwest::{Client, Response, StatusCode};
use tokio::task::JoinSet;

use super::biller::{Biller, PASSWORD};

/// What the customers were told.
#[derive(Debug, Default)]
pub struct Told {
    /// Payments whose page said "approved".
    pub completed: usize,
    /// Requests that nobody answered.
    pub unanswered: usize,
}

pub struct Customers {
    tasks: JoinSet<Told>,
    is_over: Arc<AtomicBool>,
}

impl Customers {
    pub fn begin(biller: &Biller) -> Customers {
        let is_over = Arc::new(AtomicBool::new(false));
        let mut tasks = JoinSet::new();
        for customer in &biller.customers {
            let payer = Payer {
                browser: Client::builder()
                    .redirect(Policy::none())
                    .timeout(Duration::from_secs(10))
                    .build()
                    .unwrap(),
                portals: biller.portals.clone(),
                username: customer.username.clone(),
                method: customer.method,
                cookie: String::new(),
                unanswered: AtomicUsize::new(0),
            };
            tasks.spawn(payer.pay_until(Arc::clone(&is_over)));
        }
        Customers { tasks, is_over }
    }

    pub async fn end(mut self) -> Told {
        self.is_over.store(true, Ordering::SeqCst);
        let mut all = Told::default();
        while let Some(told) = self.tasks.join_next().await {
            let told = told.unwrap();
            all.completed += told.completed;
            all.unanswered += told.unanswered;
        }
        all
    }
}

struct Payer {
    browser: Client,
    portals: Vec<String>,
    username: String,
    method: Id<kinds::Method>,
    cookie: String,
    unanswered: AtomicUsize,
}

impl Payer {
    async fn pay_until(mut self, is_over: Arc<AtomicBool>) -> Told {
        self.cookie = self.sign_in().await;
        let mut completed = 0;
        while !is_over.load(Ordering::SeqCst) {
            let draft: Id<kinds::Draft> = Id::new(&SystemClock, &OsChance);
            let (draft, method) = (draft.to_string(), self.method.to_string());
            let choice =
                [("draft", &*draft), ("choice", "other"), ("amount", "1.00"), ("method", &*method)];
            self.post("/payments/new", &choice).await;
            let review = self.get(&format!("/payments/{draft}/review")).await;
            self.post("/payments", &[("draft", &draft), ("quote", quote_in(&review))]).await;
            let page = self.get(&format!("/payments/{draft}")).await;
            completed += usize::from(page.contains("Payment approved"));
        }
        Told { completed, unanswered: self.unanswered.into_inner() }
    }

    async fn sign_in(&self) -> String {
        let fields = [("login", &*self.username), ("password", PASSWORD)];
        let answer = self.post("/sign-in", &fields).await;
        assert_eq!(answer.status(), StatusCode::SEE_OTHER);
        answer.headers()["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned()
    }

    /// The same form again until somebody answers, at one server or another.
    async fn post(&self, address: &str, fields: &[(&str, &str)]) -> Response {
        loop {
            for portal in &self.portals {
                let request = self.browser.post(format!("{portal}{address}")).form(fields);
                let request = request.header("sec-fetch-site", "same-origin");
                match request.header("cookie", &self.cookie).send().await {
                    Ok(answer) if !answer.status().is_server_error() => return answer,
                    _ => self.wait().await,
                }
            }
        }
    }

    async fn get(&self, address: &str) -> String {
        loop {
            for portal in &self.portals {
                let request = self.browser.get(format!("{portal}{address}"));
                if let Ok(answer) = request.header("cookie", &self.cookie).send().await
                    && let Ok(page) = answer.text().await
                {
                    return page;
                }
                self.wait().await;
            }
        }
    }

    async fn wait(&self) {
        self.unanswered.fetch_add(1, Ordering::SeqCst);
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// What the review's form sends back; nothing where the page is another, such as a receipt.
fn quote_in(page: &str) -> &str {
    let behind = page.split_once("name=\"quote\" value=\"").map_or("", |(_, behind)| behind);
    behind.split('"').next().unwrap_or_default()
}
