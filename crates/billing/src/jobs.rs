//! What a job means: each kind is one call into the operations of a slice.

/// An event that slices to the right want to hear of; the subject is its id.
pub const ANNOUNCE: &str = "announce";
