//! The second reading: every row is applied, in one transaction, and any issue undoes them all.

use base::{Actor, Error, Id, Result, kinds};
use formats::{ISSUE_LIMIT, Issue, Located, Record, RecordKind};
use serde_json::json;

use super::charges::ChargeGroup;
use super::check::{Checked, ROWS_AT_ONCE};
use super::model::{Outcome, Progress, Step, Summary};
use super::source::FileSource;
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
    let mut issues = match import.apply_rows(source, file, on_progress).await {
        Ok(issues) => issues,
        Err(Failure::Row(issue)) => vec![issue],
        Err(Failure::Fault(error)) => return Err(error),
    };
    if !issues.is_empty() {
        issues.sort_by_key(|issue| issue.line); // those of charges are found a little later
        return Ok(Err(issues));
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
    summary: Summary,
    charges: Option<ChargeGroup>,
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
        let (summary, charges) = (Summary::default(), None);
        Ok(Some(Import { command, id, event, summary, charges }))
    }

    /// Says what is wrong with the rows; a file that can't be read to its end is a failure.
    async fn apply_rows(
        &mut self,
        source: &FileSource,
        file: &Checked,
        on_progress: &mut (dyn FnMut(Progress) + Send),
    ) -> Applied<Vec<Issue>> {
        let mut reader = source.open().map_err(Failure::Row)?;
        let meter = reader.meter.clone();
        let mut issues = Vec::new();
        for (row, located) in formats::read(file.kind, &mut reader).enumerate() {
            let located = located.map_err(Failure::Row)?;
            match self.apply_row(located).await {
                Err(Failure::Row(issue)) => issues.push(issue),
                applied => applied?,
            }
            if issues.len() >= ISSUE_LIMIT {
                return Ok(issues);
            }
            if row % ROWS_AT_ONCE == 0 {
                on_progress(meter.progress(Step::Applying));
            }
        }
        match self.finish_charges().await {
            Err(Failure::Row(issue)) => issues.push(issue),
            finished => finished?,
        }
        if reader.into_hash().map_err(Failure::Row)? != file.hash {
            return Failure::row(
                1,
                "file",
                "was changed while it was read",
                "one that is finished",
            );
        }
        on_progress(meter.progress(Step::Applying));
        Ok(issues)
    }

    async fn apply_row(&mut self, located: Located) -> Applied<()> {
        let Located { line, record } = located;
        let kind = record.kind();
        let effect = match record {
            Record::Charge(charge) => return self.gather(line, charge).await,
            Record::Customer(customer) => customers::apply(self, customer).await,
            Record::Account(account) => accounts::apply(self, line, account).await,
            Record::Service(service) => services::apply(self, line, service).await,
            Record::Invoice(invoice) => invoices::apply(self, line, *invoice).await,
            Record::Reading(reading) => readings::apply(self, line, reading).await,
        };
        self.summary.count(kind, effect?, 1);
        Ok(())
    }

    /// Charges of one invoice stand one after the other; they are applied together.
    async fn gather(&mut self, line: u32, charge: formats::records::Charge) -> Applied<()> {
        match &mut self.charges {
            Some(group) if group.takes(&charge) => {
                group.add(line, charge);
                Ok(())
            }
            _ => {
                let finished = self.finish_charges().await;
                self.charges = Some(ChargeGroup::new(line, charge));
                finished
            }
        }
    }

    async fn finish_charges(&mut self) -> Applied<()> {
        let Some(group) = self.charges.take() else { return Ok(()) };
        let rows = group.rows();
        let effect = group.apply(self).await?;
        self.summary.count(RecordKind::Charge, effect, rows);
        Ok(())
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
