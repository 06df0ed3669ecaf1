//! The second reading: every row is applied, in one transaction, and any issue undoes them all.

use std::mem::take;

use base::{Actor, Error, Id, Result, kinds};
use formats::{ISSUE_LIMIT, Issue, Located, Record, RecordKind};
use serde_json::json;

use super::check::{Checked, ROWS_AT_ONCE};
use super::known::Known;
use super::model::{Effect, Outcome, Progress, Step, Summary};
use super::source::FileSource;
use super::waiting::Waiting;
use super::{accounts, customers, invoices, readings, services, store};
use crate::Ctx;
use crate::command::Command;
use crate::journal::Event;

/// Applies the file and commits, or says what is wrong with it and leaves everything as it was.
pub(super) async fn apply(
    ctx: &Ctx,
    actor: Actor,
    source: &FileSource,
    file: &Checked,
    on_progress: &mut (dyn FnMut(Progress) + Send),
) -> Result<Result<Outcome, Vec<Issue>>> {
    let Some(mut import) = Import::begin(ctx, actor, file).await? else {
        return Ok(Ok(Outcome::Unchanged));
    };
    if let Err(failure) = import.apply_rows(source, file, on_progress).await {
        import.refuse(failure)?;
    }
    if !import.issues.is_empty() {
        // Those of rows that waited for others are found a little later.
        import.issues.sort_by_key(|issue| issue.line);
        import.issues.truncate(ISSUE_LIMIT);
        return Ok(Err(import.issues));
    }
    let (id, summary) = (import.id, import.summary);
    store::set_counts(&mut import.command, id, summary.total()).await?;
    import.command.commit().await?;
    Ok(Ok(Outcome::Applied(summary)))
}

/// Why a row could not be applied.
pub(super) enum Failure {
    /// The file is wrong.
    Row(Issue),
    /// The database or we are.
    Fault(Error),
}

pub(super) type Applied<T> = Result<T, Failure>;

impl Failure {
    pub fn row<T>(
        line: u32,
        field: &str,
        problem: impl Into<String>,
        expected: impl Into<String>,
    ) -> Applied<T> {
        Err(Failure::Row(Issue::new(line, field, problem, expected)))
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Failure {
        Failure::Fault(error)
    }
}

/// A file on its way in: the open transaction and what its rows have done so far.
pub(super) struct Import<'c> {
    pub command: Command<'c>,
    pub id: Id<kinds::Import>,
    /// The file's event, under which the entries of its invoices hang.
    pub event: Id<kinds::Event>,
    pub known: Known,
    summary: Summary,
    issues: Vec<Issue>,
    waiting: Waiting,
}

impl<'c> Import<'c> {
    /// None if another process has imported the file in the meantime.
    async fn begin(ctx: &'c Ctx, actor: Actor, file: &Checked) -> Result<Option<Import<'c>>> {
        let mut command = Command::begin(ctx, actor).await?;
        store::wait_for_turn(&mut command).await?;
        let (id, now) = (ctx.id(), command.now);
        if !store::insert_import(&mut command, id, file, now).await? {
            return Ok(None);
        }
        let event = command.record(applied_event(id, file)).await?;
        Ok(Some(Import {
            command,
            id,
            event,
            known: Known::default(),
            summary: Summary::default(),
            issues: Vec::new(),
            waiting: Waiting::Nothing,
        }))
    }

    /// A row did this; what is wrong with it is kept.
    pub fn note(&mut self, kind: RecordKind, applied: Applied<Effect>) -> Result<()> {
        match applied {
            Ok(effect) => self.summary.count(kind, effect, 1),
            Err(failure) => self.refuse(failure)?,
        }
        Ok(())
    }

    /// A row can't be applied; those after it are still looked at.
    pub fn refuse(&mut self, failure: Failure) -> Result<()> {
        match failure {
            Failure::Row(issue) => self.issues.push(issue),
            Failure::Fault(error) => return Err(error),
        }
        Ok(())
    }

    async fn apply_rows(
        &mut self,
        source: &FileSource,
        file: &Checked,
        on_progress: &mut (dyn FnMut(Progress) + Send),
    ) -> Applied<()> {
        let mut reader = source.open().map_err(Failure::Row)?;
        let meter = reader.meter.clone();
        for (row, located) in formats::read(file.kind, &mut reader).enumerate() {
            self.apply_row(located.map_err(Failure::Row)?).await?;
            if self.issues.len() >= ISSUE_LIMIT {
                return Ok(());
            }
            if row % ROWS_AT_ONCE == 0 {
                on_progress(meter.progress(Step::Applying));
            }
        }
        self.apply_waiting().await?;
        if reader.into_hash().map_err(Failure::Row)? != file.hash {
            return Failure::row(
                1,
                "file",
                "was changed while it was read",
                "one that is finished",
            );
        }
        on_progress(meter.progress(Step::Applying));
        Ok(())
    }

    async fn apply_row(&mut self, Located { line, record }: Located) -> Result<()> {
        let Some(record) = self.waiting.add(line, record) else { return Ok(()) };
        self.apply_waiting().await?;
        let kind = record.kind();
        let applied = match record {
            Record::Customer(customer) => customers::apply(self, customer).await,
            Record::Account(account) => accounts::apply(self, line, account).await,
            Record::Service(service) => services::apply(self, line, service).await,
            record => {
                self.waiting = Waiting::for_more(line, record);
                return Ok(());
            }
        };
        self.note(kind, applied)
    }

    async fn apply_waiting(&mut self) -> Result<()> {
        match take(&mut self.waiting) {
            Waiting::Nothing => Ok(()),
            Waiting::Invoices(rows) => invoices::apply(self, rows).await,
            Waiting::Readings(rows) => readings::apply(self, rows).await,
            Waiting::Charges(group) => {
                let rows = group.rows();
                match group.apply(self).await {
                    Ok(effect) => self.summary.count(RecordKind::Charge, effect, rows),
                    Err(failure) => self.refuse(failure)?,
                }
                Ok(())
            }
        }
    }
}

/// What the rows did stands in the import's own row: nobody knows it before they are applied, and
/// their entries need the event first.
fn applied_event(id: Id<kinds::Import>, file: &Checked) -> Event {
    let rows: serde_json::Map<_, _> =
        file.kinds().map(|(kind, rows)| (kind.plural().to_owned(), rows.into())).collect();
    Event::new("import.applied", id).facts(json!({
        "file": &*file.file,
        "sha256": file.hash,
        "format": file.kind.name(),
        "rows": rows,
    }))
}
