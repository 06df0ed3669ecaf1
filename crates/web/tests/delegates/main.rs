//! Letting others in, what they may do, and several accounts together.

#![expect(clippy::unwrap_used, reason = "tests stop at what they did not expect")]

mod accounts;
mod browser;
mod invitations;
mod limits;
mod people;
mod portal;
