//! `paydesk import FILE…`: the biller's files, each all or nothing.

use std::io::{IsTerminal, stderr};
use std::path::{Path, PathBuf};

use base::Actor;
use billing::Ctx;
use billing::intake::{self, Counts, FileSource, Outcome, Progress, Step, Summary};
use clap::Args;
use formats::Kind;
use indicatif::{ProgressBar, ProgressStyle};

use crate::config::Sources;
use crate::failure::Failure;
use crate::wiring;

#[derive(Debug, Args)]
pub struct Import {
    /// In the order in which they build on each other: customers before their accounts
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// What the files are, where their names and beginnings don't tell (csv-invoices, jsonl, ubl …)
    #[arg(long = "as", value_name = "KIND")]
    kind: Option<Kind>,
}

impl Import {
    /// Goes on with the next file when one is wrong, so that all issues are told at once.
    pub async fn run(self, sources: &Sources) -> Result<(), Failure> {
        let ctx = wiring::offline_context(sources).await?;
        let mut refused = 0;
        for file in &self.files {
            refused += usize::from(!import(&ctx, file, self.kind).await?);
        }
        match (refused, self.files.len()) {
            (0, _) => Ok(()),
            (_, 1) => Err(Failure::Work("Nothing was changed.".to_owned())),
            (refused, all) => {
                Err(Failure::Work(format!("{refused} of {all} files changed nothing.")))
            }
        }
    }
}

/// Says whether the file was taken.
async fn import(ctx: &Ctx, file: &Path, kind: Option<Kind>) -> Result<bool, Failure> {
    let name = file.display().to_string();
    let meter = Meter::new(&name);
    let mut report = meter.clone();
    let source = FileSource::path(file, kind);
    let outcome =
        intake::import(ctx, Actor::Operator, source, move |progress| report.show(progress)).await;
    meter.finish();
    match outcome? {
        Outcome::Applied(summary) => println!("{name}: {}", sentence(&summary)),
        Outcome::Unchanged => println!("{name}: imported before, nothing to do"),
        Outcome::Refused(issues) => {
            for issue in issues {
                eprintln!("{issue}");
            }
            return Ok(false);
        }
    }
    Ok(true)
}

/// `120 customers added; 3 accounts added, 1 changed`.
fn sentence(summary: &Summary) -> String {
    let of_kind = |counts: Counts| {
        let counts =
            [(counts.added, "added"), (counts.changed, "changed"), (counts.unchanged, "unchanged")];
        let told = counts.into_iter().filter(|(count, _)| *count > 0);
        told.map(|(count, what)| format!("{count} {what}")).collect::<Vec<_>>().join(", ")
    };
    let kinds =
        summary.kinds().map(|(kind, counts)| format!("{} {}", kind.plural(), of_kind(counts)));
    match kinds.collect::<Vec<_>>().join("; ").as_str() {
        "" => "holds nothing".to_owned(),
        told => told.to_owned(),
    }
}

/// A bar on a terminal, a line for each step elsewhere.
#[derive(Clone)]
struct Meter {
    name: String,
    bar: Option<ProgressBar>,
    told: Option<Step>,
}

impl Meter {
    fn new(name: &str) -> Meter {
        Meter { name: name.to_owned(), bar: stderr().is_terminal().then(bar), told: None }
    }

    fn show(&mut self, progress: Progress) {
        let step = match progress.step {
            Step::Checking => "checking",
            Step::Applying => "applying",
        };
        let is_new = self.told.replace(progress.step) != Some(progress.step);
        match &self.bar {
            Some(bar) => {
                bar.set_length(progress.total_bytes);
                bar.set_position(progress.done_bytes);
                bar.set_message(format!("{step} {}", self.name));
            }
            None if is_new => eprintln!("{}: {step}", self.name),
            None => {}
        }
    }

    fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

fn bar() -> ProgressBar {
    let style = ProgressStyle::with_template("{msg} {wide_bar} {bytes}/{total_bytes} {eta}");
    ProgressBar::no_length().with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
