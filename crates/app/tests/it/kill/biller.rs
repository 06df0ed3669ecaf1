//! A biller with customers who have a card each, and servers that can be killed.

use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use base::{Actor, Cents, Chance as _, Id, SeededChance, kinds};
use billing::command::Command;
use billing::invoices::{self, InvoiceKind, NewInvoice};
use billing::journal::Event;
use billing::methods::{self, BillingAddress, NewSetup, Terms};
use billing::payers::Payer;
use billing::people::{self, Access, Password, Role};
use billing::samples::{self, World};
use billing::{accounts, ledger};
use db::Db;
use outside::Secret;
use outside::facts::MethodKind;
use outside::stripe::{Settings, Stripe, Timeouts};
use reqwest::{Client, redirect};
use sandbox::{Config, Sandbox};

use crate::program::{Running, Workplace, printed};

pub const PASSWORD: &str = "Calm-River-42!";

pub struct Customer {
    pub username: String,
    pub method: Id<kinds::Method>,
}

pub struct Biller {
    pub portals: Vec<String>,
    pub customers: Vec<Customer>,
    world: World,
    servers: Vec<Option<Running>>,
    places: Vec<Workplace>,
    chance: SeededChance,
    sandbox: Sandbox,
}

impl Biller {
    pub async fn open(database: &str, server_count: usize, customer_count: usize) -> Biller {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let ports: Vec<u16> = (0..server_count).map(|_| free_port()).collect();
        let portals: Vec<String> =
            ports.iter().map(|port| format!("http://127.0.0.1:{port}")).collect();
        let webhook_url = Some(format!("{}/hooks/processor", portals[0]));
        let sandbox = Sandbox::start(Config { webhook_url, ..Config::default() }).await.unwrap();
        let mut world = samples::world_on(Db::connect(database).await.unwrap()).await;
        world.ctx.processor = Arc::new(Stripe::new(stripe(&sandbox)).unwrap());
        let mut customers = Vec::new();
        for number in 0..customer_count {
            customers.push(customer(&world, number).await);
        }
        let places = ports
            .iter()
            .zip(&portals)
            .map(|(port, portal)| workplace(database, &sandbox, *port, portal));
        let places: Vec<Workplace> = places.collect();
        let servers = places.iter().map(|place| Some(place.start(&["serve"]))).collect();
        let chance = SeededChance::new(20_261_123);
        let biller = Biller { portals, customers, world, servers, places, chance, sandbox };
        for server in 0..server_count {
            biller.is_up(server).await;
        }
        biller.slow_the_processor().await;
        biller
    }

    /// For its next hundred charges, so that kills fall between intent and outcome.
    async fn slow_the_processor(&self) {
        let address = format!("{}/sandbox/faults", self.sandbox.processor_url());
        let fault = r#"{"kind": "slow", "method": "POST", "path": "/v1/payment_intents",
                        "seconds": 1, "times": 100}"#;
        let answer = Client::new().post(address).body(fault).send().await.unwrap();
        assert!(answer.status().is_success());
    }

    pub fn draw_below(&self, bound: u32) -> u32 {
        self.chance.below(bound)
    }

    /// `kill -9`, and started again.
    pub async fn kill_one(&mut self) {
        let victim = self.draw_below(self.servers.len() as u32) as usize;
        self.servers[victim] = None;
        self.servers[victim] = Some(self.places[victim].start(&["serve"]));
        self.is_up(victim).await;
    }

    async fn is_up(&self, server: usize) {
        let address = format!("{}/readyz", self.portals[server]);
        for _ in 0..200 {
            if reqwest::get(&address).await.is_ok_and(|answer| answer.status().is_success()) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("server {server} does not come up");
    }

    pub async fn undecided(&self) -> i64 {
        self.count("SELECT count(*) FROM payment WHERE state = 'open'").await
    }

    pub async fn paid(&self) -> i64 {
        self.count("SELECT count(*) FROM payment WHERE state = 'paid'").await
    }

    async fn count(&self, sql: &'static str) -> i64 {
        let mut conn = self.world.ctx.db.read().await.unwrap();
        let (count,): (i64,) = conn.query_one(sql, &[]).await.unwrap();
        count
    }

    /// Whether every promise is kept, the processor's balance among them, and the report.
    pub fn verify(&self) -> (bool, String) {
        let output = self.places[0].run(&["verify"]);
        (output.status.success(), printed(&output))
    }
}

