//! Example values and whole example worlds: for tests, page checks and the demo.
//!
//! A [`World`] is a biller, Brightwater, on an empty database that nobody else sees, at a time that
//! stands still. Whatever fails in here is a mistake in the example, so it panics and says so.

pub mod alike;
mod nobody;
#[cfg(test)]
mod tests;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use base::{
    Actor, Cents, Chance, Clock, Currency, Date, Error, FakeClock, Id, Language, Locator, Result,
    SeededChance, TimeZone, boxed, kinds,
};
use db::{Db, Options};
use serde_json::json;

use crate::accounts::{self, AccountKind, CustomerKind, NewAccount, NewCustomer};
use crate::command::Command;
use crate::credentials::{self, TotpCode};
use crate::ctx::{Ctx, Secret};
use crate::journal::Event;
use crate::payers::Payer;
use crate::payments::{self, Reviewed};
use crate::people::{self, Access, NewUser, Password, Role, Visitor};
use crate::settings::{
    self, Applied, ArrangementRules, AutopayRules, Biller, Criterion, Fact, FeeFile, FeeRules,
    Interval, PasswordPreset, ScheduleRules, SecondFactor,
};
use nobody::Nobody;

/// The moment at which every world begins: ten in the morning at the biller's place.
pub const START: &str = "2026-11-23T15:00:00Z";

/// The processor and the mailer refuse every call; put others into `ctx` where they are wanted.
pub struct World {
    pub ctx: Ctx,
    pub clock: Arc<FakeClock>,
}

/// On SQLite in memory.
#[boxed]
pub async fn world() -> World {
    world_on(Db::connect("sqlite::memory:").await.expect("SQLite opens in memory")).await
}

/// On SQLite, and on PostgreSQL in a schema of its own where `PAYDESK_TEST_POSTGRES` names one.
#[boxed]
pub async fn worlds() -> Vec<World> {
    let mut worlds = vec![world().await];
    if let Some(db) = postgres().await {
        worlds.push(world_on(db).await);
    }
    worlds
}

#[boxed]
pub async fn world_on(db: Db) -> World {
    let clock = Arc::new(FakeClock::at(START));
    let chance = Arc::new(SeededChance::new(7));
    db.migrate(crate::migrations::ALL).await.expect("the migrations apply");
    let applied = settings::apply(&db, &*clock, &*chance, &brightwater()).await;
    assert_eq!(applied.expect("the settings apply"), Applied::Done);
    let ctx = Ctx {
        db,
        clock: Arc::clone(&clock) as Arc<dyn Clock>,
        chance: chance as Arc<dyn Chance>,
        processor: Arc::new(Nobody),
        mailer: Arc::new(Nobody),
        biller: Arc::new(brightwater()),
        secret: Secret::new(&[7; 32]).expect("32 bytes are enough"),
        portal_url: "https://pay.brightwater.example".into(),
    };
    World { ctx, clock }
}

impl World {
    pub async fn customer(&self, number: &str) -> Id<kinds::Customer> {
        let id = self.ctx.id();
        let mut command = self.command().await;
        accounts::insert_customer(&mut command, id, &customer(number), None)
            .await
            .expect("a sample customer");
        committed(command, Event::new("customer.imported", id)).await;
        id
    }

    /// An open-item account of a customer of its own.
    #[boxed]
    pub async fn account(&self, number: &str) -> Id<kinds::Account> {
        let customer_id = self.customer(&format!("C-{number}")).await;
        self.account_of(customer_id, number).await
    }

    pub async fn account_of(
        &self,
        customer_id: Id<kinds::Customer>,
        number: &str,
    ) -> Id<kinds::Account> {
        let id = self.ctx.id();
        let mut command = self.command().await;
        accounts::insert_account(&mut command, id, &account(customer_id, number), None)
            .await
            .expect("a sample account");
        committed(command, Event::new("account.imported", id).account(id)).await;
        id
    }

    /// Holds the account, is written to at `USERNAME@example.com`, and signs in by code.
    #[boxed]
    pub async fn user(&self, username: &str, account_id: Id<kinds::Account>) -> Id<kinds::User> {
        let user = people::add_user(&self.ctx, Actor::Operator, user(username, None))
            .await
            .expect("a sample user");
        let access = Access::new(account_id, Role::Holder);
        people::grant_access(&self.ctx, Actor::Operator, user, &access)
            .await
            .expect("a sample access");
        user
    }

    async fn command(&self) -> Command<'_> {
        Command::begin(&self.ctx, Actor::Operator).await.expect("a transaction")
    }
}

/// Looks at the review, and completes what is seen there.
#[boxed]
pub async fn pay_reviewed(
    ctx: &Ctx,
    payer: Payer,
    draft: Id<kinds::Draft>,
) -> Result<Id<kinds::Payment>> {
    match payments::review(ctx, payer, draft).await {
        Ok(Reviewed::Draft(review)) => payments::pay(ctx, payer, draft, &review.quote).await,
        Ok(Reviewed::AlreadyPaid(_)) | Err(Error::NotFound) => {
            payments::pay(ctx, payer, draft, "").await
        }
        Err(error) => Err(error),
    }
}

/// What the user's authenticator app shows now.
pub fn code_of_app(
    ctx: &Ctx,
    user: Id<kinds::User>,
    authenticator: Id<kinds::Authenticator>,
) -> TotpCode {
    credentials::code_of_app(&ctx.secret, authenticator, user, ctx.now())
}

