//! The payment engine, played against the sandbox over real sockets, on every database.

mod faults;
mod fees;
mod limits;
mod methods;
mod outcomes;
mod paying;
mod promises;
pub mod returns;
mod revocations;
mod several;
mod walks;
pub mod world;
