//! Floor 1: the outside world as traits (the processor, mail), each with its real adapter.
//!
//! `paydesk demo` and the tests run these same adapters against the `sandbox` crate over real
//! sockets, so there is one code path and no mock.

pub mod facts;
pub mod mail;
pub mod processor;
pub mod smtp;
pub mod stripe;

mod secret;

pub use secret::Secret;
