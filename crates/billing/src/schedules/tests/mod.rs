//! Rules in tables, and stories of plans that are kept, changed, or come to nothing.

mod planning;
mod rules;
mod stories;

