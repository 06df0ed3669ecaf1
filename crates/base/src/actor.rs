//! Who does something: every operation is told, and every event records it.

use std::fmt;

use crate::id::{Id, kinds};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Actor {
    /// A signed-in user of the portal.
    User(Id<kinds::User>),
    /// Somebody who pays without signing in.
    Guest(Id<kinds::Guest>),
    /// Whoever runs commands on the biller's machine: imports, settings, migrations.
    Operator,
    /// The program itself: jobs, the janitor, webhooks of the processor.
    System,
    /// Somebody who is not signed in.
    Stranger,
}

/// The form in which events keep it: `user:0190…`, `guest:0190…`, `operator`, `system`, `stranger`.
impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Actor::User(id) => write!(f, "user:{id}"),
            Actor::Guest(id) => write!(f, "guest:{id}"),
            Actor::Operator => f.write_str("operator"),
            Actor::System => f.write_str("system"),
            Actor::Stranger => f.write_str("stranger"),
        }
    }
}
