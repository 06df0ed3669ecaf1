//! A guest's half hour: it begins with what was found, and ends by itself.

use std::net::IpAddr;

use base::{Actor, Email, Error, Id, Language, Result, SignedDuration, boxed, kinds};
use db::{Conn, jobs};
use serde_json::json;

use super::model::Found;
use super::pay_links::{PayLinkToken, find_linked};
use super::store;
use super::token::GuestToken;
use crate::Ctx;
use crate::command::Command;
use crate::invoices;
use crate::journal::Event;
use crate::payers::{self, Guest, NewGuest};
use crate::payments;
use crate::registration::{self, Search};

/// How long a guest may take for the next step.
pub const LIFETIME: SignedDuration = SignedDuration::from_mins(30);

/// Of an account with more, those due first are shown.
const PAYABLE_SHOWN: usize = 50;

/// How long a guest who has paid nothing is kept.
const KEPT: SignedDuration = SignedDuration::from_hours(24);

/// Begins with what the biller's criteria fit; where these are about the account as a whole, with
/// what can be paid on it. Refuses as [`registration::locate`] does.
#[boxed]
pub async fn begin_by_search(
    ctx: &Ctx,
    search: &Search,
    network: IpAddr,
    language: Language,
) -> Result<GuestToken> {
    let located = registration::locate(ctx, search, network).await?;
    let account = located.invoices.first().ok_or(Error::NotFound)?.account_id;
    let mut found: Vec<_> = located.invoices.iter().map(|invoice| invoice.id).collect();
    let mut command = Command::begin(ctx, Actor::Stranger).await?;
    if search.is_of_account() {
        let payable = invoices::payable_by_due_date(&mut command, account).await?;
        let oldest = payable.iter().take(PAYABLE_SHOWN).map(|invoice| invoice.id);
        found = if payable.is_empty() { found } else { oldest.collect() };
    }
    let token = begin(&mut command, account, found.into_iter(), language, "search").await?;
    located.forgive(&mut command).await?;
    command.commit().await?;
    Ok(token)
}

/// Begins with the bill of a pay link. `NotFound` where the link can no longer be used.
#[boxed]
pub async fn begin_by_link(
    ctx: &Ctx,
    link: &PayLinkToken,
    network: IpAddr,
    language: Language,
) -> Result<GuestToken> {
    let linked = find_linked(ctx, link, network).await?.ok_or(Error::NotFound)?;
    let mut command = Command::begin(ctx, Actor::Stranger).await?;
    let invoices = [linked.invoice.id].into_iter();
    let token = begin(&mut command, linked.account_id, invoices, language, "link").await?;
    command.commit().await?;
    Ok(token)
}

async fn begin(
    command: &mut Command<'_>,
    account_id: Id<kinds::Account>,
    invoices: impl Iterator<Item = Id<kinds::Invoice>>,
    language: Language,
    by: &str,
) -> Result<GuestToken> {
    let (id, now) = (command.ctx.id(), command.now);
    let token = GuestToken::new(&*command.ctx.chance);
    let (token_hash, ends_at) = (token.hash(), now + LIFETIME);
    let guest = NewGuest { id, token_hash, account_id, language, ends_at };
    payers::insert_guest(command, &guest, now).await?;
    for invoice in invoices {
        store::insert_guest_invoice(command, id, invoice).await?;
    }
    let facts = json!({ "by": by });
    command.record(Event::new("guest.came", id).account(account_id).facts(facts)).await?;
    Ok(token)
}

/// None for a token that was never ours, or whose time is over.
#[boxed]
pub async fn find_guest(ctx: &Ctx, token: &GuestToken) -> Result<Option<Guest>> {
    let guest = store::find_guest(&mut ctx.db.read().await?, &token.hash()).await?;
    Ok(guest.filter(|guest| guest.ends_at > ctx.now()))
}

/// What the guest found, and how much of it is owed now.
#[boxed]
pub async fn found_by(conn: &mut Conn, guest: &Guest) -> Result<Found> {
    let payee = store::payee_of(conn, guest.account_id).await?;
    let invoices = store::invoices_of(conn, guest.id).await?;
    Ok(Found { payee, invoices })
}

/// Where letters go and how they are written; there is time for the next step again.
pub(super) async fn set_contact(
    ctx: &Ctx,
    guest: &Guest,
    email: Email,
    language: Language,
) -> Result<()> {
    let ends_at = ctx.now() + LIFETIME;
    let changed = Guest { email: Some(email), language, ends_at, ..guest.clone() };
    let mut tx = ctx.db.begin().await?; // who will get a receipt is no fact before there is one
    store::update_guest(&mut tx, &changed).await?;
    Ok(tx.commit().await?)
}

/// Deletes the guests who came and paid nothing; what they had added to pay with is forgotten, here
/// and at the processor.
#[boxed]
pub async fn sweep(ctx: &Ctx) -> Result<()> {
    let (now, long_ago) = (ctx.now(), ctx.now() - KEPT);
    let mut tx = ctx.db.begin().await?;
    for method in store::unused_methods_ended_before(&mut tx, long_ago).await? {
        let (id, subject) = (ctx.id(), method.to_string());
        jobs::enqueue(&mut tx, id, payments::JOB_FORGET_METHOD, &subject, now).await?;
    }
    store::delete_guest_invoices_ended_before(&mut tx, long_ago).await?;
    store::delete_guests_ended_before(&mut tx, long_ago).await?;
    Ok(tx.commit().await?)
}
