//! `paydesk settings apply FILE`: who the biller is.

use std::fs;
use std::path::{Path, PathBuf};

use base::{Date, OsChance, SystemClock};
use billing::consents::{self, NewTerms, TermsOutcome};
use billing::settings::{self, Applied, Biller, BillerFile};
use clap::{Args, Subcommand};
use db::Db;
use serde::Deserialize;

use crate::config::{self, Sources};
use crate::failure::Failure;
use crate::wiring;

#[derive(Debug, Args)]
pub struct Settings {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Take the biller's settings from a TOML file; processes read them when they start
    Apply { file: PathBuf },
}

impl Settings {
    pub async fn run(self, sources: &Sources) -> Result<(), Failure> {
        let Command::Apply { file } = self.command;
        let settings = SettingsFile::read(&file)?;
        let db = wiring::open_migrated(&config::database(sources)?).await?;
        if let Some(why) = settings::find_conflict(&db, &SystemClock, &settings.biller).await? {
            return Err(unchanged(&why)); // before the terms, so that truly nothing is changed
        }
        apply_terms(&db, &settings.terms).await?;
        match settings::apply(&db, &SystemClock, &OsChance, &settings.biller).await? {
            Applied::Done => {}
            Applied::FeesDiffer(why) => return Err(unchanged(&why)),
        }
        let name = &settings.biller.name;
        println!("The settings of {name} are in effect for whatever starts from now on.");
        Ok(())
    }
}

fn unchanged(why: &str) -> Failure {
    Failure::Work(format!("{why}. Nothing was changed."))
}

async fn apply_terms(db: &Db, terms: &[NewTerms]) -> Result<(), Failure> {
    match consents::apply_terms(db, &SystemClock, &OsChance, terms).await? {
        TermsOutcome::Applied(_) => Ok(()),
        TermsOutcome::Differs(version) => Err(Failure::Work(format!(
            "The terms of the version {version} were applied before with another text or another \
             day, and somebody may have agreed to them. Give the new text a version of its own. \
             Nothing was changed."
        ))),
    }
}

/// The file with the texts that it names.
struct SettingsFile {
    biller: Biller,
    terms: Vec<NewTerms>,
}

/// As it is written: the terms, and the biller's own keys, which are checked one by one.
#[derive(Deserialize)]
struct Parts {
    #[serde(default)]
    terms: Vec<TermsEntry>,
    #[serde(flatten)]
    biller: toml::Table,
}

/// `[[terms]]`: a version and where its texts are, beside the settings file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TermsEntry {
    version: String,
    effective_on: Date,
    en: PathBuf,
    es: PathBuf,
}

impl SettingsFile {
    fn read(path: &Path) -> Result<SettingsFile, Failure> {
        let wrong = |why: String| Failure::Work(format!("{}: {why}", path.display()));
        let text = fs::read_to_string(path).map_err(|error| wrong(format!("{error}.")))?;
        let parts: Parts = toml::from_str(&text).map_err(|error| wrong(error.to_string()))?;
        let biller: BillerFile =
            parts.biller.try_into().map_err(|error: toml::de::Error| wrong(error.to_string()))?;
        let beside = path.parent().unwrap_or(Path::new(""));
        let terms = parts.terms.into_iter().map(|entry| entry.read(beside));
        Ok(SettingsFile {
            terms: terms.collect::<Result<_, Failure>>()?,
            biller: biller.parse().map_err(wrong)?,
        })
    }
}

impl TermsEntry {
    fn read(self, folder: &Path) -> Result<NewTerms, Failure> {
        let text = |name: &Path| {
            let path = folder.join(name);
            let wrong = |why: &str| Failure::Work(format!("{}: {why}", path.display()));
            let text = fs::read_to_string(&path).map_err(|error| wrong(&format!("{error}.")))?;
            match text.trim().is_empty() {
                true => Err(wrong("There is no text in it.")),
                false => Ok(text),
            }
        };
        Ok(NewTerms {
            english: text(&self.en)?,
            spanish: text(&self.es)?,
            version: self.version,
            effective_on: self.effective_on,
        })
    }
}
