//! A biller, its processor, and Maria, who owes two bills and has a browser.

use std::sync::Arc;

use base::{Actor, Cents, Clock, Currency, Date, Id, Language, Result, kinds};
use outside::Secret;
use outside::facts::MethodKind;
use outside::stripe::{Settings, Stripe, Timeouts};
use reqwest::{Client, redirect};
use sandbox::{Config, Sandbox};
use serde_json::{Value, json};

use crate::accounts;
use crate::command::Command;
use crate::invoices::{self, Invoice, InvoiceKind, NewInvoice};
use crate::journal::Event;
use crate::ledger::{self, Balance};
use crate::methods::{self, BillingAddress, NewSetup, Terms};
use crate::payers::Payer;
use crate::payments::{
    self, Attempt, AttemptState, Choice, Draft, NewDraft, PaymentState, PaymentView,
    check_attempts, put_draft,
};
use crate::people::{self, Access, Role};
use crate::samples::{self, World};
use crate::verify::verify;

pub type Payment = Id<kinds::Payment>;
pub type Method = Id<kinds::Method>;

pub struct Maria {
    pub world: World,
    pub user: Id<kinds::User>,
    pub account: Id<kinds::Account>,
    pub sandbox: Sandbox,
    browser: Client,
}

/// Maria on SQLite, and on PostgreSQL where the tests are told of one. She owes 100.00 since
/// November 1st and 50.00 until December 1st.
pub async fn marias() -> Vec<Maria> {
    let mut marias = Vec::new();
    for world in samples::worlds().await {
        let maria = Maria::new(world).await;
        maria.bill("A-1", "2026-11-01", 10_000).await;
        maria.bill("A-2", "2026-12-01", 5_000).await;
        marias.push(maria);
    }
    marias
}

impl Maria {
    async fn new(mut world: World) -> Maria {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let clock = Arc::clone(&world.clock) as Arc<dyn Clock>;
        let sandbox = Sandbox::start(Config { clock, ..Config::default() }).await.unwrap();
        world.ctx.processor = Arc::new(Stripe::new(settings(&sandbox)).unwrap());
        let account = world.account("CL1234").await;
        let maria = samples::user("maria", None);
        let user = people::add_user(&world.ctx, Actor::Operator, maria).await.unwrap();
        let access = Access::new(account, Role::Holder);
        people::grant_access(&world.ctx, Actor::Operator, user, &access).await.unwrap();
        let browser = Client::builder().redirect(redirect::Policy::none()).build().unwrap();
        Maria { world, user, account, sandbox, browser }
    }

    pub fn payer(&self) -> Payer {
        Payer::User(self.user)
    }

    /// The biller sends a bill.
    pub async fn bill(&self, number: &str, due_on: &str, cents: i64) -> Id<kinds::Invoice> {
        self.bill_on(self.account, number, due_on, cents).await
    }

    pub async fn bill_on(
        &self,
        account: Id<kinds::Account>,
        number: &str,
        due_on: &str,
        cents: i64,
    ) -> Id<kinds::Invoice> {
        let ctx = &self.world.ctx;
        let id = ctx.id();
        let mut command = Command::begin(ctx, Actor::Operator).await.unwrap();
        let account = accounts::lock_account(&mut command, account).await.unwrap();
        let details = invoice(account.id, number, due_on, cents);
        invoices::insert_invoice(&mut command, id, &details, None).await.unwrap();
        let event = command.record(Event::new("invoice.imported", id)).await.unwrap();
        ledger::post_invoice(&mut command, event, &account, id, &details, Cents::ZERO)
            .await
            .unwrap();
        command.commit().await.unwrap();
        id
    }

    /// Types a card number at the processor and comes back with a method.
    pub async fn store_card(&self, number: &str) -> Method {
        self.store(MethodKind::Card, true, &typed_card(number)).await
    }

    pub async fn store_bank_account(&self, number: &str) -> Method {
        let typed = [
            ("routing_number", "110000000"),
            ("account_number", number),
            ("account_type", "checking"),
            ("name", "Maria Lopez"),
        ];
        self.store(MethodKind::Bank, true, &typed).await
    }

    pub async fn store(&self, kind: MethodKind, is_saved: bool, typed: &[(&str, &str)]) -> Method {
        self.store_as(&setup(kind, is_saved), typed).await
    }

    pub async fn store_as(&self, setup: &NewSetup, typed: &[(&str, &str)]) -> Method {
        let url = methods::begin_setup(&self.world.ctx, self.payer(), setup).await;
        let answer = self.submit(&url.unwrap(), typed).await;
        let id = answer.rsplit('/').next().unwrap().split('?').next().unwrap().parse().unwrap();
        methods::finish_setup(&self.world.ctx, self.payer(), id).await.unwrap().method
    }

    /// Sends a form at the processor; answers where it leads.
    pub async fn submit(&self, url: &str, typed: &[(&str, &str)]) -> String {
        let answer = self.browser.post(url).form(typed).send().await.unwrap();
        let place = answer.headers().get("location").expect("the form is accepted");
        place.to_str().unwrap().to_owned()
    }

    /// Uses one of the sandbox's handles for tests.
    pub async fn steer(&self, path: &str, order: Value) {
        let url = format!("{}/sandbox/{path}", self.sandbox.processor_url());
        let answer = self.browser.post(url).body(order.to_string()).send().await.unwrap();
        assert!(answer.status().is_success(), "{path}: {}", answer.status());
    }

