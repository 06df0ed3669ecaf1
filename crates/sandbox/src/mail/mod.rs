//! Mail: a server that takes every letter, the box that keeps them, and the pages that show them.

pub mod inbox;
mod letter;
mod mailbox;
pub mod smtp;

pub use letter::Letter;
pub use mailbox::Mailbox;
