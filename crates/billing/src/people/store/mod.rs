//! All SQL of users, access, sessions, codes, resets, changes of an address, pending sign-ins and the
//! counting of tries.

mod access;
mod codes;
mod email_changes;
mod pending;
mod resets;
mod kept_forms;
mod sessions;
mod tries;
mod users;

pub(super) use access::*;
pub use access::{accounts_of, find_access, holders_of};
pub(super) use codes::*;
pub(super) use email_changes::*;
pub(super) use kept_forms::*;
pub(super) use pending::*;
pub(super) use resets::*;
pub(super) use sessions::*;
pub(super) use tries::*;
pub(super) use users::*;
pub use users::{find_user, find_user_by_email, is_username_taken};
