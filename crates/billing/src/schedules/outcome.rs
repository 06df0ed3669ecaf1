//! What became of a scheduled payment, heard from the engine: where it failed it may be tried again.

use base::{Actor, Id, Result, kinds};
use db::Conn;
use serde_json::json;

use super::debit::event;
use super::lock::lock;
use super::retries::retry_on;
use super::store::{self, Try};
use crate::Ctx;
use crate::command::Command;
use crate::journal::EventRow;
use crate::payments::{self, Failed};

/// A payment that was begun by a plan, and ended badly.
pub struct FailedDebit {
    pub subject: String,
    pub number: i64,
    /// How often it has been tried.
    pub round: i64,
    pub payment: Id<kinds::Payment>,
    pub reason: Option<Failed>,
}

/// None for every other event, and for an earlier try's that is told late.
pub async fn failed_debit(conn: &mut Conn, event: &EventRow) -> Result<Option<FailedDebit>> {
    if !matches!(event.kind.as_str(), "payment.failed" | "payment.canceled" | "payment.returned") {
        return Ok(None);
    }
    let Ok(payment) = event.subject.parse() else { return Ok(None) };
    let Some(found) = store::find_try(conn, payment).await? else { return Ok(None) };
    if store::tries_of(conn, &found.subject, found.number).await? != found.round {
        return Ok(None); // it has been tried again since
    }
    let reason = payments::failure_of(conn, payment).await?;
    let Try { subject, number, round } = found;
    Ok(Some(FailedDebit { subject, number, round, payment, reason }))
}

/// Whether a payment was begun by a plan: then its failure is told with what happens next.
pub async fn is_planned(conn: &mut Conn, payment: Id<kinds::Payment>) -> Result<bool> {
    Ok(store::find_try(conn, payment).await?.is_some())
}

/// Notes the failure once, and plans the next try where there is one.
pub async fn on_failed(ctx: &Ctx, failed: &FailedDebit) -> Result<()> {
    let Ok(id) = failed.subject.parse::<Id<kinds::Schedule>>() else { return Ok(()) };
    let mut command = Command::begin(ctx, Actor::System).await?;
    let Some(locked) = lock(&mut command, id).await? else { return Ok(()) }; // an arrangement's
    let again = retry_on(failed.reason, failed.round, ctx.today());
    if !store::fail_occurrence(&mut command, id, failed.number, again).await? {
        return Ok(());
    }
    let facts = json!({ "number": failed.number, "payment": failed.payment, "retry_on": again });
    command.record(event("schedule.failed", &locked.schedule).facts(facts).announced()).await?;
    command.commit().await
}
