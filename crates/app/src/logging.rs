//! The log: to the standard error, at the level that `PAYDESK_LOG` asks for. No secret is logged.

use std::io::{IsTerminal, stderr};

use tracing_subscriber::EnvFilter;

use crate::config::Environment;
use crate::failure::Failure;

const VARIABLE: &str = "PAYDESK_LOG";

/// `usual` is the level where none is asked for.
pub fn start(environment: &Environment, usual: &str) -> Result<(), Failure> {
    let wanted = environment.get(VARIABLE).map_or(usual, String::as_str);
    let filter = EnvFilter::builder().parse(wanted).map_err(|error| {
        Failure::Usage(format!(
            "{VARIABLE}: “{wanted}” is no level ({error}), such as warn, info or debug."
        ))
    })?;
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(stderr)
        .with_ansi(stderr().is_terminal())
        .init();
    Ok(())
}