/// A utility on the east coast that bills in dollars.
pub fn brightwater() -> Biller {
    Biller {
        name: "Brightwater".to_owned(),
        legal_name: "Brightwater Utilities District".to_owned(),
        brand: "#0b5e7a".to_owned(),
        region: "US".to_owned(),
        zone: TimeZone::get("America/New_York").expect("a zone of the bundled database"),
        currency: dollars(),
        phone: "+1 555 010 0199".to_owned(),
        hours: "Monday to Friday, 8 am to 6 pm".to_owned(),
        hours_es: "Lunes a viernes, de 8 a. m. a 6 p. m.".to_owned(),
        email: "help@brightwater.example".to_owned(),
        website: "https://brightwater.example".to_owned(),
        address: "1 Reservoir Road, Springfield, NY 10001".to_owned(),
        idle_minutes: 15,
        session_hours: 12,
        password_rule: PasswordPreset::Nist,
        second_factor: SecondFactor::Optional,
        registration_facts: vec![Fact::EmailOnFile, Fact::Invoice, Fact::PostalCode],
        locator_criteria: vec![Criterion::AccountNumber, Criterion::PostalCode],
        cpni: false,
        autopay: AutopayRules::default(),
        pay_link_days: 60,
        fees: FeeRules::default(),
        schedules: schedules(),
    }
}

/// Payments ninety days ahead, and instalments for whoever is fifty dollars behind.
fn schedules() -> ScheduleRules {
    let instalments = ArrangementRules {
        effective_on: Date::constant(2026, 1, 1),
        least_past_due_cents: Cents(5_000),
        months_after_broken: 12,
        most_instalments: 6,
        least_down_percent: 25,
        interval: Interval::Month,
        method_required: false,
        grace_days: 5,
    };
    ScheduleRules { arrangements: vec![instalments], ..ScheduleRules::default() }
}

/// The same, and paying by credit card costs 2.9 % more.
pub fn surcharging() -> Biller {
    let rules = r#"[{"effective_on": "2026-01-01", "kind": "surcharge", "basis_points": 290,
        "cost_basis_points": 310, "place": "US-NY"}]"#;
    let file: FeeFile = serde_json::from_str(rules).expect("rules as the database keeps them");
    let fees = file.parse(dollars()).expect("rules that hold");
    Biller { fees, ..brightwater() }
}

pub fn customer(number: &str) -> NewCustomer {
    NewCustomer {
        number: locator(number),
        kind: CustomerKind::Person,
        company_name: None,
        first_name: Some("Maria".to_owned()),
        last_name: Some("Lopez".to_owned()),
        email: Some("maria@example.com".parse().expect("an e-mail address")),
        phone: None,
        language: Language::En,
        line1: Some("12 Elm Street".to_owned()),
        line2: None,
        city: Some("Springfield".to_owned()),
        state: Some("NY".to_owned()),
        postal_code: Some("10001".to_owned()),
        country: Some("US".to_owned()),
    }
}

pub fn account(customer_id: Id<kinds::Customer>, number: &str) -> NewAccount {
    NewAccount {
        customer_id,
        number: locator(number),
        kind: AccountKind::OpenItem,
        currency: dollars(),
        name: None,
        opened_on: None,
    }
}

pub fn user(username: &str, password: Option<Password>) -> NewUser {
    NewUser {
        username: username.parse().expect("a username"),
        email: format!("{username}@example.com").parse().expect("an e-mail address"),
        first_name: "Maria".to_owned(),
        last_name: "Lopez".to_owned(),
        language: Language::En,
        password,
    }
}

/// Somebody at home with a browser that has never been here.
pub fn visitor() -> Visitor {
    let network = [192, 0, 2, 7].into();
    Visitor { network, device: "Firefox".to_owned(), token: None, browser: None }
}

fn dollars() -> Currency {
    "USD".parse().expect("a currency that we know")
}

fn locator(number: &str) -> Locator {
    number.parse().expect("a number as customers type it")
}

async fn committed(mut command: Command<'_>, event: Event) {
    command.record(event.facts(json!({ "sample": true }))).await.expect("the fact is recorded");
    command.commit().await.expect("the sample is committed");
}

async fn postgres() -> Option<Db> {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    #[expect(clippy::disallowed_methods, reason = "tests alone are told so where their server is")]
    let url = std::env::var("PAYDESK_TEST_POSTGRES").ok()?;
    let schema = format!("t{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
    create_schema(&url, &schema).await.expect("the test server makes a schema");
    let url = format!("{url}?options=-csearch_path%3D{schema}");
    let options = Options { connections: 4, ..Options::default() };
    Some(Db::connect_with(&url, &options).await.expect("the test server answers"))
}

/// Process ids come round again, so what an earlier run left under this name goes first.
async fn create_schema(url: &str, schema: &str) -> db::Result<()> {
    let server = Db::connect(url).await?;
    let mut conn = server.read().await?;
    conn.execute(for_ever(format!("DROP SCHEMA IF EXISTS {schema} CASCADE")), &[]).await?;
    conn.execute(for_ever(format!("CREATE SCHEMA {schema}")), &[]).await?;
    Ok(())
}

/// Statements are `&'static str` so that no value gets into them; a schema's name has no other way.
fn for_ever(sql: String) -> &'static str {
    Box::leak(sql.into_boxed_str())
}
