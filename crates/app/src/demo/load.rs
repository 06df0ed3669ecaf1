//! The drawn biller goes in the way every biller's data does: by an import, and its own receipts.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

use base::{Actor, Error, Id, Locator, kinds};
use billing::Ctx;
use billing::accounts::{self, Account};
use billing::command::Command;
use billing::intake::{self, FileSource, Outcome};
use billing::journal::Event;
use billing::ledger::{self, OutsideReceipt};
use billing::people::{self, Access, NewUser, Password, Role};
use formats::{Kind, RecordKind};
use serde_json::json;

use super::data::{DemoUser, Portfolio, Receipt};
use super::terms;
use crate::failure::Failure;

/// Everybody's.
pub const PASSWORD: &str = "Calm-River-42!";

/// How much was written, for the greeting.
pub struct Loaded {
    pub customers: u64,
    pub documents: u64,
}

/// The users' ids by their usernames.
pub type Users = HashMap<&'static str, Id<kinds::User>>;

pub async fn load(ctx: &Ctx, portfolio: &mut Portfolio) -> Result<Loaded, Failure> {
    let mut file = Vec::new();
    let records = portfolio.take_records();
    formats::write_json_lines(&records, &mut file).map_err(Failure::doing("The demo's file"))?;
    drop(records);
    let file: Arc<[u8]> = file.into();
    let source = FileSource::bytes("demo.jsonl", file, Some(Kind::JsonLines));
    let loaded = match intake::import(ctx, Actor::Operator, source, |_| ()).await? {
        Outcome::Applied(summary) => Loaded {
            customers: summary.of(RecordKind::Customer).rows(),
            documents: summary.of(RecordKind::Invoice).rows(),
        },
        Outcome::Unchanged => Loaded { customers: 0, documents: 0 },
        Outcome::Refused(issues) => {
            let issues: Vec<String> = issues.iter().map(ToString::to_string).collect();
            return Err(Failure::Work(issues.join("\n")));
        }
    };
    let (ctx_here, receipts) = (ctx.clone(), std::mem::take(&mut portfolio.receipts));
    ctx.db.offload(async move { record_receipts(&ctx_here, &receipts).await }).await??;
    Ok(loaded)
}

/// What the biller was paid before there was a portal, all at once.
async fn record_receipts(ctx: &Ctx, receipts: &[Receipt]) -> base::Result<()> {
    let mut command = Command::begin(ctx, Actor::Operator).await?;
    let facts = json!({ "receipts": receipts.len() });
    let event = command.record(Event::new("receipts.recorded", "history").facts(facts)).await?;
    let mut accounts = HashMap::new();
    for receipt in receipts {
        if let Entry::Vacant(unknown) = accounts.entry(&receipt.account_number) {
            unknown.insert(get_account(&mut command, &receipt.account_number).await?);
        }
    }
    let receipts: Vec<_> = receipts
        .iter()
        .map(|receipt| OutsideReceipt {
            account: &accounts[&receipt.account_number],
            reference: &receipt.reference,
            amount_cents: receipt.amount,
            paid_on: receipt.paid_on,
            invoice: &receipt.invoice_number,
        })
        .collect();
    ledger::record_outside_receipts(&mut command, event, &receipts).await?;
    command.commit().await
}

async fn get_account(command: &mut Command<'_>, number: &Locator) -> base::Result<Account> {
    let found = accounts::find_account_by_number(command, number).await?;
    found.ok_or(Error::NotFound)
}

pub async fn add_users(ctx: &Ctx, users: &[DemoUser]) -> Result<Users, Failure> {
    let mut added = Users::new();
    for user in users {
        let id = add_user(ctx, user).await?;
        added.insert(user.username, id);
    }
    Ok(added)
}

async fn add_user(ctx: &Ctx, user: &DemoUser) -> Result<Id<kinds::User>, Failure> {
    let wrong = Failure::doing("A demo user");
    let new = NewUser {
        username: user.username.parse().map_err(&wrong)?,
        email: user.email().parse().map_err(&wrong)?,
        first_name: user.first_name.to_owned(),
        last_name: user.last_name.to_owned(),
        language: user.language,
        password: Some(Password::parse(PASSWORD).map_err(Error::from)?),
    };
    let id = people::add_user(ctx, Actor::Operator, new).await?;
    terms::accept(ctx, id).await?;
    for number in &user.accounts {
        let mut conn = ctx.db.read().await?;
        let account = accounts::find_account_by_number(&mut conn, number).await?;
        drop(conn);
        let account_id = account.ok_or(Error::NotFound)?.id;
        let access = Access::new(account_id, Role::Holder);
        people::grant_access(ctx, Actor::Operator, id, &access).await?;
    }
    Ok(id)
}
