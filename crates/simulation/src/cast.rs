//! Who is there when every world begins: the biller, its accounts with their bills, and payers with
//! methods of every behaviour. Made once by the product itself, then copied for each seed.

use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;
use base::{
    Actor, Cents, Clock, Currency, Date, Id, Language, Result, SignedDuration, Timestamp, kinds,
};
use billing::command::Command;
use billing::invoices::{self, InvoiceKind, NewInvoice};
use billing::journal::Event;
use billing::methods::{self, BillingAddress, NewSetup, Terms};
use billing::payers::Payer;
use billing::people::{self, Access, Role};
use billing::samples::{self, World};
use billing::settings::{AutopayRules, Biller};
use billing::{Ctx, accounts, ledger};
use db::{Db, Options};
use outside::Secret;
use outside::facts::MethodKind;
use outside::stripe::{Call, NoReply, Reply, Stripe, Wire};
use sandbox::Processor;
use sandbox::processor::{BankEntry, CardEntry, Entry, Settings};

use crate::processor_side::{SECRET_KEY, WEBHOOK_SECRET, reply, request};

pub struct Cast {
    pub begins: Timestamp,
    pub biller: Arc<Biller>,
    pub accounts: Vec<Billed>,
    pub customers: Vec<Customer>,
    processor: Processor,
}

pub struct Billed {
    pub id: Id<kinds::Account>,
    pub invoices: Vec<Id<kinds::Invoice>>,
    /// Paid only for what is due and through us: whatever is too much is a mistake of ours.
    pub is_strict: bool,
}

pub struct Customer {
    pub payer: Payer,
    pub methods: Vec<Id<kinds::Method>>,
    /// Places in [`Cast::accounts`].
    pub accounts: Vec<usize>,
}

/// Stripe's test numbers; the first of each kind simply works.
const CARDS: [&str; 6] = [
    "4242424242424242",
    "4000000000000341",
    "4000000000000259",
    "4000002500003155",
    "4000000000005126",
    "4000000000007726",
];
const BANK_ACCOUNTS: [&str; 4] = ["000123456789", "000222222227", "000111111113", "000555555559"];

struct Casting {
    name: &'static str,
    /// Places in [`Cast::accounts`], [`CARDS`] and [`BANK_ACCOUNTS`].
    accounts: &'static [usize],
    cards: &'static [usize],
    banks: &'static [usize],
}

const CUSTOMERS: [Casting; 3] = [
    Casting { name: "maria", accounts: &[0, 1], cards: &[0, 1, 3], banks: &[0, 1] },
    Casting { name: "jose", accounts: &[0], cards: &[0, 2, 4, 5], banks: &[0, 3] },
    Casting { name: "ana", accounts: &[1, 0], cards: &[0, 2, 3, 4], banks: &[0, 2] },
];

/// Worlds begin before the night in which the clocks change.
const BEFORE_START: SignedDuration = SignedDuration::from_hours(-24 * 24);

impl Cast {
    /// With the database file that says so; it is made at `path`, which is free again afterwards.
    pub async fn assemble(path: &Path) -> Result<(Cast, Vec<u8>)> {
        let options = Options { commit_off_workers: false, ..Options::default() };
        let db = Db::connect_with(&format!("sqlite:{}", path.display()), &options).await?;
        let mut world = samples::world_on(db).await;
        let autopay = AutopayRules { notice_days: 1, varying_notice_days: 1, debit_hour: 6 };
        world.ctx.biller = Arc::new(Biller { autopay, ..samples::surcharging() });
        world.clock.advance(BEFORE_START);
        let studio = Arc::new(Studio::new(Arc::clone(&world.clock) as Arc<dyn Clock>));
        let stripe = Stripe::over(Box::new(Line(Arc::clone(&studio))), secrets());
        world.ctx.processor = Arc::new(stripe);
        let mut accounts = Vec::new();
        for (number, is_strict) in [("CL1234", false), ("TO1234", true)] {
            let id = world.account(number).await;
            accounts.push(Billed { id, invoices: bills(&world.ctx, id, number).await?, is_strict });
        }
        let mut customers = Vec::new();
        for casting in &CUSTOMERS {
            customers.push(customer(&world, &studio, &accounts, casting).await?);
        }
        let (begins, biller) = (world.ctx.now(), Arc::clone(&world.ctx.biller));
        drop(world); // the last connection leaves one whole file behind
        let database = std::fs::read(path).map_err(|error| base::Error::internal("cast", error))?;
        let processor = studio.processor().clone();
        Ok((Cast { begins, biller, accounts, customers, processor }, database))
    }

    /// The processor as it is at the beginning; bank debits settle after `settlement_delay`.
    pub fn processor(&self, settlement_delay: SignedDuration) -> Processor {
        let mut processor = self.processor.clone();
        processor.set_settlement_delay(settlement_delay);
        processor.take_events();
        processor
    }
}

pub fn secrets() -> Vec<Secret> {
    vec![Secret::new(WEBHOOK_SECRET)]
}

fn settings() -> Settings {
    Settings {
        seed: 1,
        secret_key: SECRET_KEY.to_owned(),
        base_url: "https://processor.example".to_owned(),
        settlement_delay: SignedDuration::ZERO,
        after_effect_delay: SignedDuration::from_secs(60),
        search_lag: SignedDuration::from_secs(60),
        daily_payouts: false,
    }
}

