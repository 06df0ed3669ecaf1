//! Stored payment methods, and the visits to the processor's hosted page that make them.
