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
use mimalloc::MiMalloc;

/// A page and a simulated world are made of many small strings.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    let cli = cli::Cli::parse();
    // Several libraries look for it, each at its own time; a second installation is refused.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let environment = config::environment();
    let logging = logging::start(&environment, cli.log_level());
    if let Err(failure) = logging.and_then(|()| cli.run(environment)) {
        eprintln!("{failure}");
        return failure.exit_code();
    }
    ExitCode::SUCCESS
}
