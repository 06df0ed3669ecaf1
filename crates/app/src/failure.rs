//! Why a command ends badly, as sentences for whoever typed it, and the exit code that goes with it.

use std::fmt;
use std::process::ExitCode;

#[derive(Debug, PartialEq, Eq)]
pub enum Failure {
    /// The work failed: a bad file, an unreachable database, a broken invariant.
    Work(String),
    /// The command or the configuration is wrong; nothing was tried.
    Usage(String),
}

impl Failure {
    pub fn exit_code(&self) -> ExitCode {
        match self {
            Failure::Work(_) => ExitCode::from(1),
            Failure::Usage(_) => ExitCode::from(2),
        }
    }

    /// For `map_err`: says what was being done when it failed.
    pub fn doing<E: fmt::Display>(what: &str) -> impl Fn(E) -> Failure + '_ {
        move |error| Failure::Work(format!("{what}: {error}"))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Work(sentence) | Failure::Usage(sentence) => f.write_str(sentence),
        }
    }
}

impl From<base::Error> for Failure {
    fn from(error: base::Error) -> Failure {
        Failure::Work(error.to_string())
    }
}

impl From<db::Error> for Failure {
    fn from(error: db::Error) -> Failure {
        Failure::Work(format!("The database says: {error}."))
    }
}
