//! The program as people run it, and the rules of the house.

mod commands;
mod demo;
mod kill;
mod program;
mod tidy;
