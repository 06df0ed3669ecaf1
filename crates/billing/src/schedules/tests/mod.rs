//! Rules in tables.

mod rules;
