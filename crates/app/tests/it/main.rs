//! The program as people run it, and the rules of the house.

#![expect(clippy::unwrap_used, reason = "the helpers of tests panic like the tests themselves")]

mod access;
mod commands;
mod demo;
mod kill;
mod program;
mod tidy;
