//! `paydesk config check`: whether the configuration is whole, and what is in effect.

use clap::{Args, Subcommand};

use crate::config::{self, Sources};
use crate::failure::Failure;

#[derive(Debug, Args)]
pub struct Config {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Show the configuration in effect, without its secrets, and what is wrong with it
    Check,
}

impl Config {
    pub fn run(self, sources: &Sources) -> Result<(), Failure> {
        let Command::Check = self.command;
        print!("{}", config::effective(sources));
        config::Config::read(sources)?;
        println!("The configuration is whole.");
        Ok(())
    }
}
