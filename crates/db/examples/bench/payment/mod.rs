//! One payment by card that succeeds, as far as the database goes: the statements of
//! `billing::payments` before the processor is called (C0) and after it has answered (C1).

mod begin;
mod conclude;
mod journal;
mod shapes;

use crate::world::{Payer, World};

pub use begin::begin;
pub use conclude::conclude;

/// What each payment takes off one invoice.
const AMOUNT_CENTS: i64 = 1;
const CURRENCY: &str = "USD";
const SHA_256: &str = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

pub struct NewPayment<'w> {
    world: &'w World,
    payer: &'w Payer,
    id: String,
    attempt: String,
}

impl<'w> NewPayment<'w> {
    pub fn new(world: &'w World) -> NewPayment<'w> {
        NewPayment { world, payer: world.pick(), id: world.id(), attempt: world.id() }
    }
}
