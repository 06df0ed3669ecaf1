//! All SQL of users, access, sessions, codes, resets, pending sign-ins and the counting of tries.

mod access;
mod codes;
mod pending;
mod resets;
mod kept_forms;
mod sessions;
mod tries;
mod users;

pub(super) use access::*;
pub use access::{accounts_of, find_access};
pub(super) use codes::*;
pub(super) use kept_forms::*;
pub(super) use pending::*;
pub(super) use resets::*;
pub(super) use sessions::*;
pub(super) use tries::*;
pub use users::find_user;
pub(super) use users::*;
