//! The portal in process: Brightwater, whose processor is the sandbox, and Maria's two bills.

use std::sync::Arc;

use axum::Router;
use base::{Actor, Cents, Clock, Currency, Date, Id, kinds};
use billing::accounts;
use billing::command::Command;
use billing::invoices::{self, InvoiceKind, NewInvoice};
use billing::journal::Event;
use billing::ledger;
use billing::people::{self, Access, Admitted, Password, Role, Visitor};
use billing::samples::{self, World};
use billing::settings::Biller;
use outside::Secret;
use outside::stripe::{Settings, Stripe, Timeouts};
use reqwest::{Client, redirect};
use sandbox::{Config, Sandbox};
use serde_json::{Value, json};
use web::kit::{Brand, Web};
use words::Region;

use crate::visitor::Person;

const PASSWORD: &str = "Calm-River-42!";

pub struct Portal {
    pub world: World,
    pub sandbox: Sandbox,
    pub router: Router,
    /// At the processor's own pages.
    pub elsewhere: Client,
    pub account: Id<kinds::Account>,
}

impl Portal {
    /// Maria's account CL1234 owes 100.00 since November 1st and 50.00 until December 1st.
    pub async fn open() -> Portal {
        Portal::of(samples::brightwater()).await
    }

    /// The same of a biller with other rules.
    pub async fn of(biller: Biller) -> Portal {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let mut world = samples::world().await;
        world.ctx.biller = Arc::new(biller);
        let clock = Arc::clone(&world.clock) as Arc<dyn Clock>;
        let sandbox = Sandbox::start(Config { clock, ..Config::default() }).await.unwrap();
        world.ctx.processor = Arc::new(Stripe::new(settings(&sandbox)).unwrap());
        let account = world.account("CL1234").await;
        let elsewhere = Client::builder().redirect(redirect::Policy::none()).build().unwrap();
        let router = web::router(web_of(&world, &sandbox));
        let portal = Portal { world, sandbox, router, elsewhere, account };
        portal.bill(account, "A-1", "2026-11-01", 10_000).await;
        portal.bill(account, "A-2", "2026-12-01", 5_000).await;
        portal
    }

