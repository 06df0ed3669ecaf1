//! The code, typed: whoever does has shown that the address of record is theirs.

use std::net::IpAddr;

use base::{Actor, Refusal, Result, SignedDuration, boxed};

use super::code::{self, LIFETIME, PATIENCE, TRIES};
use super::model::{Claimant, Proven};
use super::store::{self, Registration};
use super::ticket::Ticket;
use crate::command::Command;
use crate::journal::Event;
use crate::people::{self, From, SignInCode, Tries};
use crate::{Ctx, accounts};

/// How long what is over is kept: the letters about it may be late.
const KEPT: SignedDuration = SignedDuration::from_hours(7 * 24);

/// Whether a code is waited for.
#[boxed]
pub async fn is_waiting(ctx: &Ctx, ticket: &Ticket) -> Result<bool> {
    Ok(find_open(ctx, ticket).await?.is_some())
}

/// Another code in place of the one before. Counts as asking for one, and refuses with
/// `TooManyTries` or `RegistrationGone`.
pub async fn send_again(ctx: &Ctx, ticket: &Ticket, claimant: &Claimant<'_>) -> Result<()> {
    let registration = find_open(ctx, ticket).await?.ok_or(Refusal::RegistrationGone)?;
    let typed_hash = &registration.typed_hash;
    Tries::of_code_request(ctx, typed_hash, claimant.from()).admit(ctx).await?;
    let mut command = Command::begin(ctx, claimant.actor()).await?;
    let now = command.now;
    let registration = store::lock_registration(&mut command, ticket.id()).await?;
    let registration = registration.filter(|registration| registration.is_open(now));
    let again = Registration {
        code_id: Some(ctx.id()),
        code_expires_at: now + LIFETIME,
        code_tries_left: TRIES,
        ends_at: now + PATIENCE,
        ..registration.ok_or(Refusal::RegistrationGone)?
    };
    store::update_registration(&mut command, &again).await?;
    command.record(again.event()).await?;
    command.commit().await
}

/// Refuses with `WrongCode`, whatever is wrong with it, or with `TooManyTries`.
#[boxed]
pub async fn prove(ctx: &Ctx, ticket: &Ticket, typed: &SignInCode, network: IpAddr) -> Result<()> {
    let registration = find_open(ctx, ticket).await?.ok_or(Refusal::WrongCode)?;
    let email = registration.email.as_ref().map(base::Email::as_str);
    let tries =
        Tries::of_registration_code(ctx, &registration.typed_hash, email, From::Stranger(network));
    tries.admit(ctx).await?;
    let mut command = Command::begin(ctx, Actor::Stranger).await?;
    let now = command.now;
    let is_open = store::spend_try(&mut command, registration.id, now).await?;
    let registration = store::lock_registration(&mut command, registration.id).await?;
    let registration = registration.ok_or(Refusal::WrongCode)?;
    if !is_open || !is_right(ctx, &registration, typed) {
        command.record(Event::new("registration.refused", registration.id)).await?;
        command.commit().await?;
        return Err(Refusal::WrongCode.into());
    }
    let proved = Registration { proved_at: Some(now), ends_at: now + PATIENCE, ..registration };
    store::update_registration(&mut command, &proved).await?;
    command.record(Event::new("registration.proved", proved.id)).await?;
    tries.forgive(&mut command).await?;
    command.commit().await
}

/// What has been proved and waits to be completed.
#[boxed]
pub async fn find_proven(ctx: &Ctx, ticket: &Ticket) -> Result<Option<Proven>> {
    let mut conn = ctx.db.read().await?;
    let registration = store::find_registration(&mut conn, ticket.id()).await?;
    let Some(registration) = registration.filter(|it| it.is_proven(ctx.now())) else {
        return Ok(None);
    };
    let Some(email) = registration.email else { return Ok(None) };
    let accounts = store::accounts_chosen(&mut conn, registration.id).await?;
    let customer = match accounts.first() {
        Some(account) => accounts::customer_of(&mut conn, account.id).await?,
        None => None,
    };
    let name = customer.map(|customer| (customer.details.first_name, customer.details.last_name));
    let (first_name, last_name) = name.unwrap_or_default();
    Ok(Some(Proven {
        has_login: people::find_user_by_email(&mut conn, &email).await?.is_some(),
        left_out: store::count_left_out(&mut conn, registration.id).await?,
        first_name: first_name.unwrap_or_default(),
        last_name: last_name.unwrap_or_default(),
        accounts,
        email,
    }))
}

/// Deletes what is long over; what came of it is in the journal.
#[boxed]
pub async fn sweep(ctx: &Ctx) -> Result<()> {
    let long_ago = ctx.now() - KEPT;
    let mut tx = ctx.db.begin().await?;
    store::delete_claims_ended_before(&mut tx, long_ago).await?;
    store::delete_registrations_ended_before(&mut tx, long_ago).await?;
    Ok(tx.commit().await?)
}

async fn find_open(ctx: &Ctx, ticket: &Ticket) -> Result<Option<Registration>> {
    let registration = store::find_registration(&mut ctx.db.read().await?, ticket.id()).await?;
    let now = ctx.now();
    Ok(registration.filter(|it| it.is_open(now) && it.code_id.is_some()))
}

fn is_right(ctx: &Ctx, registration: &Registration, typed: &SignInCode) -> bool {
    let sent = registration.code_id.zip(registration.email.as_ref());
    sent.is_some_and(|(id, email)| code::derive(&ctx.secret, id, email).is(typed))
}
