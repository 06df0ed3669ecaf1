//! For tests alone: the payment engine with bugs in it, one at a time, and the simulation that must
//! find each. The engine's sources are `billing`'s own, changed by `build.rs` as [`table`] says.

extern crate self as billing;

pub mod table;

include!(concat!(env!("OUT_DIR"), "/engine/lib.rs"));

thread_local! {
    static CHOSEN: std::cell::Cell<&'static str> = const { std::cell::Cell::new("") };
}

/// From now on this thread runs the engine with this bug; without any if there is no such name.
pub fn choose(mutant: &'static str) {
    CHOSEN.set(mutant);
}

fn is_chosen(mutant: &str) -> bool {
    CHOSEN.get() == mutant
}
