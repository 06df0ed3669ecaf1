//! The command line: one file for each noun, and how they are told apart.

mod config;
mod demo;
mod import;
mod migrate;
mod pay_link;
mod sandbox;
mod serve;
mod settings;
mod simulate;
mod verify;
mod work;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::config::{Environment, Sources};
use crate::failure::Failure;

/// Paydesk: a portal where a biller's customers see and pay their bills.
#[derive(Debug, Parser)]
#[command(name = "paydesk", version, max_term_width = 100)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    place: Place,
}

/// Where the configuration and the database are.
#[derive(Debug, Args)]
struct Place {
    /// The configuration file [default: paydesk.toml in this folder]
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// sqlite:PATH or postgres://…, instead of the one in the configuration
    #[arg(long, global = true, value_name = "URL")]
    database: Option<String>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Try everything at once: realistic data and a simulated outside world, gone when it ends
    Demo(demo::Demo),
    /// Serve the portal, and work the jobs
    Serve(serve::Serve),
    /// Work the jobs alone
    Work,
    /// Create or update the database's tables
    Migrate,
    /// The biller's settings
    Settings(settings::Settings),
    /// Take in files of customers, accounts, services, invoices, charges and readings
    Import(import::Import),
    /// Print the address at which an invoice can be paid without signing in, or take it back
    PayLink(pay_link::PayLink),
    /// Check every promise of the payment engine, and name whoever breaks one
    Verify(verify::Verify),
    /// Run the simulated processor and mail server alone, for other people's tests
    Sandbox(sandbox::Sandbox),
    /// Run seeded worlds that try to break the payment engine; any that does is shown
    Simulate(simulate::Simulate),
    /// The configuration of this program
    Config(config::Config),
}

impl Cli {
    /// What is logged unless `PAYDESK_LOG` says otherwise. Whoever tries the demo looks at its
    /// addresses and logins, not at its requests.
    pub fn log_level(&self) -> &'static str {
        match self.command {
            Command::Demo(_) => "warn",
            // What goes wrong in a simulation is meant to.
            Command::Simulate(_) => "off",
            _ => "info",
        }
    }

    pub fn run(self, environment: Environment) -> Result<(), Failure> {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
        let runtime = runtime.map_err(Failure::doing("The program cannot start"))?;
        runtime.block_on(self.dispatch(environment))
    }

    async fn dispatch(self, environment: Environment) -> Result<(), Failure> {
        let Place { config, database } = self.place;
        let gather = || Sources::gather(config.as_deref(), database.as_deref(), environment);
        match self.command {
            Command::Demo(demo) => demo.run(database).await,
            Command::Sandbox(sandbox) => sandbox.run().await,
            Command::Serve(serve) => serve.run(&gather()?).await,
            Command::Work => work::run(&gather()?).await,
            Command::Migrate => migrate::run(&gather()?).await,
            Command::Settings(settings) => settings.run(&gather()?).await,
            Command::Import(import) => import.run(&gather()?).await,
            Command::PayLink(pay_link) => pay_link.run(&gather()?).await,
            Command::Verify(verify) => verify.run(&gather()?).await,
            Command::Simulate(simulate) => simulate.run(),
            Command::Config(config) => config.run(&gather()?),
        }
    }
}
