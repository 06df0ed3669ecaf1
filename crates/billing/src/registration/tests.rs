//! Who comes to a login, by what, and what everybody else learns of it: nothing.

mod by_account;
mod by_invoice;
mod completing;
mod offers;

use std::net::IpAddr;

use base::{Cents, Error, Id, Language, Refusal, Result, kinds};

use super::{
    AccountClaim, Claimant, ClaimedFact, NewLogin, Ticket, claim_account, complete,
    find_code_to_send, prove,
};
use crate::command::Command;
use crate::credentials::PasswordRule;
use crate::invoices::{self, InvoiceKind, NewInvoice};
use crate::journal::Event;
use crate::people::{NewPassword, SignInCode, SignedIn, Visitor};
use crate::samples::{self, World};

pub const PASSWORD: &str = "Slow-Turtle-Boat-19!";

/// The account of Maria's record (maria@example.com, 10001) with an invoice over 100 dollars.
pub async fn add_account(world: &World, number: &str) -> Id<kinds::Account> {
    let account = world.account(number).await;
    bill(world, account, &format!("INV-{number}")).await;
    account
}

pub async fn bill(world: &World, account_id: Id<kinds::Account>, number: &str) {
    let mut command = Command::begin(&world.ctx, base::Actor::Operator).await.unwrap();
    let id = world.ctx.id();
    let invoice = NewInvoice {
        account_id,
        number: number.parse().unwrap(),
        kind: InvoiceKind::Invoice,
        issued_on: "2026-11-03".parse().unwrap(),
        due_on: "2026-11-24".parse().unwrap(),
        period_start: None,
        period_end: None,
        currency: base::Currency::USD,
        net_cents: Cents(10_000),
        tax_cents: Cents::ZERO,
        total_cents: Cents(10_000),
        previous_balance_cents: None,
        payments_cents: None,
        adjustments_cents: None,
        carried_forward_cents: None,
        note: None,
        corrects: None,
        payment_reference: None,
    };
    invoices::insert_invoice(&mut command, id, &invoice, None).await.unwrap();
    command.record(Event::new("invoice.sample", id)).await.unwrap();
    command.commit().await.unwrap();
}

pub fn by_email(number: &str, email: &str) -> AccountClaim {
    let fact = ClaimedFact::EmailOnFile(email.parse().unwrap());
    AccountClaim { number: number.parse().unwrap(), fact, pin: None }
}

pub async fn claim(world: &World, claim: AccountClaim) -> Result<Ticket> {
    claim_account(&world.ctx, claim, &stranger()).await
}

/// Everything right, up to the code.
pub async fn claim_right(world: &World, number: &str) -> Ticket {
    claim(world, by_email(number, "maria@example.com")).await.unwrap()
}

/// As it stands in the letter; None where nobody gets one.
pub async fn find_code(world: &World, ticket: &Ticket) -> Option<SignInCode> {
    let found = find_code_to_send(&world.ctx, ticket.id()).await.unwrap();
    found.map(|(_, letter)| letter.code)
}

pub async fn enter(world: &World, ticket: &Ticket, code: &SignInCode) -> Result<()> {
    prove(&world.ctx, ticket, code, network()).await
}

/// With the code from the letter.
pub async fn prove_right(world: &World, ticket: &Ticket) {
    let code = find_code(world, ticket).await.unwrap();
    enter(world, ticket, &code).await.unwrap();
}

pub async fn register(world: &World, ticket: &Ticket, username: &str) -> Result<SignedIn> {
    complete(&world.ctx, ticket, login(world, username), &visitor()).await
}

pub fn login(world: &World, username: &str) -> NewLogin {
    NewLogin {
        username: username.parse().unwrap(),
        first_name: "Maria".to_owned(),
        last_name: "Lopez".to_owned(),
        password: new_password(world),
        language: Language::En,
        agreed_hash: None,
    }
}

pub fn new_password(world: &World) -> NewPassword {
    NewPassword::parse(PASSWORD, PasswordRule::of(&world.ctx.biller), &[]).unwrap()
}

pub fn stranger() -> Claimant<'static> {
    Claimant { network: network(), language: Language::En, user: None }
}

pub fn visitor() -> Visitor {
    Visitor { network: network(), device: "Firefox".to_owned(), token: None, browser: None }
}

pub fn network() -> IpAddr {
    "192.0.2.7".parse().unwrap()
}

pub fn code(text: &str) -> SignInCode {
    SignInCode::parse(text).unwrap()
}

pub fn refusal<T: std::fmt::Debug>(outcome: Result<T>) -> Refusal {
    match outcome {
        Err(Error::Refused(refusal)) => refusal,
        outcome => panic!("expected a refusal, not {outcome:?}"),
    }
}

pub async fn count_of(world: &World, kind: &str) -> i64 {
    let sql = "SELECT count(*) FROM event WHERE kind = $1";
    let (count,) = world.ctx.db.read().await.unwrap().query_one(sql, &[&kind]).await.unwrap();
    count
}

/// The worlds with another biller than Brightwater as it is.
pub async fn worlds_where(change: impl Fn(&mut crate::settings::Biller)) -> Vec<World> {
    let mut worlds = samples::worlds().await;
    for world in &mut worlds {
        let mut biller = samples::brightwater();
        change(&mut biller);
        world.ctx.biller = std::sync::Arc::new(biller);
    }
    worlds
}
