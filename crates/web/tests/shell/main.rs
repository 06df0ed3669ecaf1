//! What holds on every page: who is let in, what is kept, which forms are taken, what a failure
//! looks like.

#![expect(clippy::unwrap_used, reason = "tests stop at what they did not expect")]

mod browser;
mod expiry;
mod forms;
mod pages;
mod portal;
mod sessions;
mod signing_in;
