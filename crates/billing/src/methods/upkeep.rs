//! What time does to stored methods: cards expire or are renewed, visits to the hosted page are left
//! unfinished.

use base::{Actor, Date, Error, Result, SignedDuration};
use outside::facts::{DeclineReason, MethodDetails};
use outside::processor::{Failure, MethodRef};
use serde_json::json;

use super::keeping::disable;
use super::model::{Method, WARNING, is_near};
use super::store;
use crate::Ctx;
use crate::command::Command;
use crate::journal::Event;

/// Longer than the small deposits take by which a bank account is confirmed.
const SETUP_PATIENCE: SignedDuration = SignedDuration::from_hours(14 * 24);

/// Looks at every card whose expiry is near and has not been looked at: what the processor has
/// renewed by itself is taken over, and of the others the owner is told, once for each expiry. Says
/// how many there were.
pub async fn warn_of_expiry(ctx: &Ctx) -> Result<usize> {
    let today = ctx.today();
    let mut conn = ctx.db.read().await?;
    let mut near = store::expiring_until(&mut conn, today.saturating_add(WARNING)).await?;
    drop(conn);
    near.retain(|method| method.expires_soon(today));
    for method in &near {
        // One that cannot be looked at now must not keep the others waiting.
        if let Err(error) = warn(ctx, method).await {
            tracing::warn!(method = %method.id, %error, "a card near its expiry was not looked at");
        }
    }
    Ok(near.len())
}

/// The processor says that a method has changed.
pub async fn renew_by_reference(ctx: &Ctx, reference: &str) -> Result<()> {
    let mut conn = ctx.db.read().await?;
    let found = store::find_by_reference(&mut conn, reference).await?;
    drop(conn);
    match found {
        Some(method) => renew(ctx, &method).await.map(drop),
        None => Ok(()),
    }
}

/// Visits to the hosted page that came to nothing go, with the address that was typed for them.
pub async fn sweep_setups(ctx: &Ctx) -> Result<()> {
    let mut tx = ctx.db.begin().await?; // what never was is no fact
    store::delete_setups_unfinished_since(&mut tx, ctx.now() - SETUP_PATIENCE).await?;
    Ok(tx.commit().await?)
}

async fn warn(ctx: &Ctx, method: &Method) -> Result<()> {
    let Some(expiry) = renew(ctx, method).await? else { return Ok(()) };
    let today = ctx.today();
    if !is_near(expiry, today) {
        return Ok(());
    }
    let mut command = Command::begin(ctx, Actor::System).await?;
    if !store::set_warned(&mut command, method.id, expiry).await? {
        return Ok(()); // another process was faster, or it is gone
    }
    let (year, month) = expiry;
    let facts = json!({ "year": year, "month": month });
    let event = Event::new("method.expiring", method.id).facts(facts);
    // It is too late for a warning once the card has expired.
    let is_over = (today.year(), today.month()) > expiry;
    command.record(if is_over { event } else { event.announced() }).await?;
    command.commit().await
}

/// The expiry as the processor has it now; None for what has none, or is there no more.
async fn renew(ctx: &Ctx, method: &Method) -> Result<Option<(i16, i8)>> {
    let found = match ctx.processor.get_method(&MethodRef::new(&*method.reference)).await {
        Ok(found) => found,
        Err(Failure::NotFound) => return end(ctx, method).await.map(|()| None),
        Err(failure) => return Err(failure.unavailable()),
    };
    let MethodDetails::Card { last4, exp_month, exp_year, .. } = found.details else {
        return Ok(None);
    };
    let expiry = expiry_of(exp_year, exp_month)?;
    if method.expiry == Some(expiry) && method.last4 == last4 {
        return Ok(Some(expiry));
    }
    let mut command = Command::begin(ctx, Actor::System).await?;
    store::set_card(&mut command, method.id, &last4, expiry).await?;
    let facts = json!({ "year": expiry.0, "month": expiry.1 });
    command.record(Event::new("method.renewed", method.id).facts(facts)).await?;
    command.commit().await?;
    Ok(Some(expiry))
}

/// It is no longer there to be charged, and nobody here had it removed.
async fn end(ctx: &Ctx, method: &Method) -> Result<()> {
    let mut command = Command::begin(ctx, Actor::System).await?;
    disable(&mut command, method.id, DeclineReason::MethodGone.as_str()).await?;
    command.commit().await
}

fn expiry_of(year: u16, month: u8) -> Result<(i16, i8)> {
    let read = || Some((i16::try_from(year).ok()?, i8::try_from(month).ok()?));
    let is_month = |(year, month): &(i16, i8)| Date::new(*year, *month, 1).is_ok();
    let found = read().filter(is_month);
    found.ok_or_else(|| Error::internal("methods", format!("{year}-{month} is no expiry")))
}