/// The processor while the cast is assembled.
struct Studio {
    clock: Arc<dyn Clock>,
    processor: Mutex<Processor>,
}

impl Studio {
    fn new(clock: Arc<dyn Clock>) -> Studio {
        Studio { clock, processor: Mutex::new(Processor::new(settings())) }
    }

    fn processor(&self) -> MutexGuard<'_, Processor> {
        self.processor.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn type_numbers(&self, session: &str, entry: &Entry) -> Option<String> {
        self.processor().complete_session(self.clock.now(), session, entry).ok()
    }
}

struct Line(Arc<Studio>);

#[async_trait]
impl Wire for Line {
    async fn send(&self, call: &Call) -> Result<Reply, NoReply> {
        Ok(reply(self.0.processor().handle(self.0.clock.now(), &request(call))))
    }
}

async fn bills(
    ctx: &Ctx,
    account: Id<kinds::Account>,
    number: &str,
) -> Result<Vec<Id<kinds::Invoice>>> {
    let mut added = Vec::new();
    for (part, due_on, cents) in
        [("1", "2026-10-01", 10_000), ("2", "2026-11-01", 5_050), ("3", "2026-11-20", 777)]
    {
        let (issued_on, due_on): (Option<Date>, Option<Date>) =
            ("2026-09-15".parse().ok(), due_on.parse().ok());
        let (Some(issued_on), Some(due_on)) = (issued_on, due_on) else { continue };
        let number = format!("{number}-{part}");
        added.push(bill(ctx, account, &number, issued_on, due_on, Cents(cents)).await?);
    }
    Ok(added)
}

/// The biller sends a bill.
pub async fn bill(
    ctx: &Ctx,
    account_id: Id<kinds::Account>,
    number: &str,
    issued_on: Date,
    due_on: Date,
    total_cents: Cents,
) -> Result<Id<kinds::Invoice>> {
    let details = NewInvoice {
        account_id,
        number: number
            .parse()
            .map_err(|error| base::Error::internal("cast", format!("{error:?}")))?,
        kind: InvoiceKind::Invoice,
        issued_on,
        due_on,
        period_start: None,
        period_end: None,
        currency: Currency::USD,
        net_cents: total_cents,
        tax_cents: Cents::ZERO,
        total_cents,
        previous_balance_cents: None,
        payments_cents: None,
        adjustments_cents: None,
        carried_forward_cents: None,
        note: None,
        corrects: None,
        payment_reference: None,
    };
    let id = ctx.id();
    let mut command = Command::begin(ctx, Actor::Operator).await?;
    let account = accounts::lock_account(&mut command, account_id).await?;
    invoices::insert_invoice(&mut command, id, &details, None).await?;
    let event = command.record(Event::new("invoice.imported", id).account(account_id)).await?;
    ledger::post_invoice(&mut command, event, &account, id, &details, Cents::ZERO).await?;
    command.commit().await?;
    Ok(id)
}

async fn customer(
    world: &World,
    studio: &Studio,
    accounts: &[Billed],
    casting: &Casting,
) -> Result<Customer> {
    let ctx = &world.ctx;
    let user = people::add_user(ctx, Actor::Operator, samples::user(casting.name, None)).await?;
    for place in casting.accounts {
        let access = Access::new(accounts[*place].id, Role::Holder);
        people::grant_access(ctx, Actor::Operator, user, &access).await?;
    }
    let payer = Payer::User(user);
    let mut added = Vec::new();
    for card in casting.cards {
        added.push(method(ctx, studio, payer, MethodKind::Card, card_entry(CARDS[*card])).await?);
    }
    for bank in casting.banks {
        let entry = bank_entry(BANK_ACCOUNTS[*bank]);
        added.push(method(ctx, studio, payer, MethodKind::Bank, entry).await?);
    }
    Ok(Customer { payer, methods: added, accounts: casting.accounts.to_vec() })
}

async fn method(
    ctx: &Ctx,
    studio: &Studio,
    payer: Payer,
    kind: MethodKind,
    entry: Entry,
) -> Result<Id<kinds::Method>> {
    let lost = || base::Error::internal("cast", "the hosted page leads nowhere");
    let url = methods::begin_setup(ctx, payer, &setup(kind, true)).await?;
    let session = session_of(&url).ok_or_else(lost)?;
    let back = studio.type_numbers(session, &entry).ok_or_else(lost)?;
    let setup = setup_of(&back).ok_or_else(lost)?;
    Ok(methods::finish_setup(ctx, payer, setup).await?.method)
}

/// The processor's session, from the address of its page.
pub fn session_of(url: &str) -> Option<&str> {
    url.rsplit('/').next()
}

/// Our setup, from where the processor's page leads back to.
pub fn setup_of(back: &str) -> Option<Id<kinds::MethodSetup>> {
    back.rsplit('/').next()?.parse().ok()
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

pub fn card_entry(number: &str) -> Entry {
    Entry::Card(CardEntry {
        number: number.to_owned(),
        expiry: "12 / 40".to_owned(),
        cvc: "123".to_owned(),
        name: "Maria Lopez".to_owned(),
    })
}

fn bank_entry(number: &str) -> Entry {
    Entry::Bank(BankEntry {
        routing_number: "110000000".to_owned(),
        account_number: number.to_owned(),
        account_type: "checking".to_owned(),
        name: "Maria Lopez".to_owned(),
    })
}
