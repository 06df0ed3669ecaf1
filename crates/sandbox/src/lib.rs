//! Floor 1: the outside world, simulated. A payment processor that speaks Stripe's API, a mail
//! server and an inbox, on real sockets, so that the product has one code path and no mocks.
//!
//! [`Processor`] is the processor without its sockets: a deterministic simulation drives it in
//! process. [`Sandbox`] is everything, listening.

// `json!` recurses once per field, and a charge has fifty.
#![recursion_limit = "256"]

mod control;
mod faults;
mod http;
mod mail;
pub mod processor;
mod sandbox;
mod webhooks;

pub use processor::Processor;
pub use sandbox::{Config, Ports, Sandbox, StartError};
pub use webhooks::sign;