    /// Maria, signed in.
    pub async fn maria(&self) -> Person<'_> {
        self.person("maria", self.account).await
    }

    /// A new user of that account, signed in.
    pub async fn person(&self, name: &str, account: Id<kinds::Account>) -> Person<'_> {
        let (ctx, password) = (&self.world.ctx, Password::parse(PASSWORD).unwrap());
        let user = samples::user(name, Some(password));
        let user = people::add_user(ctx, Actor::Operator, user).await.unwrap();
        let access = Access::new(account, Role::Holder);
        people::grant_access(ctx, Actor::Operator, user, &access).await.unwrap();
        self.sign_in(name).await
    }

    /// Maria's second account, CL5678, which owes 30.00 (S-1).
    pub async fn shop_of_maria(&self) -> Id<kinds::Account> {
        let shop = self.world.account("CL5678").await;
        self.bill(shop, "S-1", "2026-11-10", 3_000).await;
        let mut conn = self.world.ctx.db.read().await.unwrap();
        let maria = "maria@example.com".parse().unwrap();
        let maria = people::find_user_by_email(&mut conn, &maria).await.unwrap().unwrap();
        let access = Access::new(shop, Role::Holder);
        people::grant_access(&self.world.ctx, Actor::Operator, maria.id, &access).await.unwrap();
        shop
    }

    /// In a browser that had no session.
    pub async fn sign_in(&self, name: &str) -> Person<'_> {
        let (ctx, password) = (&self.world.ctx, Password::parse(PASSWORD).unwrap());
        let (network, device) = ("192.0.2.7".parse().unwrap(), "a browser".to_owned());
        let visitor = Visitor { network, device, token: None, browser: None };
        match people::sign_in_by_password(ctx, name, password, &visitor).await.unwrap() {
            Admitted::In(signed) => Person {
                portal: self,
                cookie: format!("session={}", signed.token.expose()),
                under: "",
            },
            Admitted::Halfway(_) => panic!("{name} has no authenticator app"),
        }
    }

    /// Somebody who has found nothing yet.
    pub fn stranger(&self) -> Person<'_> {
        Person { portal: self, cookie: String::new(), under: "/guest" }
    }

    /// Whoever has found the bills of the account.
    pub async fn guest_of(&self, number: &str) -> Person<'_> {
        let fields = [("account_number", number), ("postal_code", "10001")];
        self.stranger().come("/guest", &fields).await
    }

    /// The biller sends a bill.
    pub async fn bill(&self, account: Id<kinds::Account>, number: &str, due_on: &str, cents: i64) {
        let ctx = &self.world.ctx;
        let id = ctx.id();
        let mut command = Command::begin(ctx, Actor::Operator).await.unwrap();
        let account = accounts::lock_account(&mut command, account).await.unwrap();
        let bill = invoice(account.id, number, due_on, cents);
        invoices::insert_invoice(&mut command, id, &bill, None).await.unwrap();
        let event = command.record(Event::new("invoice.imported", id)).await.unwrap();
        ledger::post_invoice(&mut command, event, &account, id, &bill, Cents::ZERO).await.unwrap();
        command.commit().await.unwrap();
    }

    /// What the account owes, and what is on its way, in cents.
    pub async fn owed_and_in_progress(&self) -> (i64, i64) {
        let mut conn = self.world.ctx.db.read().await.unwrap();
        let balance = ledger::balance_of(&mut conn, self.account).await.unwrap();
        (balance.owed_cents().0, balance.in_progress_cents.0)
    }

    /// Uses one of the sandbox's handles for tests.
    pub async fn steer(&self, path: &str, order: Value) {
        let url = format!("{}/sandbox/{path}", self.sandbox.processor_url());
        let answer = self.elsewhere.post(url).body(order.to_string()).send().await.unwrap();
        assert!(answer.status().is_success(), "{path}: {}", answer.status());
    }

    /// The next call that charges goes wrong in this way.
    pub async fn next_charge(&self, kind: &str) {
        let path = "/v1/payment_intents";
        self.steer("faults", json!({ "method": "POST", "path": path, "kind": kind })).await;
    }

    /// How many charges at the processor have succeeded.
    pub async fn charged_count(&self) -> usize {
        let url = format!("{}/v1/payment_intents?limit=100", self.sandbox.processor_url());
        let key = self.sandbox.secret_key();
        let answer = self.elsewhere.get(url).bearer_auth(key).send().await.unwrap();
        let list: Value = serde_json::from_str(&answer.text().await.unwrap()).unwrap();
        let intents = list["data"].as_array().unwrap();
        intents.iter().filter(|intent| intent["status"] == "succeeded").count()
    }
}

fn web_of(world: &World, sandbox: &Sandbox) -> Web {
    Web {
        ctx: world.ctx.clone(),
        brand: Arc::new(Brand::default()),
        region: Region::US,
        processor_origin: sandbox.processor_url().parse().unwrap(),
        is_tls: false,
        trusts_proxy: false,
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

fn invoice(account_id: Id<kinds::Account>, number: &str, due_on: &str, cents: i64) -> NewInvoice {
    let due_on: Date = due_on.parse().unwrap();
    NewInvoice {
        account_id,
        number: number.parse().unwrap(),
        kind: InvoiceKind::Invoice,
        issued_on: due_on,
        due_on,
        period_start: None,
        period_end: None,
        currency: Currency::USD,
        net_cents: Cents(cents),
        tax_cents: Cents::ZERO,
        total_cents: Cents(cents),
        previous_balance_cents: None,
        payments_cents: None,
        adjustments_cents: None,
        carried_forward_cents: None,
        note: None,
        corrects: None,
        payment_reference: None,
    }
}
