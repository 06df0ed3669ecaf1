//! What meters showed, and when.

mod model;
mod store;
#[cfg(test)]
mod tests;

pub use model::{NewReading, Quality, Reading};
pub use store::{find_reading, insert_reading, readings_of, update_reading};
