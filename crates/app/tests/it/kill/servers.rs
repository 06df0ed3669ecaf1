//! The processes of a biller, and of the processor: servers that are killed and started again.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::time::Duration;

use base::{Chance as _, SeededChance};
use reqwest::Client;
use serde_json::{Value, json};

use crate::program::{Running, Workplace, printed};

pub struct Servers {
    pub portals: Vec<String>,
    pub processor: Processor,
    running: Vec<Option<Running>>,
    places: Vec<Workplace>,
    chance: SeededChance,
}

/// `paydesk sandbox`, which lives through it all.
pub struct Processor {
    pub url: String,
    pub secret_key: String,
    pub webhook_secret: String,
    smtp: String,
    _running: Running,
    _place: Workplace,
}

impl Servers {
    /// Places for `count` servers, none of which runs yet.
    pub fn prepare(database: &str, count: usize) -> Servers {
        let ports: Vec<u16> = (0..count).map(|_| free_port()).collect();
        let portals: Vec<String> =
            ports.iter().map(|port| format!("http://127.0.0.1:{port}")).collect();
        let processor = Processor::start(&format!("{}/hooks/processor", portals[0]));
        let places = ports.iter().zip(&portals);
        let places =
            places.map(|(port, portal)| workplace(database, &processor, *port, portal)).collect();
        let chance = SeededChance::new(20_261_127);
        let running = (0..count).map(|_| None).collect();
        Servers { portals, processor, running, places, chance }
    }

    pub async fn start(&mut self) {
        for (running, place) in self.running.iter_mut().zip(&self.places) {
            *running = Some(place.start(&["serve"]));
        }
        self.are_up().await;
    }

    pub fn draw_below(&self, bound: u32) -> u32 {
        self.chance.below(bound)
    }

    /// `kill -9`, and started again; it may be killed again before it is up.
    pub fn kill_one(&mut self) {
        let victim = self.draw_below(self.running.len() as u32) as usize;
        self.running[victim] = None;
        self.running[victim] = Some(self.places[victim].start(&["serve"]));
    }

    pub async fn are_up(&self) {
        for portal in &self.portals {
            is_up(portal).await;
        }
    }

    /// Whether every promise is kept, the processor's balance among them, and the report.
    pub fn verify(&self) -> (bool, String) {
        let output = self.places[0].run(&["verify"]);
        (output.status.success(), printed(&output))
    }
}

impl Processor {
    fn start(webhook: &str) -> Processor {
        let place = Workplace::new();
        let mut running = place.start(&["sandbox", "--json", "--webhook", webhook]);
        let mut line = String::new();
        BufReader::new(running.0.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let said: Value = serde_json::from_str(&line).unwrap();
        let text = |key: &str| said[key].as_str().unwrap().to_owned();
        Processor {
            url: text("processor"),
            secret_key: text("secret_key"),
            webhook_secret: text("webhook_secret"),
            smtp: text("smtp"),
            _running: running,
            _place: place,
        }
    }

    /// Some of its next charges take a second, others are made and not answered: so kills fall
    /// between intent and outcome too.
    pub async fn misbehave(&self, chance: &dyn base::Chance) {
        let browser = Client::new();
        for _ in 0..600 {
            let (kind, seconds) = match chance.below(10) {
                0..4 => ("slow", 1),
                4 => ("timeout_after", 1),
                5 => ("garbage", 0),
                _ => ("slow", 0),
            };
            let fault = json!({ "kind": kind, "method": "POST", "path": "/v1/payment_intents",
                                "seconds": seconds });
            let order = browser.post(format!("{}/sandbox/faults", self.url));
            let answer = order.body(fault.to_string()).send().await.unwrap();
            assert!(answer.status().is_success());
        }
    }

    /// The payments whose charges it has made, a line for each charge.
    pub async fn charged(&self) -> Vec<String> {
        let (browser, mut charged, mut after) = (Client::new(), Vec::new(), String::new());
        loop {
            let page = format!("{}/v1/payment_intents?limit=100{after}", self.url);
            let page = browser.get(page).bearer_auth(&self.secret_key).send().await.unwrap();
            let page: Value = serde_json::from_str(&page.text().await.unwrap()).unwrap();
            for intent in page["data"].as_array().unwrap() {
                after = format!("&starting_after={}", intent["id"].as_str().unwrap());
                if intent["status"] == "succeeded" {
                    charged.push(intent["metadata"]["payment_id"].as_str().unwrap().to_owned());
                }
            }
            if page["has_more"] != true {
                charged.sort();
                return charged;
            }
        }
    }
}

async fn is_up(portal: &str) {
    let address = format!("{portal}/readyz");
    for _ in 0..200 {
        if reqwest::get(&address).await.is_ok_and(|answer| answer.status().is_success()) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the server at {portal} does not come up");
}

fn workplace(database: &str, processor: &Processor, port: u16, portal: &str) -> Workplace {
    let mut place = Workplace::new();
    let (mail_host, mail_port) = processor.smtp.rsplit_once(':').unwrap();
    for (key, value) in [
        ("DATABASE", database),
        ("LISTEN", &format!("127.0.0.1:{port}")),
        ("PORTAL_URL", portal),
        ("SECRET", &"5a".repeat(32)),
        ("PROCESSOR_URL", &processor.url),
        ("PROCESSOR_SECRET_KEY", &processor.secret_key),
        ("PROCESSOR_WEBHOOK_SECRETS", &processor.webhook_secret),
        ("MAIL_HOST", mail_host),
        ("MAIL_PORT", mail_port),
        ("MAIL_ENCRYPTION", "plain"),
    ] {
        place.set(key, value);
    }
    place
}

/// Free a moment ago, which has to do: a server must come back on the same one.
fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}
