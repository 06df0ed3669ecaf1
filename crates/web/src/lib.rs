//! Floor 3: HTTP in, bytes out. `kit` is the look and the plumbing that every page shares.

pub mod kit;
