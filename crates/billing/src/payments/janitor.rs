//! Attempts that nobody told us the end of: looked up, sent again, or given up, as is safe.

use base::{Actor, Id, Result, SignedDuration, boxed, kinds};
use outside::facts::{ChargeFacts, ChargeState};
use outside::processor::{ChargeRef, Failure};

use super::model::{Attempt, Failed};
use super::{call, outcome, store};
use crate::Ctx;

/// So long before and after the end of a key's lifetime nothing is sent with it and nothing is
/// concluded from not finding it: the two clocks may differ.
pub const FENCE: SignedDuration = SignedDuration::from_hours(2);

/// A payer who has not confirmed within this time has gone, and a call that was to confirm has
/// ended.
const CONFIRMATION_LIMIT: SignedDuration = SignedDuration::from_hours(1);

/// Looks at every attempt whose time has come; says how many. Any number of processes may do so.
#[boxed]
pub async fn check_attempts(ctx: &Ctx, limit: i64) -> Result<usize> {
    let mut conn = ctx.db.read().await?;
    let due = store::attempts_to_check(&mut conn, ctx.now(), limit).await?;
    drop(conn);
    for attempt in &due {
        // One that cannot be checked now must not keep the others waiting.
        if let Err(error) = check(ctx, *attempt).await {
            tracing::warn!(%attempt, %error, "an attempt could not be checked");
        }
    }
    Ok(due.len())
}

/// Looks at a payment's attempt now, because the payer is back from confirming it.
#[boxed]
pub async fn refresh(ctx: &Ctx, payment: Id<kinds::Payment>) -> Result<()> {
    let mut conn = ctx.db.read().await?;
    let attempt = store::last_attempt(&mut conn, payment).await?;
    drop(conn);
    let Some(attempt) = attempt.filter(|attempt| !attempt.state.is_over()) else { return Ok(()) };
    if let Some(reference) = &attempt.reference {
        let facts = ctx.processor.get_charge(&ChargeRef::new(reference.clone())).await;
        if let Ok(facts) = facts {
            outcome::apply(ctx, Actor::System, attempt.id, &facts).await?;
        }
    }
    Ok(())
}

/// Looks at the charge of a payment that is over: something else about it may have come to light.
pub async fn look_again(ctx: &Ctx, payment: Id<kinds::Payment>) -> Result<()> {
    let mut conn = ctx.db.read().await?;
    let attempt = store::last_attempt(&mut conn, payment).await?;
    drop(conn);
    let Some(attempt) = attempt else { return Ok(()) };
    let Some(reference) = attempt.reference else { return Ok(()) };
    let facts = ctx.processor.get_charge(&ChargeRef::new(reference)).await;
    let facts = facts.map_err(Failure::unavailable)?;
    outcome::apply(ctx, Actor::System, attempt.id, &facts).await
}

async fn check(ctx: &Ctx, attempt: Id<kinds::Attempt>) -> Result<()> {
    let mut tx = ctx.db.begin().await?; // when to look next is no fact
    let found = store::lock_attempt(&mut tx, attempt).await?;
    let next = ctx.now() + outcome::next_check(found.checks);
    // Taken by whoever moves the time first.
    if !store::take_check(&mut tx, attempt, ctx.now(), next).await? {
        return Ok(());
    }
    tx.commit().await?;
    match &found.reference {
        Some(reference) => check_known(ctx, &found, ChargeRef::new(reference.clone())).await,
        None => check_unknown(ctx, &found).await,
    }
}

async fn check_known(ctx: &Ctx, attempt: &Attempt, reference: ChargeRef) -> Result<()> {
    let age = ctx.now().duration_since(attempt.sent_at);
    let mut facts = ctx.processor.get_charge(&reference).await;
    if age > CONFIRMATION_LIMIT && facts.as_ref().is_ok_and(waits_for_confirmation) {
        facts = ctx.processor.cancel_charge(&reference).await;
    }
    match facts {
        Ok(facts) => outcome::apply(ctx, Actor::System, attempt.id, &facts).await,
        Err(failure) => {
            tracing::warn!(attempt = %attempt.id, %failure, "a charge could not be looked up");
            Ok(())
        }
    }
}

fn waits_for_confirmation(facts: &ChargeFacts) -> bool {
    matches!(facts.state, ChargeState::Unconfirmed | ChargeState::ActionNeeded { .. })
}

async fn check_unknown(ctx: &Ctx, attempt: &Attempt) -> Result<()> {
    match ctx.processor.find_by_attempt(attempt.id).await {
        Ok(Some(facts)) => return outcome::apply(ctx, Actor::System, attempt.id, &facts).await,
        Ok(None) => {}
        // Not having been able to look is no proof of anything: another time.
        Err(failure) => {
            tracing::warn!(attempt = %attempt.id, %failure, "a charge could not be looked for");
            return Ok(());
        }
    }
    let age = ctx.now().duration_since(attempt.sent_at);
    let key_ttl = ctx.processor.traits().key_ttl;
    if age < key_ttl - FENCE {
        call::send_again(ctx, attempt).await
    } else if age > key_ttl + FENCE {
        outcome::fail(ctx, attempt.id, Failed::NeverArrived).await
    } else {
        Ok(())
    }
}
