//! All SQL of invitations, of who reaches an account, and of what they did.

mod activity;
mod invitations;
mod reachers;

pub(super) use activity::*;
pub use invitations::find_accepted;
pub(super) use invitations::*;
pub(super) use reachers::*;
