//! The call to the processor, and what its answer means: C1 follows it.

use base::{Actor, Error, Id, Result, boxed, kinds};
use outside::facts::DeclineReason;
use outside::processor::{Charge, CustomerRef, Failure, MethodRef, Presence};

use super::model::{Attempt, Failed, PaidPart, Payment};
use super::{outcome, store};
use crate::Ctx;
use crate::methods;
use crate::settings::Channel;

/// The call, and C1. Only after our own acknowledged commit.
///
/// It runs in a task of its own: a client that hangs up, or a handler that is dropped, can't cut it
/// off between the call and its outcome.
#[boxed]
pub async fn send(ctx: &Ctx, attempt: Id<kinds::Attempt>) -> Result<()> {
    let task_ctx = ctx.clone();
    let sent = tokio::spawn(async move { call(&task_ctx, attempt).await }).await;
    sent.map_err(|error| Error::internal("payments", error))?
}

async fn call(ctx: &Ctx, attempt: Id<kinds::Attempt>) -> Result<()> {
    let charge = charge_of(ctx, attempt).await?;
    match ctx.processor.charge(&charge).await {
        Ok(facts) => outcome::apply(ctx, Actor::System, attempt, &facts).await,
        // It can't have arrived, or it was turned down for good: nothing was charged.
        Err(Failure::Unreachable(why)) => {
            tracing::warn!(%attempt, why, "the processor cannot be reached");
            outcome::fail_first_call(ctx, attempt, Failed::Unreachable).await
        }
        Err(Failure::Refused { code, message }) => {
            tracing::error!(%attempt, code, message, "the processor refused a charge");
            let reason = code.parse().unwrap_or(DeclineReason::ProcessingError);
            outcome::fail_first_call(ctx, attempt, Failed::Declined(reason)).await
        }
        Err(Failure::NotFound) => {
            outcome::fail_first_call(ctx, attempt, Failed::Declined(DeclineReason::MethodGone))
                .await
        }
        Err(Failure::Unknown(why)) => {
            tracing::warn!(%attempt, why, "the outcome of a charge is unknown");
            outcome::doubt(ctx, attempt).await
        }
    }
}

/// The janitor's second try: the same key and the same parameters, so it charges at most once.
/// A refusal now says nothing about the first call, which may still have been carried out.
pub(super) async fn send_again(ctx: &Ctx, attempt: &Attempt) -> Result<()> {
    let charge = charge_of(ctx, attempt.id).await?;
    match ctx.processor.charge(&charge).await {
        Ok(facts) => outcome::apply(ctx, Actor::System, attempt.id, &facts).await,
        Err(failure) => {
            tracing::warn!(attempt = %attempt.id, %failure, "the outcome of a charge is still unknown");
            Ok(())
        }
    }
}

/// The same attempt makes the same request, however often it is built.
async fn charge_of(ctx: &Ctx, attempt: Id<kinds::Attempt>) -> Result<Charge> {
    let mut conn = ctx.db.read().await?;
    let attempt = store::get_attempt(&mut conn, attempt).await?;
    let payment = store::find_payment(&mut conn, attempt.payment_id).await?;
    let payment = payment.ok_or(Error::NotFound)?;
    let method = methods::find_method(&mut conn, payment.method_id).await?;
    let method = method.ok_or(Error::NotFound)?;
    let parts = store::parts_of(&mut conn, payment.id).await?;
    Ok(Charge {
        attempt: attempt.id,
        payment: payment.id,
        customer: CustomerRef::new(method.customer_reference),
        method: MethodRef::new(method.reference),
        method_kind: method.kind,
        amount: payment.charge(),
        description: description(&parts),
        statement_suffix: None,
        presence: presence(ctx, &payment),
    })
}

fn description(parts: &[PaidPart]) -> String {
    match parts {
        [part] => format!("Payment for account {}", part.account_number),
        parts => {
            let numbers: Vec<_> = parts.iter().map(|part| part.account_number.as_str()).collect();
            format!("Payment for accounts {}", numbers.join(", "))
        }
    }
}

/// Whether the payer is on our pages, and comes back to one of them.
fn presence(ctx: &Ctx, payment: &Payment) -> Presence {
    let path = match payment.channel {
        Channel::Portal => "payments",
        Channel::Guest => "guest/payments",
        Channel::AutoPay | Channel::Schedule | Channel::Text | Channel::Staff => {
            return Presence::Absent;
        }
    };
    let return_url = format!("{}/{path}/{}?returned=yes", ctx.portal_url, payment.id);
    Presence::Present { return_url }
}
