//! The payment engine, played against the sandbox over real sockets, on every database.

mod faults;
mod limits;
mod outcomes;
mod paying;
mod promises;
mod returns;
mod revocations;
mod several;
mod walks;
pub mod world;
