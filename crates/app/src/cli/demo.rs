//! `paydesk demo`: everything at once, to try it.

use clap::Args;

use crate::demo::{self, Options, Style};
use crate::failure::Failure;

#[derive(Debug, Args)]
pub struct Demo {
    /// Of the portal; 0 takes any free one
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// The same seed draws the same customers and bills
    #[arg(long, default_value_t = 7)]
    seed: u64,
    /// A session ends after so many minutes without a request
    #[arg(long, default_value_t = 15, value_parser = clap::value_parser!(i64).range(1..=1440))]
    idle_minutes: i64,
    /// Print addresses and logins as one JSON object on the first line
    #[arg(long)]
    json: bool,
}

impl Demo {
    /// In a temporary database unless one is named, which must be empty.
    pub async fn run(self, database: Option<String>) -> Result<(), Failure> {
        let style = if self.json { Style::Json } else { Style::Plain };
        let Demo { port, seed, idle_minutes, .. } = self;
        demo::run(Options { port, seed, database, style, idle_minutes }).await
    }
}
