//! The processor's notifications: verified, kept once, answered at once, handled by a job.
//!
//! A notification is only a hint to look: the object is fetched again, so a forged, late, doubled
//! or reordered one can't say anything untrue.

use base::{Actor, Error, Id, Result, boxed, kinds};
use outside::facts::{ChargeFacts, ChargeState};
use outside::processor::{ChargeRef, Failure, Subject, WebhookError};

use super::{JOB_NOTIFICATION, JOB_PAYOUT_NOTIFICATION, JOB_REFUND_NOTIFICATION, outcome, store};
use crate::Ctx;
use crate::command::Command;
use crate::methods;

/// Keeps a verified notification. Err inside is why it was not believed.
#[boxed]
pub async fn receive(ctx: &Ctx, body: &[u8], signature: &str) -> Result<Result<(), WebhookError>> {
    let notification = match ctx.processor.read_webhook(body, signature, ctx.now()) {
        Ok(notification) => notification,
        Err(why) => return Ok(Err(why)),
    };
    let (subject, job) = match &notification.subject {
        Subject::Charge(reference) => (format!("charge {reference}"), JOB_NOTIFICATION),
        Subject::Setup(reference) => (format!("setup {reference}"), JOB_NOTIFICATION),
        Subject::Refund(reference) => (format!("refund {reference}"), JOB_REFUND_NOTIFICATION),
        Subject::Payout(reference) => (format!("payout {reference}"), JOB_PAYOUT_NOTIFICATION),
        Subject::Method(reference) => (format!("method {reference}"), JOB_NOTIFICATION),
        Subject::Other => return Ok(Ok(())),
    };
    let mut tx = ctx.db.begin().await?; // a hint is no fact
    let (id, kind) = (&notification.event_id, &notification.event_type);
    if store::insert_notification(&mut tx, id, kind, &subject, ctx.now()).await? {
        db::jobs::enqueue(&mut tx, ctx.id(), job, id, ctx.now()).await?;
    }
    tx.commit().await?;
    Ok(Ok(()))
}

/// Fetches what the notification is about, and applies it.
pub async fn handle_notification(ctx: &Ctx, event_id: &str) -> Result<()> {
    let (kind, reference) = notified_of(ctx, event_id).await?;
    let reference = reference.as_str();
    match kind.as_str() {
        "charge" => match ctx.processor.get_charge(&ChargeRef::new(reference)).await {
            Ok(facts) => apply_facts(ctx, &facts).await?,
            Err(Failure::NotFound) => {}
            Err(failure) => return Err(failure.unavailable()),
        },
        "setup" => match methods::finish_setup_by_reference(ctx, reference).await {
            // Not finished, or given up: then there is nothing to store.
            Ok(_) | Err(Error::Refused(_)) => {}
            Err(error) => return Err(error),
        },
        "method" => methods::renew_by_reference(ctx, reference).await?,
        _ => {}
    }
    note_handled(ctx, event_id).await
}

/// What it is about: a kind, and the processor's name of it.
pub async fn notified_of(ctx: &Ctx, event_id: &str) -> Result<(String, String)> {
    let mut conn = ctx.db.read().await?;
    let subject = store::notification_subject(&mut conn, event_id).await?;
    let (kind, reference) = subject.split_once(' ').unwrap_or_default();
    Ok((kind.to_owned(), reference.to_owned()))
}

pub async fn note_handled(ctx: &Ctx, event_id: &str) -> Result<()> {
    let mut tx = ctx.db.begin().await?; // that a hint was followed is no fact
    store::set_notification_handled(&mut tx, event_id, ctx.now()).await?;
    Ok(tx.commit().await?)
}

/// Facts about any charge of the processor's: ours are applied, a stranger's money is set aside.
pub(super) async fn apply_facts(ctx: &Ctx, facts: &ChargeFacts) -> Result<()> {
    let mut conn = ctx.db.read().await?;
    let ours = find_ours(&mut conn, facts).await?;
    drop(conn);
    match ours {
        Some(attempt) => outcome::apply(ctx, Actor::System, attempt, facts).await,
        None if matches!(facts.state, ChargeState::Succeeded { .. }) => {
            let command = Command::begin(ctx, Actor::System).await?;
            outcome::set_aside(command, facts, "no attempt of ours made it").await
        }
        None => Ok(()),
    }
}

async fn find_ours(conn: &mut db::Conn, facts: &ChargeFacts) -> Result<Option<Id<kinds::Attempt>>> {
    if let Some(attempt) = facts.attempt
        && store::has_attempt(conn, attempt).await?
    {
        return Ok(Some(attempt));
    }
    store::attempt_by_reference(conn, facts.reference.as_str()).await
}
