//! How fast invoices come in, beside a bare driver that writes the same rows.
//!
//! `cargo test --release -p billing --lib -- --ignored --nocapture speed`
