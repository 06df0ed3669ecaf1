//! AutoPay lived through, day by day, against the sandbox, on every database.

mod choosing;
mod crashes;
mod ending;
mod months;
mod retries;
pub mod world;
