//! Customers who pay again and again, and try the same payment again when nobody answers; each is
//! a process of its own, this very program started once more.

use std::env;
use std::io::{self, Read};
use std::process::Stdio;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use base::{Id, OsChance, SystemClock, kinds};
use reqwest::redirect::Policy;
use reqwest::{Client, Response, StatusCode};
use tokio::process::{Child, Command};

use super::biller::{Biller, Customer, PASSWORD};

/// Says who a customer's process is: a username, a method, and the servers' addresses.
const PART: &str = "PAYDESK_TEST_CUSTOMER";

/// What the customers were told.
#[derive(Debug, Default)]
pub struct Told {
    /// Payments whose page said so.
    pub approved: Vec<String>,
    /// Requests that nobody answered.
    pub unanswered: usize,
}

pub struct Customers(Vec<Child>);

impl Customers {
    /// Each turns to another server first.
    pub fn begin(biller: &Biller) -> Customers {
        let mut portals = biller.servers.portals.clone();
        let begun = biller.customers.iter().map(|customer| {
            portals.rotate_left(1);
            begin(customer, &portals)
        });
        Customers(begun.collect())
    }

    /// Each ends what it is doing when nobody writes to it any more.
    pub async fn end(mut self) -> Told {
        let mut all = Told::default();
        for customer in &mut self.0 {
            drop(customer.stdin.take());
        }
        for customer in self.0 {
            let output = customer.wait_with_output().await.unwrap();
            let said = String::from_utf8_lossy(&output.stdout);
            assert!(output.status.success(), "{said}");
            for line in said.lines() {
                match line.split_once(": ") {
                    Some(("approved", payment)) => all.approved.push(payment.to_owned()),
                    Some(("unanswered", count)) => {
                        all.unanswered += count.parse::<usize>().unwrap()
                    }
                    _ => {} // what every test prints
                }
            }
        }
        all
    }
}

fn begin(customer: &Customer, portals: &[String]) -> Child {
    let part = format!("{} {} {}", customer.username, customer.method, portals.join(" "));
    let mut command = Command::new(env::current_exe().unwrap());
    command.args(["kill::customers::one_customer", "--exact", "--ignored", "--nocapture"]);
    command.env(PART, part).stdin(Stdio::piped()).stdout(Stdio::piped()).kill_on_drop(true);
    command.spawn().unwrap()
}

#[tokio::test]
#[ignore = "the others start it as a process of its own"]
async fn one_customer() {
    #[expect(clippy::disallowed_methods, reason = "how a process of this test learns its part")]
    let Ok(part) = env::var(PART) else { return };
    let _ = rustls::crypto::ring::default_provider().install_default();
    let mut part = part.split(' ').map(str::to_owned);
    let payer = Payer {
        browser: Client::builder()
            .redirect(Policy::none())
            .timeout(Duration::from_secs(10))
            .build()
            .unwrap(),
        username: part.next().unwrap(),
        method: part.next().unwrap(),
        portals: part.collect(),
        cookie: String::new(),
        unanswered: AtomicUsize::new(0),
    };
    payer.pay_until(told_to_leave()).await;
}

/// Becomes true when whoever started this process closes its input, or is gone.
fn told_to_leave() -> Arc<AtomicBool> {
    let is_over = Arc::new(AtomicBool::new(false));
    let teller = Arc::clone(&is_over);
    thread::spawn(move || {
        let _ = io::stdin().read_to_end(&mut Vec::new());
        teller.store(true, Ordering::SeqCst);
    });
    is_over
}

struct Payer {
    browser: Client,
    username: String,
    method: String,
    portals: Vec<String>,
    cookie: String,
    unanswered: AtomicUsize,
}

impl Payer {
    async fn pay_until(mut self, is_over: Arc<AtomicBool>) {
        self.cookie = self.sign_in().await;
        while !is_over.load(Ordering::SeqCst) {
            let draft: Id<kinds::Draft> = Id::new(&SystemClock, &OsChance);
            let draft = draft.to_string();
            let method = &*self.method;
            let choice =
                [("draft", &*draft), ("choice", "other"), ("amount", "1.00"), ("method", method)];
            self.post("/payments/new", &choice).await;
            let review = self.get(&format!("/payments/{draft}/review")).await;
            self.post("/payments", &[("draft", &draft), ("quote", quote_in(&review))]).await;
            let page = self.get(&format!("/payments/{draft}")).await;
            if page.contains("Payment approved") {
                println!("approved: {draft}");
            }
        }
        println!("unanswered: {}", self.unanswered.into_inner());
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
