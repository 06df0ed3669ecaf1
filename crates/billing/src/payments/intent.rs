//! C0: what is about to be charged, written down whole before the processor hears of it.

use base::{Cents, Id, Refusal, Result, SignedDuration, kinds};
use serde_json::json;
use sha2::{Digest, Sha256};

use super::fees::fee_of;
use super::model::{NewPart, NewPayment, Payment, PaymentState};
use super::plan::parts_text;
use super::store;
use crate::command::Command;
use crate::credentials::hex;
use crate::journal::Event;
use crate::ledger;
use crate::methods::{self, Mandate, Method};
use crate::payers::Payer;
use crate::settings::{Channel, Rate};

/// When the janitor looks at an attempt that is being sent. The call takes 20 s at most, so by
/// then it has ended, or its process has.
const FIRST_CHECK: SignedDuration = SignedDuration::from_secs(30);

/// C0 of every other channel, inside the caller's own command and under the accounts' locks, which
/// the caller holds; [`send`] follows its commit. None when this key was used before.
pub async fn begin_in_txn(
    command: &mut Command<'_>,
    new: &NewPayment,
) -> Result<Option<Id<kinds::Attempt>>> {
    if was_begun(command, new.channel, &new.key, &new.params_hash).await? {
        return Ok(None);
    }
    write_intent(command, new).await.map(Some)
}

pub(super) async fn was_begun(
    command: &mut Command<'_>,
    channel: Channel,
    key: &str,
    params_hash: &str,
) -> Result<bool> {
    match store::find_idempotency(command, channel.as_str(), key).await? {
        None => Ok(false),
        Some(known) if known == params_hash => Ok(true),
        Some(_) => Err(Refusal::DraftGone.into()),
    }
}

pub(super) async fn write_intent(
    command: &mut Command<'_>,
    new: &NewPayment,
) -> Result<Id<kinds::Attempt>> {
    let first = new.parts.first().ok_or(Refusal::NothingToPay)?;
    let (method, mandate) = usable_method(command, new.payer, new.method).await?;
    let (now, biller) = (command.now, &command.ctx.biller);
    let (amount, currency) =
        (new.parts.iter().map(|part| part.cents).sum(), first.account.currency);
    let fee = fee_of(biller, biller.date_of(now), new.channel, currency, amount, &method)?;
    let payment = Payment {
        id: new.id,
        payer: new.payer,
        channel: new.channel,
        method_id: method.id,
        amount_cents: amount,
        fee_cents: fee.map_or(Cents::ZERO, |fee| fee.cents),
        fee_kind: fee.map(|fee| fee.kind),
        fee_basis_points: fee.and_then(|fee| match fee.rate {
            Rate::Percent(rate) => Some(rate.get()),
            Rate::Flat => None,
        }),
        fee_place: fee.and(method.billed_in.as_ref()).map(ToString::to_string),
        currency,
        state: PaymentState::Open,
        created_at: now,
        concluded_at: None,
        receipt_number: None,
    };
    if new.accepted_fee_cents.is_some_and(|accepted| accepted != payment.fee_cents) {
        return Err(Refusal::ReviewAgain.into());
    }
    let quote = quote_hash(&payment, &new.parts, &mandate);
    store::insert_payment(command, &payment, &quote, mandate.id).await?;
    let channel = new.channel.as_str();
    store::insert_idempotency(command, channel, &new.key, &new.params_hash, new.id, now).await?;
    let attempt = command.ctx.id();
    store::insert_attempt(command, attempt, new.id, now, now + FIRST_CHECK).await?;
    for part in &new.parts {
        store::insert_part(command, new.id, part).await?;
        for share in &part.shares {
            store::insert_allocation(command, new.id, share).await?;
        }
        ledger::reserve(command, part.account.id, part.cents, &part.shares).await?;
        let facts = json!({ "payer": new.payer.to_string(), "amount_cents": part.cents, "attempt": attempt });
        let event = Event::new("payment.begun", new.id).account(part.account.id).facts(facts);
        command.record(event).await?;
    }
    Ok(attempt)
}

async fn usable_method(
    command: &mut Command<'_>,
    payer: Payer,
    id: Id<kinds::Method>,
) -> Result<(Method, Mandate)> {
    let method = methods::find_for(command, payer, id).await?.ok_or(Refusal::ChooseMethod)?;
    if !method.is_usable(command.ctx.today()) {
        return Err(Refusal::MethodUnusable.into());
    }
    let mandate = methods::find_mandate(command, method.id).await?;
    let mandate = mandate.ok_or(Refusal::MethodUnusable)?; // no debit without an authorization
    Ok((method, mandate))
}

/// What the payer agreed to, in one hash: amount, fee, allocation, authorization.
fn quote_hash(payment: &Payment, parts: &[NewPart], mandate: &Mandate) -> String {
    let mut digest = Sha256::new();
    digest.update(format!(
        "{} {} {} {}",
        payment.amount_cents.0, payment.fee_cents.0, payment.currency, mandate.terms_hash
    ));
    digest.update(parts_text(parts));
    hex(&digest.finalize())
}
