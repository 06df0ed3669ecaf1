//! Refunds that nobody told us the end of: looked up, sent again, or given up, as is safe.

use base::{Id, Result, boxed, kinds};
use outside::processor::{ChargeRef, RefundRef};

use super::model::RefundAttempt;
use super::{call, outcome, store};
use crate::Ctx;
use crate::payments::{self, FENCE, next_check};

/// Looks at every attempt whose time has come; says how many. Any number of processes may do so.
#[boxed]
pub async fn check_attempts(ctx: &Ctx, limit: i64) -> Result<usize> {
    let mut conn = ctx.db.read().await?;
    let due = store::attempts_to_check(&mut conn, ctx.now(), limit).await?;
    drop(conn);
    for attempt in &due {
        // One that cannot be checked now must not keep the others waiting.
        if let Err(error) = check(ctx, *attempt).await {
            tracing::warn!(%attempt, %error, "a refund could not be checked");
        }
    }
    Ok(due.len())
}

async fn check(ctx: &Ctx, attempt: Id<kinds::RefundAttempt>) -> Result<()> {
    let mut tx = ctx.db.begin().await?; // when to look next is no fact
    let found = store::lock_attempt(&mut tx, attempt).await?;
    let next = ctx.now() + next_check(found.checks);
    // Taken by whoever moves the time first.
    if !store::take_check(&mut tx, attempt, ctx.now(), next).await? {
        return Ok(());
    }
    tx.commit().await?;
    let Some(reference) = &found.reference else { return check_unknown(ctx, &found).await };
    match ctx.processor.get_refund(&RefundRef::new(reference.clone())).await {
        Ok(facts) => outcome::apply(ctx, attempt, &facts).await,
        Err(failure) => {
            tracing::warn!(%attempt, %failure, "a refund could not be looked up");
            Ok(())
        }
    }
}

async fn check_unknown(ctx: &Ctx, attempt: &RefundAttempt) -> Result<()> {
    let mut conn = ctx.db.read().await?;
    let refund = store::get_refund(&mut conn, attempt.refund_id).await?;
    let charge = payments::last_attempt(&mut conn, refund.payment_id).await?;
    drop(conn);
    let Some(charge) = charge.and_then(|charge| charge.reference) else { return Ok(()) };
    match ctx.processor.find_refund(&ChargeRef::new(charge), attempt.id).await {
        Ok(Some(facts)) => return outcome::apply(ctx, attempt.id, &facts).await,
        Ok(None) => {}
        // Not having been able to look is no proof of anything: another time.
        Err(failure) => {
            tracing::warn!(attempt = %attempt.id, %failure, "a refund could not be looked for");
            return Ok(());
        }
    }
    let age = ctx.now().duration_since(attempt.sent_at);
    let key_ttl = ctx.processor.traits().key_ttl;
    if age < key_ttl - FENCE {
        call::send_again(ctx, attempt).await
    } else if age > key_ttl + FENCE {
        outcome::refuse(ctx, attempt.id, call::NEVER_ARRIVED).await
    } else {
        Ok(())
    }
}
