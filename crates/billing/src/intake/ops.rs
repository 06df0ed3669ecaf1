//! The one operation: a file goes in, or says why not.

use base::{Actor, Result};
use formats::Issue;

use super::apply::apply;
use super::check::check;
use super::model::{FileIssue, Outcome, Progress};
use super::source::FileSource;
use super::store;
use crate::Ctx;

/// Imports one file, all or nothing.
///
/// The same file again is [`Outcome::Unchanged`]; rows that say what is known already change
/// nothing. While a file is applied nobody else writes on SQLite, and on PostgreSQL nobody to the
/// accounts that it bills.
pub async fn import(
    ctx: &Ctx,
    actor: Actor,
    source: FileSource,
    on_progress: impl FnMut(Progress) + Send + 'static,
) -> Result<Outcome> {
    let (owned, mut on_progress) = (ctx.clone(), on_progress);
    let work = async move { run(&owned, actor, &source, &mut on_progress).await };
    ctx.db.offload(work).await?
}

async fn run(
    ctx: &Ctx,
    actor: Actor,
    source: &FileSource,
    on_progress: &mut (dyn FnMut(Progress) + Send),
) -> Result<Outcome> {
    let file = match check(source, on_progress).await {
        Ok(file) => file,
        Err(issues) => return Ok(refused(source, issues)),
    };
    let mut conn = ctx.db.read().await?;
    if store::is_imported(&mut conn, &file.hash, file.kind.name()).await? {
        return Ok(Outcome::Unchanged);
    }
    drop(conn);
    match apply(ctx, actor, source, &file, on_progress).await? {
        Ok(outcome) => Ok(outcome),
        Err(issues) => Ok(refused(source, issues)),
    }
}

fn refused(source: &FileSource, issues: Vec<Issue>) -> Outcome {
    let file_issue = |issue| FileIssue { file: source.name.clone(), issue };
    Outcome::Refused(issues.into_iter().map(file_issue).collect())
}
