//! Accounts from a file; a later file changes them in place, but never their currency.

use base::{Error, Id, Locator, kinds};
use formats::records::{self, Pin};

use super::apply::{Applied, Failure, Import};
use super::model::Effect;
use crate::accounts::{self, Account, AccountKind, NewAccount};
use crate::credentials::{Password, Verdict, hash_password, verify_password};

pub(super) async fn apply(
    import: &mut Import<'_>,
    line: u32,
    record: records::Account,
) -> Applied<Effect> {
    let customer_id = customer_of(import, line, &record.customer_number).await?;
    let pin = record.pin.clone();
    let details = details(customer_id, record);
    let (account, effect) = apply_details(import, line, details).await?;
    match pin {
        Some(pin) => Ok(effect.or_changed(set_pin(import, account, pin).await?)),
        None => Ok(effect),
    }
}

async fn apply_details(
    import: &mut Import<'_>,
    line: u32,
    details: NewAccount,
) -> Applied<(Id<kinds::Account>, Effect)> {
    match accounts::find_account_by_number(&mut import.command, &details.number).await? {
        None => {
            let id = import.command.ctx.id();
            accounts::insert_account(&mut import.command, id, &details, Some(import.id)).await?;
            Ok((id, Effect::Added))
        }
        Some(known) if known.currency != details.currency => {
            let problem =
                format!("is {}, but account {} is kept in", details.currency, known.number);
            Failure::row(
                line,
                "currency",
                format!("{problem} {}", known.currency),
                known.currency.to_string(),
            )
        }
        Some(known) => {
            import.known.forget_account(&details.number);
            Ok((known.id, update(import, known, details).await?))
        }
    }
}

/// Whether it was another PIN before. Only its hash is kept.
async fn set_pin(import: &mut Import<'_>, account: Id<kinds::Account>, pin: Pin) -> Applied<bool> {
    let ctx = import.command.ctx;
    let pin = Password::parse(pin.0).map_err(Error::from)?;
    let known = accounts::find_pin_hash(&mut import.command, account).await?;
    if known.is_some() && verify_password(ctx, pin.clone(), known).await? == Verdict::Right {
        return Ok(false);
    }
    let hash = hash_password(ctx, pin).await?;
    accounts::set_pin_hash(&mut import.command, account, &hash).await?;
    Ok(true)
}

async fn update(import: &mut Import<'_>, known: Account, details: NewAccount) -> Applied<Effect> {
    let changed = Account {
        customer_id: details.customer_id,
        kind: details.kind,
        name: details.name,
        opened_on: details.opened_on,
        ..known.clone()
    };
    if changed == known {
        return Ok(Effect::Unchanged);
    }
    accounts::update_account(&mut import.command, &changed).await?;
    Ok(Effect::Changed)
}

async fn customer_of(
    import: &mut Import<'_>,
    line: u32,
    number: &Locator,
) -> Applied<Id<kinds::Customer>> {
    match accounts::find_customer_by_number(&mut import.command, number).await? {
        Some(customer) => Ok(customer.id),
        None => {
            let problem = format!("“{number}” is no customer's number");
            Failure::row(line, "customer_number", problem, "a customer who was imported before")
        }
    }
}

/// The account of that number, which another row refers to.
pub(super) async fn account_of(
    import: &mut Import<'_>,
    line: u32,
    number: &Locator,
) -> Applied<Account> {
    match import.known.find_account(&mut import.command, number).await? {
        Some(account) => Ok(account),
        None => {
            let problem = format!("“{number}” is no account's number");
            Failure::row(line, "account_number", problem, "an account that was imported before")
        }
    }
}

fn details(customer_id: Id<kinds::Customer>, record: records::Account) -> NewAccount {
    NewAccount {
        customer_id,
        number: record.number,
        kind: match record.kind {
            records::AccountKind::OpenItem => AccountKind::OpenItem,
            records::AccountKind::BalanceForward => AccountKind::BalanceForward,
        },
        currency: record.currency,
        name: record.name,
        opened_on: record.opened_on,
    }
}
