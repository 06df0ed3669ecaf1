//! The processor's notifications: verified, kept once, answered at once, handled by a job.
//!
//! A notification is only a hint to look: the object is fetched again, so a forged, late, doubled
//! or reordered one can't say anything untrue.

use base::{Actor, Error, Id, Result, kinds};
use outside::facts::{ChargeFacts, ChargeState};
use outside::processor::{ChargeRef, Failure, Subject, WebhookError};

use super::{JOB_NOTIFICATION, outcome, store};
use crate::Ctx;
use crate::command::Command;
use crate::methods;

/// Keeps a verified notification. Err inside is why it was not believed.
pub async fn receive(ctx: &Ctx, body: &[u8], signature: &str) -> Result<Result<(), WebhookError>> {
    let notification = match ctx.processor.read_webhook(body, signature, ctx.now()) {
        Ok(notification) => notification,
        Err(why) => return Ok(Err(why)),
    };
    let subject = match &notification.subject {
        Subject::Charge(reference) => format!("charge {reference}"),
        Subject::Setup(reference) => format!("setup {reference}"),
        Subject::Method(reference) => format!("method {reference}"),
        Subject::Other => return Ok(Ok(())),
    };
    let mut tx = ctx.db.begin().await?; // a hint is no fact
    let (id, kind) = (&notification.event_id, &notification.event_type);
    if store::insert_notification(&mut tx, id, kind, &subject, ctx.now()).await? {
        db::jobs::enqueue(&mut tx, ctx.id(), JOB_NOTIFICATION, id, ctx.now()).await?;
    }
    tx.commit().await?;
    Ok(Ok(()))
}

/// Fetches what the notification is about, and applies it.
pub async fn handle_notification(ctx: &Ctx, event_id: &str) -> Result<()> {
    let mut conn = ctx.db.read().await?;
    let subject = store::notification_subject(&mut conn, event_id).await?;
    drop(conn);
    let (kind, reference) = subject.split_once(' ').unwrap_or_default();
    match kind {
        "charge" => match ctx.processor.get_charge(&ChargeRef::new(reference)).await {
            Ok(facts) => apply_facts(ctx, &facts).await?,
            Err(Failure::NotFound) => {}
            Err(failure) => {
                return Err(Error::Unavailable("the payment service", failure.to_string()));
            }
        },
        "setup" => match methods::finish_setup_by_reference(ctx, reference).await {
            // Not finished, or given up: then there is nothing to store.
            Ok(_) | Err(Error::Refused(_)) => {}
            Err(error) => return Err(error),
        },
        "method" => methods::renew_by_reference(ctx, reference).await?,
        _ => {}
    }
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
