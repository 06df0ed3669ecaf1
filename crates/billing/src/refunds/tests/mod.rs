//! Refunds, played against the sandbox over real sockets, on every database.

mod changes;
mod faults;
mod interplay;
mod promises;
mod refunding;
mod world;
