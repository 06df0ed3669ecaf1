//! The call to the processor, and what its answer means: C1 follows it.

use base::{Error, Id, Result, kinds};
use outside::processor::{self, ChargeRef, Failure};

use super::model::RefundAttempt;
use super::{outcome, store};
use crate::Ctx;
use crate::payments;

/// Why an attempt was never made, in our words; else it is the processor's.
pub const UNREACHABLE: &str = "processor_unreachable";
pub const NEVER_ARRIVED: &str = "never_arrived";
pub const CHARGE_GONE: &str = "charge_gone";

/// The call, and C1. Only after our own acknowledged commit.
pub(super) async fn send(ctx: &Ctx, attempt: Id<kinds::RefundAttempt>) -> Result<()> {
    let request = request_of(ctx, attempt).await?;
    match ctx.processor.refund(&request).await {
        Ok(facts) => outcome::apply(ctx, attempt, &facts).await,
        // It can't have arrived, or it was turned down for good: nothing went back.
        Err(Failure::Unreachable(why)) => {
            tracing::warn!(%attempt, why, "the processor cannot be reached");
            outcome::refuse_first_call(ctx, attempt, UNREACHABLE).await
        }
        Err(Failure::Refused { code, message }) => {
            tracing::error!(%attempt, code, message, "the processor refused a refund");
            outcome::refuse_first_call(ctx, attempt, &code).await
        }
        Err(Failure::NotFound) => outcome::refuse_first_call(ctx, attempt, CHARGE_GONE).await,
        Err(Failure::Unknown(why)) => {
            tracing::warn!(%attempt, why, "the outcome of a refund is unknown");
            outcome::doubt(ctx, attempt).await
        }
    }
}

/// The janitor's second try: the same key and the same parameters, so it refunds at most once.
/// A refusal now says nothing about the first call, which may still have been carried out.
pub(super) async fn send_again(ctx: &Ctx, attempt: &RefundAttempt) -> Result<()> {
    let request = request_of(ctx, attempt.id).await?;
    match ctx.processor.refund(&request).await {
        Ok(facts) => outcome::apply(ctx, attempt.id, &facts).await,
        Err(failure) => {
            tracing::warn!(attempt = %attempt.id, %failure, "the outcome of a refund is still unknown");
            Ok(())
        }
    }
}

/// The same attempt makes the same request, however often it is built.
async fn request_of(ctx: &Ctx, attempt: Id<kinds::RefundAttempt>) -> Result<processor::Refund> {
    let mut conn = ctx.db.read().await?;
    let attempt = store::get_attempt(&mut conn, attempt).await?;
    let refund = store::get_refund(&mut conn, attempt.refund_id).await?;
    let charge = payments::last_attempt(&mut conn, refund.payment_id).await?;
    let charge = charge.and_then(|charge| charge.reference);
    let charge = charge.ok_or_else(|| Error::internal("refunds", "no charge to refund"))?;
    Ok(processor::Refund {
        attempt: attempt.id,
        charge: ChargeRef::new(charge),
        amount: refund.amount(),
    })
}