    /// The next call that charges goes wrong in this way, so many times.
    pub async fn next_charge(&self, kind: &str, times: u32) {
        let path = "/v1/payment_intents";
        let fault = json!({ "method": "POST", "path": path, "kind": kind, "times": times });
        self.steer("faults", fault).await;
    }

    pub async fn choose(&self, choice: Choice, method: Method) -> Result<Draft> {
        let new = NewDraft {
            account: self.account,
            choice,
            other_cents: None,
            invoices: Vec::new(),
            accounts: Vec::new(),
            method: Some(method),
        };
        put_draft(&self.world.ctx, self.payer(), None, &new).await
    }

    pub async fn choose_other(&self, cents: i64, method: Method) -> Draft {
        self.try_other(cents, method).await.unwrap()
    }

    pub async fn try_other(&self, cents: i64, method: Method) -> Result<Draft> {
        let new = NewDraft {
            account: self.account,
            choice: Choice::Other,
            other_cents: Some(Cents(cents)),
            invoices: Vec::new(),
            accounts: Vec::new(),
            method: Some(method),
        };
        put_draft(&self.world.ctx, self.payer(), None, &new).await
    }

    pub async fn complete(&self, draft: &Draft) -> Result<Payment> {
        samples::pay_reviewed(&self.world.ctx, self.payer(), draft.id).await
    }

    /// Pays all that is due with that method.
    pub async fn pay_all(&self, method: Method) -> Payment {
        let draft = self.choose(Choice::AmountDue, method).await.unwrap();
        self.complete(&draft).await.unwrap()
    }

    pub async fn view(&self, payment: Payment) -> PaymentView {
        let mut conn = self.world.ctx.db.read().await.unwrap();
        payments::view_for(&mut conn, self.payer(), payment).await.unwrap().unwrap()
    }

    pub async fn states(&self, payment: Payment) -> (PaymentState, AttemptState) {
        let view = self.view(payment).await;
        (view.payment.state, view.attempt.unwrap().state)
    }

    pub async fn attempt(&self, payment: Payment) -> Attempt {
        let mut conn = self.world.ctx.db.read().await.unwrap();
        payments::store::last_attempt(&mut conn, payment).await.unwrap().unwrap()
    }

    pub async fn balance(&self) -> Balance {
        let mut conn = self.world.ctx.db.read().await.unwrap();
        ledger::balance_of(&mut conn, self.account).await.unwrap()
    }

    pub async fn invoice(&self, number: &str) -> Invoice {
        let mut conn = self.world.ctx.db.read().await.unwrap();
        let number = number.parse().unwrap();
        invoices::find_for(&mut conn, self.user, &number).await.unwrap().unwrap()
    }

    /// What is still open of.
    pub async fn open_cents(&self) -> (i64, i64) {
        (self.invoice("A-1").await.open_cents.0, self.invoice("A-2").await.open_cents.0)
    }

    /// Time passes here and at the processor, and then the janitor looks.
    pub async fn after_seconds(&self, seconds: i64) {
        self.world.clock.advance_seconds(seconds);
        check_attempts(&self.world.ctx, 100).await.unwrap();
    }

    pub async fn reconcile(&self) {
        payments::reconcile(&self.world.ctx).await.unwrap();
    }

    /// Every promise is kept, and the processor has what the journal says.
    pub async fn is_sound(&self) {
        for checked in verify(&self.world.ctx).await.unwrap() {
            assert!(checked.is_kept(), "{}: {:?}", checked.promise, checked.offenders);
        }
    }

    /// What the processor was asked to charge.
    pub async fn charged_for(&self, intent: &str) -> i64 {
        let url = format!("{}/v1/payment_intents/{intent}", self.sandbox.processor_url());
        let key = self.sandbox.secret_key();
        let answer = self.browser.get(url).bearer_auth(key).send().await.unwrap();
        let intent: Value = serde_json::from_str(&answer.text().await.unwrap()).unwrap();
        intent["amount"].as_i64().unwrap()
    }

    /// How many charges the processor has made that succeeded.
    pub async fn charged_count(&self) -> usize {
        let url = format!("{}/v1/payment_intents?limit=100", self.sandbox.processor_url());
        let key = self.sandbox.secret_key();
        let answer = self.browser.get(url).bearer_auth(key).send().await.unwrap();
        let list: Value = serde_json::from_str(&answer.text().await.unwrap()).unwrap();
        let intents = list["data"].as_array().unwrap();
        intents.iter().filter(|intent| intent["status"] == "succeeded").count()
    }
}

/// The fields of the processor's page for a card.
pub fn typed_card(number: &str) -> [(&str, &str); 4] {
    [("number", number), ("expiry", "12 / 40"), ("cvc", "123"), ("name", "Maria Lopez")]
}

pub fn setup(kind: MethodKind, is_saved: bool) -> NewSetup {
    let text = |text: &str| text.to_owned();
    NewSetup {
        kind,
        nickname: None,
        is_saved,
        for_autopay: false,
        billing: BillingAddress {
            first_name: text("Maria"),
            last_name: text("Lopez"),
            country: text("US"),
            postal_code: text("10001"),
            street: text("12 Elm Street"),
            city: text("Springfield"),
            state: Some(text("NY")),
            ..BillingAddress::default()
        },
        terms: Terms::new("2026-11", Language::En, "I agree to be charged."),
        network_address: text("192.0.2.7"),
        draft: None,
        account: None,
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
