//! Ending methods: one that its owner removes, those for a single payment once it is over, and those
//! that no payment came of.

use base::{Actor, Id, Refusal, Result, SignedDuration, boxed, kinds};

use super::{JOB_FORGET_METHOD, store};
use crate::Ctx;
use crate::command::Command;
use crate::methods;
use crate::payers::Payer;

/// A payer who has not completed a payment by then has left it.
const UNUSED: SignedDuration = SignedDuration::from_hours(2 * 24);

const AT_ONCE: i64 = 500;

/// Takes it from the payer's stored methods; the processor forgets it soon. What was paid with it
/// keeps its receipt. Refuses with `MethodInUse` while a payment with it is in progress.
#[boxed]
pub async fn remove_method(ctx: &Ctx, payer: Payer, method: Id<kinds::Method>) -> Result<()> {
    let mut command = Command::begin(ctx, Actor::from(payer)).await?;
    methods::remove_in_txn(&mut command, payer, method).await?;
    // Asked under the method's lock: a payment that begins now has to wait for it.
    if store::open_payment_with(&mut command, method).await?.is_some() {
        return Err(Refusal::MethodInUse.into());
    }
    let now = command.now;
    command.enqueue(JOB_FORGET_METHOD, &method.to_string(), now).await?;
    command.commit().await
}

/// The payment that has to be over before the method can be removed.
#[boxed]
pub async fn open_payment_with(
    ctx: &Ctx,
    method: Id<kinds::Method>,
) -> Result<Option<Id<kinds::Payment>>> {
    let mut conn = ctx.db.read().await?;
    store::open_payment_with(&mut conn, method).await
}

/// Ends it at the processor and wipes it here, unless a payment needs its token still: whatever
/// concludes that payment asks again.
pub async fn forget_method(ctx: &Ctx, method: Id<kinds::Method>) -> Result<()> {
    match open_payment_with(ctx, method).await? {
        Some(_) => Ok(()),
        None => methods::forget(ctx, Actor::System, method).await,
    }
}

/// Methods that were added for one payment, which was never made. Says how many there were.
pub async fn forget_unused_methods(ctx: &Ctx) -> Result<usize> {
    let mut conn = ctx.db.read().await?;
    let unused = store::methods_unused_since(&mut conn, ctx.now() - UNUSED, AT_ONCE).await?;
    drop(conn);
    for method in &unused {
        // One that cannot be ended now must not keep the others waiting.
        if let Err(error) = forget_method(ctx, *method).await {
            tracing::warn!(%method, %error, "a method that nobody used was not forgotten");
        }
    }
    Ok(unused.len())
}
