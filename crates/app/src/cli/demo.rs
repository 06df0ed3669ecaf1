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
    /// Print addresses and logins as one JSON object on the first line
    #[arg(long)]
    json: bool,
}

impl Demo {
    /// In a temporary database unless one is named, which must be empty.
    pub async fn run(self, database: Option<String>) -> Result<(), Failure> {
        let style = if self.json { Style::Json } else { Style::Plain };
        demo::run(Options { port: self.port, seed: self.seed, database, style }).await
    }
}
