//! All SQL of users, access, sessions, codes and the counting of tries.

mod access;
mod codes;
mod sessions;
mod tries;
mod users;

pub(super) use access::*;
pub use access::{accounts_of, find_access, holders_of};
pub(super) use codes::*;
pub(super) use sessions::*;
pub(super) use tries::*;
pub use users::{find_user, find_user_by_email, is_username_taken};
pub(super) use users::*;
