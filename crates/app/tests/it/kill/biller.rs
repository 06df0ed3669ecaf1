//! A biller with customers who have a card each, and servers that can be killed.

use std::sync::Arc;

use base::{Actor, Cents, Id, Language, kinds};
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

use super::servers::{Processor, Servers};

pub const PASSWORD: &str = "Calm-River-42!";

pub struct Customer {
    pub username: String,
    pub method: Id<kinds::Method>,
}

pub struct Biller {
    pub servers: Servers,
    pub customers: Vec<Customer>,
    world: World,
}

impl Biller {
    pub async fn open(database: &str, server_count: usize, customer_count: usize) -> Biller {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let mut servers = Servers::prepare(database, server_count);
        let mut world = samples::world_on(Db::connect(database).await.unwrap()).await;
        world.ctx.processor = Arc::new(Stripe::new(stripe(&servers.processor)).unwrap());
        let customers = customers(&world, customer_count).await;
        servers.start().await;
        servers.processor.misbehave(&*world.ctx.chance).await;
        Biller { servers, customers, world }
    }

    pub async fn undecided(&self) -> usize {
        self.payments("SELECT id FROM payment WHERE state = 'open' ORDER BY id").await.len()
    }

    pub async fn paid(&self) -> Vec<String> {
        self.payments("SELECT id FROM payment WHERE state = 'paid' ORDER BY id").await
    }

    /// What the processor has charged, in the same order.
    pub async fn charged(&self) -> Vec<String> {
        self.servers.processor.charged().await
    }

    async fn payments(&self, sql: &'static str) -> Vec<String> {
        let mut conn = self.world.ctx.db.read().await.unwrap();
        let found: Vec<(String,)> = conn.query(sql, &[]).await.unwrap();
        found.into_iter().map(|(id,)| id).collect()
    }
}

/// Two pay for each account.
async fn customers(world: &World, count: usize) -> Vec<Customer> {
    let mut customers = Vec::new();
    for first in (0..count).step_by(2) {
        let account = account_with_bill(world, first).await;
        for number in [first, first + 1] {
            customers.push(customer(world, number, account).await);
        }
    }
    customers
}

/// With a bill far larger than what will be paid.
async fn account_with_bill(world: &World, number: usize) -> Id<kinds::Account> {
    let account = world.account(&format!("CL{}", 2_000 + number)).await;
    bill(world, account, &format!("B-{number}")).await;
    account
}

/// With a card.
async fn customer(world: &World, number: usize, account: Id<kinds::Account>) -> Customer {
    let username = format!("payer{number}");
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
        for_autopay: false,
        billing: BillingAddress {
            first_name: text("Pat"),
            last_name: text("Payer"),
            country: text("US"),
            postal_code: text("10001"),
            street: text("12 Elm Street"),
            city: text("Springfield"),
            state: Some(text("NY")),
            ..BillingAddress::default()
        },
        terms: Terms::new("2026-11", Language::En, "I agree to be charged."),
        network_address: text("127.0.0.1"),
        draft: None,
        account: None,
    }
}

fn stripe(processor: &Processor) -> Settings {
    Settings {
        base_url: processor.url.clone(),
        secret_key: Secret::new(&processor.secret_key),
        webhook_secrets: vec![Secret::new(&processor.webhook_secret)],
        timeouts: Timeouts::default(),
    }
}
