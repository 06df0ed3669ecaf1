//! Completing a draft: commit the intent, call the processor, commit the outcome.

use base::{Actor, Cents, Error, Id, Refusal, Result, SignedDuration, kinds};
use outside::facts::DeclineReason;
use outside::processor::{Charge, CustomerRef, Failure, MethodRef, Presence};
use serde_json::json;
use sha2::{Digest, Sha256};

use super::allowance::allowance_of;
use super::drafts::{self, Plan, amounts_of};
use super::model::{Attempt, Channel, Draft, Failed, Payment, PaymentState, payment_id};
use super::{outcome, store};
use crate::Ctx;
use crate::accounts;
use crate::command::Command;
use crate::journal::Event;
use crate::ledger;
use crate::methods::{self, Mandate, Method};

/// When the janitor looks at an attempt that is being sent. The call takes 20 s at most, so by
/// then it has ended, or its process has.
const FIRST_CHECK: SignedDuration = SignedDuration::from_secs(30);

/// Pays the draft. Doing it again, at once or later, pays nothing more and answers the same.
///
/// Once the intent is committed the rest runs in a task of its own: a client that hangs up, or a
/// handler that is dropped, can't cut it off between the call and its outcome.
pub async fn pay(
    ctx: &Ctx,
    user: Id<kinds::User>,
    draft: Id<kinds::Draft>,
) -> Result<Id<kinds::Payment>> {
    let payment = payment_id(draft);
    let Some(attempt) = commit_intent(ctx, user, draft).await? else {
        return Ok(payment);
    };
    let task_ctx = ctx.clone();
    let sent = tokio::spawn(async move { send(&task_ctx, attempt).await }).await;
    sent.map_err(|error| Error::internal("payments", error))??;
    Ok(payment)
}

/// C0: one transaction with the intent, its frozen quote, and the attempt about to be sent. None
/// when this draft has been paid before.
async fn commit_intent(
    ctx: &Ctx,
    user: Id<kinds::User>,
    draft: Id<kinds::Draft>,
) -> Result<Option<Id<kinds::Attempt>>> {
    let mut command = Command::begin(ctx, Actor::User(user)).await?;
    let Some(draft) = drafts::find_draft_for(&mut command, user, draft).await? else {
        return Err(Refusal::DraftGone.into());
    };
    // Everything below is decided under the account's lock: two windows take turns here.
    let account = accounts::lock_account(&mut command, draft.account_id).await?;
    let invoices = store::draft_invoices(&mut command, draft.id).await?;
    let params = params_hash(&draft, &invoices);
    let (scope, key) = (Channel::Portal.as_str(), draft.id.to_string());
    if let Some(known) = store::find_idempotency(&mut command, scope, &key).await? {
        return if known == params { Ok(None) } else { Err(Refusal::DraftGone.into()) };
    }
    allowance_of(ctx, &mut command, user, &account).await?.check(draft.amount_cents)?;
    let (method, mandate) = usable_method(&mut command, user, &draft).await?;
    let amounts = amounts_of(&mut command, account.id, ctx.today()).await?;
    let plan = drafts::plan(&draft, &invoices, &amounts)?;

    let now = command.now;
    let payment = Payment {
        id: draft.payment_id(),
        account_id: account.id,
        user_id: Some(user),
        method_id: method.id,
        amount_cents: draft.amount_cents,
        surcharge_cents: Cents::ZERO,
        currency: account.currency,
        state: PaymentState::Open,
        created_at: now,
        concluded_at: None,
        receipt_number: None,
    };
    let quote = quote_hash(&payment, &plan, &mandate);
    store::insert_payment(&mut command, &payment, Channel::Portal, &quote, mandate.id).await?;
    store::insert_idempotency(&mut command, scope, &key, &params, payment.id, now).await?;
    for share in &plan.shares {
        store::insert_allocation(&mut command, payment.id, share).await?;
    }
    let attempt = ctx.id();
    store::insert_attempt(&mut command, attempt, payment.id, now, now + FIRST_CHECK).await?;
    ledger::reserve(&mut command, account.id, payment.amount_cents, &plan.shares).await?;
    let facts = json!({ "user": user, "amount_cents": payment.amount_cents, "attempt": attempt });
    let event = Event::new("payment.begun", payment.id).account(account.id).facts(facts);
    command.record(event).await?;
    command.commit().await?;
    Ok(Some(attempt))
}

async fn usable_method(
    command: &mut Command<'_>,
    user: Id<kinds::User>,
    draft: &Draft,
) -> Result<(Method, Mandate)> {
    let id = draft.method_id.ok_or(Refusal::ChooseMethod)?;
    let method = methods::find_for(command, user, id).await?.ok_or(Refusal::ChooseMethod)?;
    if !method.is_usable(command.ctx.today()) {
        return Err(Refusal::MethodUnusable.into());
    }
    let mandate = methods::find_mandate(command, method.id).await?;
    let mandate = mandate.ok_or(Refusal::MethodUnusable)?; // no debit without an authorization
    Ok((method, mandate))
}

/// The call, and C1. Only after our own acknowledged commit.
async fn send(ctx: &Ctx, attempt: Id<kinds::Attempt>) -> Result<()> {
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
    let account = accounts::find_account(&mut conn, payment.account_id).await?;
    let account = account.ok_or(Error::NotFound)?;
    Ok(Charge {
        attempt: attempt.id,
        payment: payment.id,
        customer: CustomerRef::new(method.customer_reference),
        method: MethodRef::new(method.reference),
        method_kind: method.kind,
        amount: payment.charge(),
        description: format!("Payment for account {}", account.number),
        statement_suffix: None,
        presence: Presence::Present {
            return_url: format!("{}/payments/{}?returned=yes", ctx.portal_url, payment.id),
        },
    })
}

fn params_hash(draft: &Draft, invoices: &[Id<kinds::Invoice>]) -> String {
    let method = draft.method_id.map(|id| id.to_string()).unwrap_or_default();
    let mut digest = Sha256::new();
    digest.update(format!(
        "{} {} {} {method}",
        draft.account_id,
        draft.choice.as_str(),
        draft.amount_cents.0
    ));
    for invoice in invoices {
        digest.update(format!(" {invoice}"));
    }
    hex(&digest.finalize())
}

/// What the payer agreed to, in one hash: amount, surcharge, allocation, authorization.
fn quote_hash(payment: &Payment, plan: &Plan, mandate: &Mandate) -> String {
    let mut digest = Sha256::new();
    digest.update(format!(
        "{} {} {} {}",
        payment.amount_cents.0, payment.surcharge_cents.0, payment.currency, mandate.terms_hash
    ));
    for share in &plan.shares {
        digest.update(format!(" {}:{}", share.invoice, share.cents.0));
    }
    hex(&digest.finalize())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
