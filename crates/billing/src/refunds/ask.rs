//! C0: what is to be given back, taken out of the books before the processor hears of it.

use base::{Actor, Cents, Error, Id, Refusal, Result, SignedDuration, boxed, kinds};
use serde_json::json;
use sha2::{Digest, Sha256};

use super::model::{NewRefund, Refund, RefundState};
use super::{call, store};
use crate::Ctx;
use crate::command::Command;
use crate::credentials::hex;
use crate::journal::{Event, Ledger};
use crate::ledger::Movement;
use crate::payments::{self, Paid};

/// When the janitor looks at an attempt that is being sent. The call takes 20 s at most, so by
/// then it has ended, or its process has.
const FIRST_CHECK: SignedDuration = SignedDuration::from_secs(30);

/// Gives back. Doing it again with the same key, at once or later, gives nothing more back and
/// answers the same.
///
/// Once the intent is committed the rest runs in a task of its own: a client that hangs up can't cut
/// it off between the call and its outcome.
#[boxed]
pub async fn refund(ctx: &Ctx, actor: Actor, new: &NewRefund) -> Result<Id<kinds::Refund>> {
    let (refund, attempt) = commit_intent(ctx, actor, new).await?;
    if let Some(attempt) = attempt {
        let task_ctx = ctx.clone();
        let sent = tokio::spawn(async move { call::send(&task_ctx, attempt).await }).await;
        sent.map_err(|error| Error::internal("refunds", error))??;
    }
    Ok(refund)
}

/// One transaction with the intent, its frozen quote, the attempt about to be sent, and the movement
/// to what is payable. No attempt when this key was used before.
async fn commit_intent(
    ctx: &Ctx,
    actor: Actor,
    new: &NewRefund,
) -> Result<(Id<kinds::Refund>, Option<Id<kinds::RefundAttempt>>)> {
    let mut command = Command::begin(ctx, actor).await?;
    // Everything below is decided under the accounts' locks: two windows take turns here.
    let paid = payments::lock_paid(&mut command, new.payment).await?;
    let params = params_hash(new);
    if let Some((known, hash)) = store::find_key(&mut command, &new.key).await? {
        return if hash == params { Ok((known, None)) } else { Err(Refusal::ReviewAgain.into()) };
    }
    let cents = paid.refundable(new.cents)?;
    let refund = Refund {
        id: ctx.id(),
        payment_id: new.payment,
        amount_cents: cents,
        fee_cents: paid.fee_in(cents),
        currency: paid.payment.currency,
        note: new.note.clone(),
        state: RefundState::Open,
        created_at: command.now,
        concluded_at: None,
    };
    store::insert_refund(&mut command, &refund, &new.key, &params).await?;
    let (attempt, now) = (ctx.id(), command.now);
    store::insert_attempt(&mut command, attempt, refund.id, now, now + FIRST_CHECK).await?;
    let facts = json!({
        "payer": paid.payment.payer.to_string(),
        "refund": refund.id,
        "amount_cents": cents,
        "attempt": attempt,
    });
    let event = Event::new("refund.asked", new.payment).account(paid.account().id).facts(facts);
    let event = command.record(event).await?;
    take(&mut command, event, &paid, &refund).await?;
    command.commit().await?;
    Ok((refund.id, Some(attempt)))
}

async fn take(
    command: &mut Command<'_>,
    event: Id<kinds::Event>,
    paid: &Paid,
    refund: &Refund,
) -> Result<()> {
    let (source, payable) = (format!("refund:{}", refund.id), Ledger::RefundsPayable);
    let mut asked = Movement::new("refund", source, paid.account()).of_payment(paid.payment.id);
    let cents = refund.amount_cents;
    let taken = payments::take(command, event, &mut asked, paid, cents, payable).await?;
    store::insert_shares(command, refund.id, &taken).await?;
    asked.post(command, event).await?;
    payments::add_refunded(command, paid.payment.id, cents).await?;
    payments::use_other_credit(command, event, paid).await
}

fn params_hash(new: &NewRefund) -> String {
    let cents = new.cents.map(|Cents(cents)| cents.to_string()).unwrap_or_default();
    hex(&Sha256::digest(format!("{} {cents}", new.payment)))
}
