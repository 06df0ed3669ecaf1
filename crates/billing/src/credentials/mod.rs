//! What people prove with that it is them: passwords, and what they are derived or hashed with.
//!
//! Whose they are and when they are asked for is `people`'s to know.

mod guesses;
mod keyed;
mod new_password;
mod password;
#[cfg(test)]
mod tests;

pub use keyed::{hex, keyed_hash};
pub use new_password::{NewPassword, PasswordRule, SYMBOLS};
pub use password::{Password, Verdict, hash_password, verify_password};
