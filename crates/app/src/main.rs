//! Floor 4: the only binary, `paydesk`. Configuration, wiring, the worker and the command line; no
//! rule of the domain and no page.

mod cli;
mod config;
mod demo;
mod failure;
mod logging;
mod overload;
mod serve;
mod stop;
mod wiring;
mod worker;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let cli = cli::Cli::parse();
    let environment = config::environment();
    if let Err(failure) = logging::start(&environment).and_then(|()| cli.run(environment)) {
        eprintln!("{failure}");
        return failure.exit_code();
    }
    ExitCode::SUCCESS
}
