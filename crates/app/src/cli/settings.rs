//! `paydesk settings apply FILE`: who the biller is.

use std::fs;
use std::path::{Path, PathBuf};

use base::{OsChance, SystemClock};
use billing::settings::{self, Biller, BillerFile};
use clap::{Args, Subcommand};

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
        let biller = read(&file)?;
        let db = wiring::open_migrated(&config::database(sources)?).await?;
        settings::apply(&db, &SystemClock, &OsChance, &biller).await?;
        println!("The settings of {} are in effect for whatever starts from now on.", biller.name);
        Ok(())
    }
}

fn read(path: &Path) -> Result<Biller, Failure> {
    let wrong = |why: String| Failure::Work(format!("{}: {why}", path.display()));
    let text = fs::read_to_string(path).map_err(|error| wrong(format!("{error}.")))?;
    let file: BillerFile = toml::from_str(&text).map_err(|error| wrong(error.to_string()))?;
    file.parse().map_err(wrong)
}
