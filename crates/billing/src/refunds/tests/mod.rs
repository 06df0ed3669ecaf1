//! Refunds, played against the sandbox over real sockets, on every database.
