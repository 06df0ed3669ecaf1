//! Who pays without signing in: what they find, how long it stays open, and where links lead.

mod pay_links;
mod payments;
mod receipts;
mod sessions;

use std::net::IpAddr;

use base::{Actor, Cents, Error, Id, Language, Refusal, Result, kinds};

use super::{GuestToken, begin_by_search, find_guest};
use crate::accounts;
use crate::command::Command;
use crate::invoices::{self, InvoiceKind, NewInvoice};
use crate::journal::Event;
use crate::ledger;
use crate::payers::Guest;
use crate::registration::Search;
use crate::samples::World;

/// Maria's account (postal code 10001) with an invoice over 100 dollars.
pub async fn add_account(world: &World, number: &str) -> Id<kinds::Account> {
    let account = world.account(number).await;
    bill(world, account, &format!("INV-{number}"), "2026-11-24").await;
    account
}

pub async fn bill(
    world: &World,
    account_id: Id<kinds::Account>,
    number: &str,
    due_on: &str,
) -> Id<kinds::Invoice> {
    let mut command = Command::begin(&world.ctx, Actor::Operator).await.unwrap();
    let id = world.ctx.id();
    let account = accounts::lock_account(&mut command, account_id).await.unwrap();
    let invoice = invoice(account_id, number, due_on);
    invoices::insert_invoice(&mut command, id, &invoice, None).await.unwrap();
    let event = command.record(Event::new("invoice.sample", id)).await.unwrap();
    ledger::post_invoice(&mut command, event, &account, id, &invoice, Cents::ZERO).await.unwrap();
    command.commit().await.unwrap();
    id
}

fn invoice(account_id: Id<kinds::Account>, number: &str, due_on: &str) -> NewInvoice {
    NewInvoice {
        account_id,
        number: number.parse().unwrap(),
        kind: InvoiceKind::Invoice,
        issued_on: "2026-11-03".parse().unwrap(),
        due_on: due_on.parse().unwrap(),
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
    }
}

pub async fn search(world: &World, number: &str, postal_code: &str) -> Result<GuestToken> {
    let search = Search {
        account_number: Some(number.parse().unwrap()),
        postal_code: Some(postal_code.to_owned()),
        ..Search::default()
    };
    begin_by_search(&world.ctx, &search, network(), Language::En).await
}

/// The guest who searched for this account, and found it.
pub async fn guest(world: &World, number: &str) -> Guest {
    let token = search(world, number, "10001").await.unwrap();
    find_guest(&world.ctx, &token).await.unwrap().unwrap()
}

pub fn network() -> IpAddr {
    "192.0.2.7".parse().unwrap()
}

pub fn refusal<T: std::fmt::Debug>(outcome: Result<T>) -> Refusal {
    match outcome {
        Err(Error::Refused(refusal)) => refusal,
        outcome => panic!("expected a refusal, not {outcome:?}"),
    }
}
