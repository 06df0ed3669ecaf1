//! Who may sign in, to what, and how.
//!
//! A user reaches accounts through `access`. One signs in by password or by a code sent by e-mail;
//! both are counted ([`throttle`]) and neither tells a stranger whether somebody is a user: what is
//! unknown costs the same work and gets the same answer.

mod code;
mod keyed;
mod model;
mod password;
mod sessions;
mod sign_in;
mod store;
#[cfg(test)]
mod tests;
mod throttle;
mod token;
mod users;

pub use code::{LIFETIME as CODE_LIFETIME, SignInCode};
pub use keyed::{hex, keyed_hash};
pub use model::{
    Access, AccountChoice, CodeChallenge, CodeToSend, Limits, NewUser, Role, Session, SessionState,
    SignInMeans, SignedIn, User, Username, Visitor,
};
pub use password::{Password, hash as hash_password};
pub use sessions::{choose_account, find_session, sign_out, start as start_session, sweep};
pub use sign_in::{find_code_to_send, request_code, sign_in_by_code, sign_in_by_password};
pub use store::{accounts_of, find_access, find_user};
pub use throttle::Tries;
pub use token::SessionToken;
pub use users::{
    add_user, grant_access, insert_user, name_account, put_access, remove_access, set_language,
};
