//! Rules in tables, and stories of plans that are kept, changed, or come to nothing.

mod changes;
mod days;
mod rules;
mod town;