/// A customer with a bill far larger than what will be paid, and a card.
async fn customer(world: &World, number: usize) -> Customer {
    let username = format!("payer{number}");
    let account = world.account(&format!("CL{}", 2_000 + number)).await;
    bill(world, account, &format!("B-{number}")).await;
    let password = Password::parse(PASSWORD).unwrap();
    let user = samples::user(&username, Some(password));
    let user = people::add_user(&world.ctx, Actor::Operator, user).await.unwrap();
    let access = Access::new(account, Role::Holder);
    people::grant_access(&world.ctx, Actor::Operator, user, &access).await.unwrap();
    let page = methods::begin_setup(&world.ctx, Payer::User(user), &setup()).await.unwrap();
    let browser = Client::builder().redirect(redirect::Policy::none()).build().unwrap();
    let typed =
        [("number", "4242424242424242"), ("expiry", "12/40"), ("cvc", "123"), ("name", "P")];
    let answer = browser.post(page).form(&typed).send().await.unwrap();
    let back = answer.headers()["location"].to_str().unwrap();
    let setup = back.rsplit('/').next().unwrap().split('?').next().unwrap().parse().unwrap();
    let method = methods::finish_setup(&world.ctx, Payer::User(user), setup).await.unwrap().method;
    Customer { username, method }
}

async fn bill(world: &World, account: Id<kinds::Account>, number: &str) {
    let ctx = &world.ctx;
    let cents = Cents(9_000_000);
    let details = NewInvoice {
        account_id: account,
        number: number.parse().unwrap(),
        kind: InvoiceKind::Invoice,
        issued_on: ctx.today(),
        due_on: ctx.today(),
        period_start: None,
        period_end: None,
        currency: ctx.biller.currency,
        net_cents: cents,
        tax_cents: Cents::ZERO,
        total_cents: cents,
        previous_balance_cents: None,
        payments_cents: None,
        adjustments_cents: None,
        carried_forward_cents: None,
        note: None,
        corrects: None,
        payment_reference: None,
    };
    let mut command = Command::begin(ctx, Actor::Operator).await.unwrap();
    let account = accounts::lock_account(&mut command, account).await.unwrap();
    let id = ctx.id();
    invoices::insert_invoice(&mut command, id, &details, None).await.unwrap();
    let event = command.record(Event::new("invoice.imported", id)).await.unwrap();
    ledger::post_invoice(&mut command, event, &account, id, &details, Cents::ZERO).await.unwrap();
    command.commit().await.unwrap();
}

fn setup() -> NewSetup {
    let text = |text: &str| text.to_owned();
    NewSetup {
        kind: MethodKind::Card,
        nickname: Some(text("Card")),
        is_saved: true,
        billing: BillingAddress {
            first_name: text("Pat"),
            last_name: text("Payer"),
            country: text("US"),
            postal_code: text("10001"),
            street: text("12 Elm Street"),
            city: text("Springfield"),
            ..BillingAddress::default()
        },
        terms: Terms::new("2026-11", "I agree to be charged."),
        network_address: text("127.0.0.1"),
        draft: None,
        account: None,
    }
}

fn stripe(sandbox: &Sandbox) -> Settings {
    Settings {
        base_url: sandbox.processor_url(),
        secret_key: Secret::new(sandbox.secret_key()),
        webhook_secrets: vec![Secret::new(sandbox.webhook_secret())],
        timeouts: Timeouts::default(),
    }
}

fn workplace(database: &str, sandbox: &Sandbox, port: u16, portal: &str) -> Workplace {
    let mut place = Workplace::new();
    let smtp = sandbox.smtp_address();
    for (key, value) in [
        ("DATABASE", database),
        ("LISTEN", &format!("127.0.0.1:{port}")),
        ("PORTAL_URL", portal),
        ("SECRET", &"5a".repeat(32)),
        ("PROCESSOR_URL", &sandbox.processor_url()),
        ("PROCESSOR_SECRET_KEY", sandbox.secret_key()),
        ("PROCESSOR_WEBHOOK_SECRETS", sandbox.webhook_secret()),
        ("MAIL_HOST", &smtp.ip().to_string()),
        ("MAIL_PORT", &smtp.port().to_string()),
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

/// A database of its own on the server that the tests are told of.
pub async fn fresh_postgres() -> Option<String> {
    #[expect(clippy::disallowed_methods, reason = "tests alone are told so where their server is")]
    let url = std::env::var("PAYDESK_TEST_POSTGRES").ok()?;
    let server = Db::connect(&url).await.unwrap();
    let mut conn = server.read().await.unwrap();
    conn.execute("DROP DATABASE IF EXISTS paydesk_kill", &[]).await.unwrap();
    conn.execute("CREATE DATABASE paydesk_kill", &[]).await.unwrap();
    let (address, _) = url.rsplit_once('/')?;
    Some(format!("{address}/paydesk_kill"))
}
